import { findAi, type Ais } from './ai.js';
import { BASE_64_URL, URN_40 } from './alphabets.js';
import type { ParseContext, Parsed } from './code.js';
import { acceptAis, addElement } from './element-string.js';
import { aisOfEpc } from './epc.js';
import { CodeFailure, type Scan } from './scan.js';

/** Takes bits from the front, first to last. */
class Bits {
  #at = 0;
  readonly #bits: string;

  constructor(hex: string) {
    this.#bits = Array.from(hex, digit => parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  }

  take(count: number): string {
    return this.#bits.slice(this.#at, (this.#at += count)).padEnd(count, '0');
  }

  number(count: number): bigint {
    return BigInt(`0b0${this.take(count)}`);
  }

  /** Text of so many bits a character. */
  text(count: number, bits: number, character: (value: number) => string): string {
    return Array.from({ length: count }, () => character(Number(this.number(bits)))).join('');
  }

  get rest(): string {
    return this.#bits.slice(this.#at);
  }
}

/** Company prefixes have 12 to 6 digits; source: GS1 EPC Tag Data Standard 1.13, table 14-2 and its sisters. */
const PREFIX_BITS = [40, 37, 34, 30, 27, 24, 20];

/** By header: scheme, bits of prefix and reference together, bits of the serial (0: none), and of a character of it (0: a number). */
const HEADERS: Readonly<
  Record<string, readonly [scheme: string, digits: number, bits: number, serial: number, character: number]>
> = {
  '30': ['sgtin', 13, 44, 38, 0],
  '36': ['sgtin', 13, 44, 140, 7],
  '40': ['itip', 13, 44, 38, 0],
  '41': ['itip', 13, 44, 140, 7],
  '31': ['sscc', 17, 58, 0, 0],
  '32': ['sgln', 12, 41, 41, 0],
  '39': ['sgln', 12, 41, 140, 7],
  '33': ['grai', 12, 44, 38, 0],
  '37': ['grai', 12, 44, 112, 7],
  '2C': ['gdti', 12, 41, 41, 0],
  '3E': ['gdti', 12, 41, 119, 7],
  '34': ['giai', 0, 82, 0, 0],
};

const ascii = (value: number): string => (value ? String.fromCharCode(value) : '');

/** Tags of the first generation: filter, partition, company prefix, reference, serial. Source: TDS 1.13, section 14.5. */
function readPartitioned(header: string, bits: Bits, hex: string): Ais {
  const [scheme, digits, size, serialBits, character] = HEADERS[header] ?? ['', 0, 0, 0, 0];
  bits.take(3);
  const partition = Number(bits.number(3));
  const prefixBits = PREFIX_BITS[partition];
  if (!scheme || prefixBits === undefined) throw new CodeFailure('epc-header', hex);
  const width = 12 - partition;
  const prefix = String(bits.number(prefixBits)).padStart(width, '0');
  const referenceDigits = digits - width;
  const reference = String(bits.number(size - prefixBits)).padStart(Math.max(0, referenceDigits), '0');
  const parts = [prefix, digits && !referenceDigits ? '' : reference];
  if (scheme === 'itip') parts.push(...[bits.number(7), bits.number(7)].map(piece => String(piece).padStart(2, '0')));
  if (character) parts.push(bits.text(serialBits / character, character, ascii));
  else if (serialBits) parts.push(String(bits.number(serialBits)));
  const padding = scheme === 'sscc' ? 24 : 15;
  if (bits.rest.length > padding || bits.rest.includes('1')) throw new CodeFailure('epc-length', hex);
  return aisOfEpc(scheme, parts);
}

/** A serial with its encoding and length in front. Source: GS1 EPC Tag Data Standard 2.0, section 14.5.6. */
function readTypedSerial(bits: Bits): string {
  const encoding = Number(bits.number(3));
  const length = Number(bits.number(5));
  const hex = (value: number) => value.toString(16);
  if (encoding === 0) return String(bits.number(Math.ceil(length * Math.log2(10)))).padStart(length, '0');
  if (encoding === 1) return bits.text(length, 4, hex).toUpperCase();
  if (encoding === 2) return bits.text(length, 4, hex);
  if (encoding === 3) return bits.text(length, 6, value => BASE_64_URL.charAt(value));
  if (encoding === 4) return bits.text(length, 7, ascii);
  const three = (value: number) =>
    [Math.floor((value - 1) / 1600), Math.floor((value - 1) / 40) % 40, (value - 1) % 40]
      .map(i => URN_40.charAt(i))
      .join('');
  return encoding === 5 ? bits.text(Math.ceil(length / 3), 16, three).trim() : '';
}

function readDate(bits: Bits): string {
  return [bits.number(7), bits.number(4), bits.number(5)].map(part => String(part).padStart(2, '0')).join('');
}

/** Which date stands in a DSGTIN+. */
const DATE_AIS = ['11', '13', '15', '16', '17', '7006', '7007'];

/** SGTIN+ and DSGTIN+, with the dates that may follow. Source: GS1 EPC Tag Data Standard 2.0, sections 14.6 and 15.3. */
function readPlus(dated: boolean, bits: Bits): Ais {
  const ais: [string, string][] = [];
  const dateAi = () => DATE_AIS[Number(bits.number(4))] ?? '';
  const followed = bits.take(1) === '1';
  bits.take(3);
  const date: [string, string][] = dated ? [[dateAi(), readDate(bits)]] : [];
  const gtin = bits.text(14, 4, String);
  const said: [string, string][] = [['01', gtin], ['21', readTypedSerial(bits)], ...date];
  while (followed && bits.rest.includes('1') && said.length < 9) {
    const ai = bits.text(2, 4, String);
    if (findAi(ai)?.checks[0] !== 'd') break; // data that nobody here needs, and that says no length of its own
    said.push([ai, readDate(bits)]);
  }
  for (const [ai, value] of said) addElement(ais, ai, value);
  return ais;
}

/** Step 5: the EPC memory of an RFID tag in hexadecimal; only from an RFID source, where anything else is an error. */
export function readEpcHex(scan: Scan, context: ParseContext): Parsed | undefined {
  if (scan.source !== 'rfid') return undefined;
  const hex = scan.text.toUpperCase();
  if (!/^[\dA-F]{16,128}$/.test(hex)) throw new CodeFailure('epc-header', hex);
  const bits = new Bits(hex);
  const header = hex.slice(0, 2);
  bits.take(8);
  const plus = header === 'F7' || header === 'FB';
  const ais = plus ? readPlus(header === 'FB', bits) : readPartitioned(header, bits, hex);
  return acceptAis(scan, 'epc', ais, context);
}
