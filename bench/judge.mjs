// When a text that was read counts as the one that is printed.

/** Without what engines write differently for the same code: separators, line ends, the leading zero of a UPC-A, a shortened UPC-E. */
export function comparable(text) {
  const plain = text.replace(/^\]C1/, '').replaceAll('\x1d', '').replace(/\r\n?/g, '\n').trim();
  return /^\d{8}$|^\d{12,13}$/.test(plain) ? gtin13(plain) : plain;
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
