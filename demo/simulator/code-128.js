/** Bar and space widths of the 107 symbols, in modules. Source: ISO/IEC 15417, table 1. */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');
/** Function 1: the mark of GS1, and what stands between its elements. */
export const GROUP_SEPARATOR = String.fromCharCode(29);
const [CODE_C, CODE_B, FNC1, START_B, START_C, STOP] = [99, 100, 102, 104, 105, 106];

/**
 * Widths of bars and spaces in turn, in modules, of a Code 128 symbol. A group separator becomes FNC1, and so makes a
 * GS1-128 symbol where it comes first.
 * @param {string} text ASCII 32 to 126 and `GROUP_SEPARATOR`
 */
export function code128(text) {
  const values = valuesOf(text);
  const check = values.reduce((sum, value, at) => sum + value * Math.max(at, 1), 0) % 103;
  return [...values, check, STOP].flatMap(value => [...SYMBOLS[value]].map(Number));
}

/** Code set C packs two digits into a symbol: worth it from four digits on. */
function valuesOf(text) {
  const values = [/^\d{4}/.test(text.replace(GROUP_SEPARATOR, '')) ? START_C : START_B];
  let inC = values[0] === START_C;
  for (let at = 0; at < text.length;) {
    const [digits] = text
      .slice(at)
      .split(/\D/, 1)
      .map(({ length }) => length);
    const wantC = inC ? digits >= 2 : digits >= 4 && digits % 2 === 0;
    if (text[at] === GROUP_SEPARATOR) {
      values.push(FNC1);
      at += 1;
      continue;
    }
    if (wantC !== inC) values.push(wantC ? CODE_C : CODE_B);
    inC = wantC;
    values.push(inC ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 32);
    at += inC ? 2 : 1;
  }
  return values;
}
