// Chance that comes again with the same seed.
export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What makers use who leave out the letters that look like digits. */
export const CLEAR = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
export const HEX = '0123456789ABCDEF';

/** Mulberry32: 32 bits of state, in the public domain, and good enough to mix labels. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chanceOf(seed) {
  const next = numbers(seed);
  const below = limit => Math.floor(next() * limit);
  const pick = list => list[below(list.length)];
  const text = (alphabet, length) => Array.from({ length }, () => pick(alphabet)).join('');
  const two = number => String(number).padStart(2, '0');
  return { below, pick, text, date: () => `${22 + below(8)}${two(1 + below(12))}${two(1 + below(28))}` };
}
