const GS = '\x1d';
const FNC1 = 10;

/** What 8 bits from 232 on say among ASCII, and 6 bits from 58 on among capitals. */
const SIGNS = '!"%&\'()*+,-./:;<=>?_ ';
const SIGNS_BESIDE_CAPITALS = '*,-./';
/** Numbers of the dates in symbols of a weight and a date; and the date that says that there is none. */
const [DATES, NO_DATE] = [['11', '13', '15', '17'], 38_400];

/**
 * The elements that a DataBar Expanded holds, one after the other, with separators (ISO/IEC 24724, 7.2.5).
 * @param bits its data, as 0 and 1
 * @returns undefined where it is not made as the standard says
 */
export function expandedText(bits: string): string | undefined {
  const from = new Bits(bits);
  from.take(1); // whether a matrix symbol belongs to it
  if (from.skip('1')) return from.take(2) < 0 ? undefined : withRest(`01${gtin(from, from.take(4))}`, from);
  if (from.skip('00')) return from.take(2) < 0 ? undefined : withRest('', from);
  if (from.skip('0100')) return `01${gtin(from, 9)}3103${digits(from.take(15), 6)}`;
  if (from.skip('0101')) return `01${gtin(from, 9)}${pounds(from.take(15))}`;
  if (from.skip('01100')) {
    from.take(2);
    return withRest(`01${gtin(from, 9)}392${from.take(2)}`, from);
  }
  if (from.skip('01101')) {
    from.take(2);
    return withRest(`01${gtin(from, 9)}393${from.take(2)}${digits(from.take(10), 3)}`, from);
  }
  return from.skip('0111') ? weightAndDate(from) : undefined;
}

function pounds(weight: number): string {
  return weight < 10_000 ? `3202${digits(weight, 6)}` : `3203${digits(weight - 10_000, 6)}`;
}

function weightAndDate(from: Bits): string {
  const kind = from.take(3);
  const number = gtin(from, 9);
  const weight = from.take(20);
  const date = from.take(16);
  const measure = `${kind % 2 === 0 ? 310 : 320}${Math.floor(weight / 100_000)}${digits(weight % 100_000, 6)}`;
  const day = [Math.floor(date / 384), (Math.floor(date / 32) % 12) + 1, date % 32].map(part => digits(part, 2));
  return `01${number}${measure}${date === NO_DATE ? '' : `${DATES[kind >> 1]}${day.join('')}`}`;
}

/** A GTIN of 14 digits; its check digit is not in the symbol. */
function gtin(from: Bits, first: number): string {
  const rest = Array.from({ length: 4 }, () => digits(from.take(10), 3));
  return withCheckDigit(`${first}${rest.join('')}`);
}

/** Thirteen digits and their check digit (GS1 General Specifications, 7.9.1). */
export function withCheckDigit(thirteen: string): string {
  const sum = [...thirteen].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${thirteen}${(10 - (sum % 10)) % 10}`;
}

export function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

/** Adds what the rest of the bits say; it begins with digits, two in seven bits. */
function withRest(text: string, from: Bits): string | undefined {
  let said = text;
  let mode: 'digits' | 'capitals' | 'all' = 'digits';
  while (from.left > 3) {
    if (mode === 'digits') {
      if (from.skip('0000')) mode = 'capitals';
      else if (from.left < 7) {
        const last = from.take(4);
        from.end();
        if (last > FNC1) return undefined;
        said += last - 1;
      } else {
        const pair = from.take(7) - 8;
        if (pair < 0) return undefined;
        for (const digit of [Math.floor(pair / 11), pair % 11]) said += digit === FNC1 ? GS : digit;
      }
    } else if (from.skip('000')) mode = 'digits';
    else if (from.skip('00100')) mode = mode === 'all' ? 'capitals' : 'all';
    else if (from.left < 5) break;
    else {
      const character = from.skip('01111') ? GS : characterOf(from, mode);
      if (character === undefined) return undefined;
      said += character;
      if (character === GS) mode = 'digits';
    }
  }
  return said.replace(/\x1d+$/, '');
}

/** A character of five bits, a digit; or of one, two or three more. */
function characterOf(from: Bits, mode: 'capitals' | 'all'): string | undefined {
  const digit = from.take(5);
  if (digit < 15) return digit < 5 ? undefined : String(digit - 5);
  if (mode === 'capitals') {
    const value = 2 * digit + from.take(1) - 32;
    return value < 26 ? String.fromCharCode(65 + value) : SIGNS_BESIDE_CAPITALS[value - 26];
  }
  const value = 4 * digit + from.take(2) - 64;
  if (value < 26) return String.fromCharCode(65 + value);
  if (value < 52) return String.fromCharCode(97 + value - 26);
  return SIGNS[2 * (value + 64) + from.take(1) - 232];
}

class Bits {
  readonly #bits: string;
  #at = 0;

  constructor(bits: string) {
    this.#bits = bits;
  }

  get left(): number {
    return this.#bits.length - this.#at;
  }

  /** Goes on behind these bits if they are next. */
  skip(bits: string): boolean {
    const areNext = this.#bits.startsWith(bits, this.#at);
    if (areNext) this.#at += bits.length;
    return areNext;
  }

  end(): void {
    this.#at = this.#bits.length;
  }

  take(count: number): number {
    const from = this.#at;
    this.#at += count;
    return Number.parseInt(this.#bits.slice(from, this.#at).padEnd(count, '0'), 2);
  }
}
