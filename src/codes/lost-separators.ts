import { hasGs1CheckDigit } from './check-digits.js';

const SHORTEST = 11;
const LONGEST = 90;
/**
 * What elements prove, in points: a GTIN or SSCC with a right check digit is enough, and so are two dates. A date and
 * an element of variable length are, too, of which several count once, because any text has some.
 */
const PROOF = 3;
const DATE = 2;

/**
 * What wedges, terminals and bridges type where a control character stands: its name or number in brackets, its
 * picture, an escape of it, its key behind a caret; and a sign that is in no value of GS1 between two elements.
 */
export const SPELLED = new RegExp(
  [
    String.raw`[<{[]([FGRU]S|EOT|[SE]TX|CR|LF|TAB|NUL|ENTER|FNC ?\d|F\d\d?|(0x)?1[def])[>}\]]|\((GS|FNC1)\)`,
    '[\u2400-\u2421\u2194\u25b2\u25bc\u2666]',
    String.raw`(\\[ux]|_x|%)(00)?1[def]|\\03[4-7]|\\[nrt]$|&#(29|30|31);|~d?029|\^]`,
    String.raw`^\^?(0[0-2]|1[0-7]|2[0-2]).+[#@^~](0[0-2]|1[0-7]|2[0-4]|3[07]|9\d)`,
  ].join('|'),
  'i',
);

/** How far an element may reach from here, and what it proves. */
type Step = readonly [end: number, points: number];

/**
 * Does the text read from its first to its last character as GS1 elements, if those of variable length may end
 * anywhere? Such a text is a label whose separators were lost on the way, and its values have no certain end. A lone
 * date or a lot proves nothing, and the two do. Linear in the length of the text. Source: GS1 General Specifications,
 * 7.8.
 * @example
 * isElementString('1021072911172405310100693570007182'); // true: lot, expiry and GTIN
 * isElementString('SN10210729'); // false
 */
export function isElementString(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST) return false;
  const points: (number | undefined)[] = [0];
  // Many a number ends as a date would, so that one of digits alone must begin with it.
  const hasLetters = /\D/.test(text);
  for (let at = 0; at < text.length; at++) {
    const proved = points[at];
    if (proved === undefined) continue;
    for (const [end, more] of stepsFrom(text, at)) {
      const isVariable = more === 0 && (proved >= DATE || hasLetters);
      points[end] = Math.max(points[end] ?? 0, isVariable ? proved | 1 : proved + more);
    }
  }
  return (points[text.length] ?? 0) >= PROOF;
}

function stepsFrom(text: string, at: number): readonly Step[] {
  const ai = text.slice(at, at + 2);
  const from = at + 2;
  if (/^0[012]$/.test(ai)) {
    const code = text.slice(from, from + (ai === '00' ? 18 : 14));
    const isWhole = code.length === (ai === '00' ? 18 : 14) && hasGs1CheckDigit(code);
    return isWhole ? [[from + code.length, PROOF]] : [];
  }
  if (/^1[1235-7]$/.test(ai)) return isDate(text.slice(from, from + 6)) ? [[from + 6, DATE]] : [];
  if (/^(10|21|22)$/.test(ai)) return ends(from, Math.min(20, text.length - from));
  const [digits = ''] = /^3[07]$/.test(ai) ? (/^\d{1,8}/.exec(text.slice(from)) ?? []) : [];
  return ends(from, digits.length);
}

const ends = (from: number, most: number): readonly Step[] =>
  Array.from({ length: Math.max(most, 0) }, (_, at): Step => [from + at + 1, 0]);

/** A date of GS1, `YYMMDD`; day 00 means the end of the month. */
function isDate(text: string): boolean {
  const [, month = 0, day = 0] = /^\d\d(\d\d)(\d\d)$/.exec(text)?.map(Number) ?? [];
  return month >= 1 && month <= 12 && day <= 31;
}

/**
 * May a serial of an element string without an AIM identifier end before the text does, because an element could begin
 * within it?
 */
export function mayEndEarlier(serial: string): boolean {
  for (let at = 1; at < serial.length - 3; at++) {
    const rest = serial.slice(at);
    if (/^(10|21).{2}/.test(rest)) return true;
    if (/^1[1235-7]\d{6}$/.test(rest) && isDate(rest.slice(2))) return true;
  }
  return false;
}
