/**
 * Stands for the class of the package `ts-custom-error` where @zxing/library is bundled. The library says "nothing
 * here" by throwing, dozens of times a picture, and nobody reads where it did: the trace of the stack took a twentieth
 * of the time.
 */
export class CustomError {
  constructor(/** @type {string | undefined} */ message) {
    this.message = message;
  }
}
