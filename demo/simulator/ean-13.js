/**
 * Widths of the digits in number set A, in modules; set B is its mirror image, and C has A's widths with bars first.
 * Source: GS1 General Specifications, 5.2.
 */
const DIGITS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/**
 * Which set, A or B, each of the six left digits is in, by the leading digit: nothing else in the symbol says that
 * digit.
 */
const LEADING = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA'];

/**
 * Widths of bars and spaces in turn, in modules, of an EAN-13 symbol. @param {string} digits 13 digits with a right
 * check digit
 */
export function ean13(digits) {
  const sets = LEADING[Number(digits[0])];
  const left = [...digits.slice(1, 7)].map((digit, at) => {
    const widths = [...DIGITS[Number(digit)]];
    return sets[at] === 'A' ? widths : widths.reverse();
  });
  const right = [...digits.slice(7)].map(digit => [...DIGITS[Number(digit)]]);
  return ['111', ...left, '11111', ...right, '111'].flatMap(widths => [...widths].map(Number));
}
