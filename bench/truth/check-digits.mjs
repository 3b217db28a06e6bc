// The check digits that labels end in, written once more: what is measured must not measure itself.
const sumOf = values => values.reduce((sum, value) => sum + value, 0);
const closing = sum => String((10 - (sum % 10)) % 10);

/** Source: GS1 General Specifications, 7.9. */
export function withGs1Digit(body) {
  return body + closing(sumOf([...body].reverse().map((digit, at) => Number(digit) * (at % 2 ? 1 : 3))));
}

/** Source: ISO/IEC 7812-1, annex B. */
export function withLuhnDigit(body) {
  const values = [...body].reverse().map((digit, at) => {
    const value = Number(digit) * (at % 2 ? 1 : 2);
    return value > 9 ? value - 9 : value;
  });
  return body + closing(sumOf(values));
}

const CHARSET_43 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
/** Source: ANSI/HIBC 2.6, appendix B. */
export function withMod43(text) {
  return text + CHARSET_43[sumOf([...text].map(character => CHARSET_43.indexOf(character))) % 43];
}

/** The UPC-A behind the six digits of a UPC-E of number system 0 whose last digit is 5 to 9. */
export function upcAOf(six) {
  return withGs1Digit(`0${six.slice(0, 5)}0000${six[5]}`);
}
