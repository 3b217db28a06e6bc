import type { Symbol } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import { PictureDecoder } from './decode-picture.js';
import type { GrayPicture } from './gray-picture.js';
import type { WasmDecoder } from './wasm-decoder.js';

const OWN: DecoderRung = { name: 'serialkit', isUsed: true, reason: 'always' };

/** Our own reading first; what it cannot read is tried by zxing-cpp, where the host serves it. */
export class DecoderLadder {
  readonly #own = new PictureDecoder();
  readonly #wasmUrl: string | undefined;
  #wasm: Promise<WasmDecoder> | undefined;
  #rungs: readonly DecoderRung[];

  constructor(wasmUrl?: string) {
    this.#wasmUrl = wasmUrl;
    this.#rungs = [OWN, { name: 'zxing-wasm', isUsed: !!wasmUrl, reason: wasmUrl ? 'allowed' : 'not-served' }];
  }

  /** A new list whenever something has changed. */
  get rungs(): readonly DecoderRung[] {
    return this.#rungs;
  }

  /** Never fails because of the second rung: without it the first still reads. */
  async decode(picture: GrayPicture): Promise<readonly Symbol[]> {
    const symbols = this.#own.decode(picture);
    if (symbols.length > 0 || !this.#wasmUrl || !this.#rungs[1]?.isUsed) return symbols;
    try {
      const wasm = await (this.#wasm ??= openWasm(this.#wasmUrl));
      return await wasm.decode(picture);
    } catch {
      this.#rungs = [OWN, { name: 'zxing-wasm', isUsed: false, reason: 'failed' }];
      return [];
    }
  }
}

/** Loaded only where the host asked for it. */
async function openWasm(url: string): Promise<WasmDecoder> {
  const { WasmDecoder } = await import('./wasm-decoder.js');
  return new WasmDecoder(url);
}
