// The scanners of the bench: pace, suffix, and what the page's keyboard layout makes of their keys. The figures are
// those that makers and users have published. Nothing here is recorded.

/** Numbers from 0 to 1 that look random, yet are the same for a seed. */
export function chance(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const about = (ms, share) => random => ms * (1 + share * (2 * random() - 1));
const bluetooth = random => 5 + 45 * random() ** 2 + (random() < 0.05 ? 10 : 0);
const chunks = (leastMs, mostMs) => (random, index) =>
  index % 4 === 0 ? leastMs + (mostMs - leastMs) * random() : 1 + 3 * random();

const AZERTY_DIGITS = 'à&é"\'(-è_ç';
const AZERTY = { KeyA: 'q', KeyQ: 'a', KeyW: 'z', KeyZ: 'w', KeyM: ',', Minus: ')', Period: ':', Slash: '!' };
const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';

const capsLock = stroke => {
  const { key } = stroke;
  const upper = key.toUpperCase();
  return { ...stroke, capsLock: true, key: /^[a-z]$/i.test(key) ? (key === upper ? key.toLowerCase() : upper) : key };
};
const azerty = stroke => {
  const digit = /^Digit(\d)$/.exec(stroke.code)?.[1];
  if (digit) return { ...stroke, key: stroke.shift ? digit : AZERTY_DIGITS[digit] };
  const key = AZERTY[stroke.code];
  if (!key) return stroke;
  return { ...stroke, key: stroke.shift ? (key === ',' ? '?' : key.toUpperCase()) : key };
};
const arabic = stroke => (/^\d$/.test(stroke.key) ? { ...stroke, key: ARABIC_DIGITS[stroke.key] } : stroke);

export const scanners = [
  { name: 'USB 2 ms', pace: about(2, 0.15), suffix: '\r' },
  { name: 'USB 5 ms, Tab', pace: about(5, 0.15), suffix: '\t' },
  { name: 'USB 8 ms, no suffix', pace: about(8, 0.15), suffix: '' },
  { name: 'USB 10 ms, Enter and Down', pace: about(10, 0.15), suffix: '\r↓' },
  { name: 'USB 19 ms', pace: about(19, 0.15), suffix: '\r' },
  { name: 'USB 19 ms, no suffix', pace: about(19, 0.15), suffix: '' },
  { name: 'Bluetooth 5-60 ms', pace: bluetooth, suffix: '\r' },
  { name: 'Bluetooth 5-60 ms, no suffix', pace: bluetooth, suffix: '' },
  { name: 'chunks of 4', pace: chunks(60, 150), suffix: '\r' },
  { name: 'chunks of 4, no suffix', pace: chunks(60, 120), suffix: '' },
  { name: 'Zebra 85 ms', pace: about(85, 0.12), suffix: '\r' },
  { name: 'slow 112 ms', pace: about(112, 0.05), suffix: '\r' },
  { name: 'AIM identifier', pace: about(10, 0.15), suffix: '\r', prefix: ']C0' },
  { name: 'prefix *', pace: about(6, 0.15), suffix: '\r', prefix: '*' },
  { name: 'under Caps Lock', pace: about(10, 0.15), suffix: '\r', layout: capsLock },
  { name: 'under AZERTY', pace: about(10, 0.15), suffix: '\r', layout: azerty },
  { name: 'under Arabic digits', pace: about(10, 0.15), suffix: '\r', layout: arabic },
  { name: 'with Shift strokes', pace: about(8, 0.15), suffix: '\r', shifts: true },
];

const SIGNS = { '-': 'Minus', '.': 'Period', '/': 'Slash', ']': 'BracketRight', '*': 'Digit8' };
const NAMED = { '\r': 'Enter', '\t': 'Tab', '↓': 'ArrowDown' };

/** The key of a character on a US keyboard. */
export function keyOf(character) {
  const name = NAMED[character];
  if (name) return { key: name, code: name };
  if (/\d/.test(character)) return { key: character, code: `Digit${character}` };
  if (/[a-z]/i.test(character))
    return { key: character, code: `Key${character.toUpperCase()}`, shift: /[A-Z]/.test(character) };
  return { key: character, code: SIGNS[character], shift: character === '*' };
}

/** The strokes of one scan: when each was pressed (`timeMs`) and when the page hears of it (`arrivesMs`). */
export function scan(scanner, text, random, startMs, focus = 'none') {
  const { pace, suffix, prefix = '', layout = stroke => stroke, shifts } = scanner;
  let timeMs = startMs;
  return [...(prefix + text + suffix)].flatMap((character, index) => {
    if (index > 0) timeMs += pace(random, index);
    const stroke = { ...layout(keyOf(character)), timeMs, arrivesMs: timeMs + 1, focus };
    if (!shifts || !stroke.shift) return [stroke];
    return [{ ...stroke, key: 'Shift', code: 'ShiftLeft', timeMs: timeMs - 0.5, arrivesMs: timeMs + 0.5 }, stroke];
  });
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '0123456789';
const SHAPES = [
  [
    [LETTERS, 2],
    ['-', 1],
    [DIGITS, 7],
  ],
  [[LETTERS + DIGITS, 12]],
  [[DIGITS, 15]],
  [[DIGITS, 4]],
  [
    [LETTERS, 1],
    [DIGITS, 5],
  ],
  [
    ['S', 1],
    ['N', 1],
    [DIGITS, 4],
  ],
  [[LETTERS + DIGITS, 17]],
  [[LETTERS.toLowerCase() + DIGITS, 10]],
  [
    [LETTERS + DIGITS, 8],
    ['/', 1],
    [DIGITS, 3],
    ['.', 1],
    [DIGITS, 2],
  ],
  [[LETTERS + DIGITS, 24]],
  [[LETTERS + DIGITS, 40]],
  [[DIGITS, 8]],
  [
    [LETTERS, 3],
    [DIGITS, 10],
  ],
];

/** A serial of one of 13 shapes, 4 to 40 characters. */
export function serial(random, index) {
  const shape = SHAPES[index % SHAPES.length];
  return shape
    .flatMap(([alphabet, length]) => Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]))
    .join('');
}
