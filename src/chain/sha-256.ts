/** The constants are the first 32 bits of the fractions of these primes' roots. Source: FIPS 180-4, section 4.2.2. */
const PRIMES: number[] = [];
for (let next = 2; PRIMES.length < 64; next++) if (PRIMES.every(prime => next % prime > 0)) PRIMES.push(next);
const fraction = (root: number): number => (root % 1) * 2 ** 32;
const START = Int32Array.from(PRIMES.slice(0, 8), prime => fraction(Math.sqrt(prime)));
const KEYS = Int32Array.from(PRIMES, prime => fraction(Math.cbrt(prime)));

const BLOCK = 64;
const WORDS = new Int32Array(64);

/**
 * SHA-256 in lower-case hex, at once: the platform's own makes a promise, for which no IndexedDB transaction waits. All
 * numbers are in typed arrays and locals. As fields of an object, as libraries have them, those of 32 bits are objects
 * of their own in browsers (not so in Node), and the hash takes three times as long.
 * Source: FIPS 180-4, section 6.2.
 */
export function hex256(bytes: Uint8Array): string {
  const state = START.slice();
  const rest = bytes.subarray(bytes.length - (bytes.length % BLOCK));
  const end = new Uint8Array(rest.length < BLOCK - 8 ? BLOCK : 2 * BLOCK);
  end.set(rest);
  end[rest.length] = 0x80;
  new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(bytes.length) * 8n);
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) mix(state, bytes, at);
  for (let at = 0; at < end.length; at += BLOCK) mix(state, end, at);
  return Array.from(state, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Bytes in lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Mixes one block into the state. The letters are those of the standard. Indexes are always within, which the compiler
 * does not know. Nothing is taken apart as a list, because that is slow here.
 */
function mix(state: Int32Array, bytes: Uint8Array, from: number): void {
  schedule(bytes, from);
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let at = 0; at < 64; at++) {
    const sum = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + sum + (g ^ (e & (f ^ g))) + (KEYS[at] as number) + (WORDS[at] as number)) | 0;
    const other = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    const next = (one + other + ((a & b) ^ (c & (a ^ b)))) | 0;
    c = b;
    b = a;
    a = next;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
}

/** The words of a block, and those that follow from them. */
function schedule(bytes: Uint8Array, from: number): void {
  for (let at = 0; at < 16; at++) {
    const byte = from + 4 * at;
    const high = ((bytes[byte] as number) << 8) | (bytes[byte + 1] as number);
    const low = ((bytes[byte + 2] as number) << 8) | (bytes[byte + 3] as number);
    WORDS[at] = (high << 16) | low;
  }
  for (let at = 16; at < 64; at++) {
    const late = WORDS[at - 2] as number;
    const soon = WORDS[at - 15] as number;
    const one = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    const other = ((soon >>> 7) | (soon << 25)) ^ ((soon >>> 18) | (soon << 14)) ^ (soon >>> 3);
    WORDS[at] = (one + (WORDS[at - 7] as number) + other + (WORDS[at - 16] as number)) | 0;
  }
}
