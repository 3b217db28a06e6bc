/**
 * By what a name is known that was erased. The name itself is kept nowhere; but whoever has this can tell whether a
 * name that comes in is the one.
 */
export interface ErasedName {
  /** 16 random bytes in lower-case hex. */
  readonly salt: string;
  /** What stands for the name where its group has no salt: see `tokenOf`. */
  readonly token: string;
}

/** What a name becomes when it is erased: this, and SHA-256 in lower-case hex. */
export const SEALED = 'sealed:';

/** Whether this stands for a name that was erased. */
export function isSealed(name: string): boolean {
  return /^sealed:[0-9a-f]{64}$/.test(name);
}
