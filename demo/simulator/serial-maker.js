const pick = characters => characters[Math.floor(Math.random() * characters.length)];

function luhn(body) {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** GS1's check digit for GTIN and SSCC. */
export function withCheckDigit(body) {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

const spread = set =>
  set.replace(/(.)-(.)/g, (_, from, to) => String.fromCharCode(...range(from.charCodeAt(0), to.charCodeAt(0))));
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/**
 * Makes a serial that fits the product's rule: an IMEI, or the literals and `[set]{n}` of its pattern.
 * @param {{ sku: string, serialRule?: { kind?: string, pattern?: string } }} product
 */
export function makeSerial({ serialRule: rule = {}, sku }) {
  if (rule.kind === 'imei') return luhn('3587' + digits(10));
  const pattern = rule.pattern ?? `${sku.slice(0, 2)}[A-Z]{2}[0-9]{7}`;
  return pattern.replace(/\[([^\]]+)\](?:\{(\d+)\})?/g, (_, set, count = '1') =>
    Array.from({ length: Number(count) }, () => pick(spread(set))).join(''),
  );
}

const digits = count => Array.from({ length: count }, () => pick('0123456789')).join('');

/** A serial that breaks the product's rule: a wrong check digit, or too short. */
export function spoil(serial) {
  if (/^\d{15}$/.test(serial)) return serial.slice(0, 14) + String((Number(serial[14]) + 1) % 10);
  return serial.slice(0, 5);
}
