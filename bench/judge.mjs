// When a text that was read counts as the one that is printed.

/**
 * The text without what engines write differently for the same code: separators, line ends, the leading zero of a
 * UPC-A, a shortened UPC-E.
 */
export function comparable(text) {
  const plain = text.replace(/^\]C1/, '').replaceAll('\x1d', '').replace(/\r\n?/g, '\n').trim();
  return /^\d{8}$|^\d{12,13}$/.test(plain) ? gtin13(plain) : plain;
}

/**
 * The codes of a film that give the wanted one: itself, and those whose GS1 serial (AI 21, also in a link) is what it
 * says, with or without the data identifier S.
 */
export function codesWanted(codes, target) {
  const texts = codes.filter(({ role }) => role === target).map(({ text }) => text);
  const serials = texts.flatMap(text => [text, text.replace(/^S/, '')]);
  const holds = text => serials.some(serial => text.includes(`/21/${serial}`) || text.includes(`21${serial}`));
  return codes.filter(({ text }) => texts.includes(text) || holds(text));
}

function gtin13(digits) {
  const long = digits.length === 8 && hasCheckDigit(expandUpcE(digits)) ? expandUpcE(digits) : digits;
  return long.padStart(13, '0');
}

function expandUpcE([system, a, b, c, d, e, last, check]) {
  const middle = '012'.includes(last)
    ? `${a}${b}${last}0000${c}${d}${e}`
    : last === '3'
      ? `${a}${b}${c}00000${d}${e}`
      : last === '4'
        ? `${a}${b}${c}${d}00000${e}`
        : `${a}${b}${c}${d}${e}0000${last}`;
  return `${system}${middle}${check}`;
}

function hasCheckDigit(digits) {
  return [...digits].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

export const median = values => percentile(values, 0.5);

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
