// Families of serials: what the units of one product have in common, and what differs. The forms are those that
// makers print; the serials are made up.
import { CLEAR, DIGITS, HEX, LETTERS } from './chance.mjs';
import { withLuhnDigit } from './check-digits.mjs';

/** Numbers that go up from box to box, with gaps. */
const running = length => chance => {
  const lead = chance.text(DIGITS, length - 4);
  const first = chance.below(7000);
  return nth => lead + String(first + nth * 4 + (nth % 3)).padStart(4, '0');
};
const random = length => chance => () => chance.text(DIGITS, length);
/** A lead that stays, and a part of its own alphabet for each unit. */
const led =
  (leadOf, ...parts) =>
  chance => {
    const lead = leadOf(chance);
    return () => lead + parts.map(([alphabet, length]) => chance.text(alphabet, length)).join('');
  };
const fixed = lead => () => lead;
const spaced = chance => {
  const lead = `20${chance.text(DIGITS, 2)} ${chance.text(DIGITS, 2)}-`;
  return () => `${lead}${chance.text(LETTERS, 2)} ${chance.text(DIGITS, 6)}`;
};
const named = (kinds, name, familyOf) => Object.fromEntries(kinds.map(kind => [`${name} ${kind}`, familyOf(kind)]));

/** Lengths at which digits may be a GTIN or an SSCC: one in ten serials has its check digit by chance. */
export const CODE_LENGTHS = [8, 12, 13, 14, 18];
const NUMBER_LENGTHS = [6, 7, 9, 10, 11, 15, 16, 20];

/** `(chance) => nth => serial`, for one product each. */
export const FAMILIES = {
  ...named(CODE_LENGTHS, 'running', running),
  ...named(CODE_LENGTHS, 'random', random),
  ...named(NUMBER_LENGTHS, 'running', running),
  ...named([5, 7, 9, 10, 14, 22, 30], 'letters and digits', length => led(fixed(''), [CLEAR, length])),
  'date and number': chance => {
    const date = chance.date();
    return nth => date + (1000 + nth * 7);
  },
  computer: led(chance => `C${chance.text(CLEAR, 2)}`, [CLEAR, 9]),
  notebook: led(chance => `5C${chance.pick(['D', 'G'])}`, [DIGITS, 4], [CLEAR, 3]),
  handset: led(chance => `R${chance.text(DIGITS, 1)}${chance.text(CLEAR, 2)}`, [CLEAR, 7]),
  television: led(chance => `0${chance.text(CLEAR, 3)}3${chance.text(CLEAR, 2)}`, [DIGITS, 6], [LETTERS, 1]),
  saw: led(chance => chance.text(DIGITS, 3), [DIGITS, 6]),
  drill: chance => nth => `${1 + chance.below(9)}${10_000 + nth + chance.below(80_000)}${chance.pick(['G', 'Y', 'E'])}`,
  spaced,
  slashed: led(chance => `${chance.text(LETTERS, 2)}/`, [DIGITS, 4], ['/', 1], [CLEAR, 2]),
  hyphened: led(chance => `${chance.text(LETTERS, 2)}-`, [DIGITS, 3], ['-', 1], [CLEAR, 4]),
  'small letters': chance => () => chance.text(CLEAR, 8).toLowerCase() + chance.text(DIGITS, 2),
  MAC: led(chance => chance.text(HEX, 6), [HEX, 6]),
  'MAC with colons': chance => {
    const maker = chance.text(HEX, 6);
    return () => (maker + chance.text(HEX, 6)).replace(/..(?=.)/g, '$&:');
  },
  IMEI: chance => {
    const model = `35${chance.text(DIGITS, 6)}`;
    return () => withLuhnDigit(model + chance.text(DIGITS, 6));
  },
  ICCID: chance => {
    const issuer = `8949${chance.text(DIGITS, 3)}`;
    return () => withLuhnDigit(issuer + chance.text(DIGITS, 11));
  },
  'form of its own': led(fixed('C0'), [CLEAR, 6]),
  'any form': led(fixed(''), [CLEAR, 11]),
  'begins with 21': led(fixed('21'), [DIGITS, 7], [CLEAR, 2]),
  'begins with 10': led(fixed('10'), [CLEAR, 8]),
  'begins with S': led(fixed('S'), [DIGITS, 2], [CLEAR, 7]),
};

/** The rules that the feed has for some of them. */
export const RULES = {
  IMEI: { kind: 'imei' },
  ICCID: { kind: 'iccid' },
  'form of its own': { pattern: 'C0[A-Z0-9]{6}' },
  'any form': { pattern: '[ -~]{5,200}' },
};

/** Is this one of the lengths of a GTIN or an SSCC, in digits alone? */
export function hasCodeLength(family) {
  return CODE_LENGTHS.some(length => family.endsWith(` ${length}`)) && /^(running|random)/.test(family);
}
