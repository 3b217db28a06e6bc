import { ASCII, BASE_64_URL, HEX, URN_40 } from './alphabets.js';
import { bitsOf, takeNumber, takeText, type Bits } from './bits.js';
import type { Elements } from './code.js';
import { addElement } from './element-string.js';
import { aisOfEpc, SCHEMES } from './epc.js';
import { fail, type Said, type Scan } from './scan.js';

/** The bits that so many decimal digits need. */
const bitsFor = (digits: number): number => Math.ceil(digits * Math.log2(10));

/**
 * By header: scheme, bits of prefix and reference together, bits of the serial (up to 41: a number; more: text of 7
 * bits a character).
 */
const HEADERS: Readonly<Record<string, readonly [scheme: string, size: number, serial: number]>> = {
  '30': ['sgtin', 44, 38],
  '36': ['sgtin', 44, 140],
  '40': ['itip', 44, 38],
  '41': ['itip', 44, 140],
  '31': ['sscc', 58, 0],
  '32': ['sgln', 41, 41],
  '39': ['sgln', 41, 140],
  '33': ['grai', 44, 38],
  '37': ['grai', 44, 112],
  '2C': ['gdti', 41, 41],
  '3E': ['gdti', 41, 119],
  '34': ['giai', 82, 0],
};

/**
 * Tags of the first generation: filter, partition, company prefix, reference, serial. Source: GS1 EPC Tag Data Standard
 * 1.13, section 14.5.
 */
function readPartitioned(header: string, bits: Bits): Elements {
  const [scheme, size, serialSize] = HEADERS[header] ?? fail('epc-header');
  takeNumber(bits, 3);
  const prefix = 12 - Number(takeNumber(bits, 3)); // of 12 to 6 digits
  if (prefix < 6) fail('epc-header');
  const width = (SCHEMES[scheme]?.[0] ?? 0) - prefix;
  const parts = [takeNumber(bits, bitsFor(prefix), prefix), takeNumber(bits, size - bitsFor(prefix), width)];
  if (!width) parts[1] = '';
  if (scheme === 'itip') parts.push(takeNumber(bits, 7, 2), takeNumber(bits, 7, 2));
  if (serialSize) parts.push(serialSize > 41 ? takeText(bits, serialSize / 7, ASCII) : takeNumber(bits, serialSize));
  if (!/^0{0,24}$/.test(bits.join(''))) fail('epc-length'); // only zeros may fill up a tag; 24 of them behind an SSCC
  return aisOfEpc(scheme, parts);
}

/** A serial with its encoding and length in front. Source: GS1 EPC Tag Data Standard 2.0, section 14.5.6. */
function readTypedSerial(bits: Bits): string {
  const encoding = Number(takeNumber(bits, 3));
  const length = Number(takeNumber(bits, 5));
  if (!encoding) return takeNumber(bits, bitsFor(length), length);
  const alphabet = [HEX, HEX.toLowerCase(), BASE_64_URL, ASCII][encoding - 1];
  if (alphabet) return takeText(bits, length, alphabet);
  const three = () => {
    const value = Number(takeNumber(bits, 16)) - 1;
    return [1600, 40, 1].map(place => URN_40.charAt((value / place) % 40)).join('');
  };
  if (encoding > 5) return '';
  return Array.from({ length: Math.ceil(length / 3) }, three)
    .join('')
    .trim();
}

const readDate = (bits: Bits): string => takeNumber(bits, 7, 2) + takeNumber(bits, 4, 2) + takeNumber(bits, 5, 2);

/** The dates that a DSGTIN+ may have, by their number. */
const DATE_AIS = ['11', '13', '15', '16', '17', '7006', '7007'];

/**
 * SGTIN+ and DSGTIN+, with the dates that may follow. Source: GS1 EPC Tag Data Standard 2.0, sections 14.6 and 15.3.
 */
function readPlus(dated: boolean, bits: Bits): Elements {
  const ais: [string, string][] = [];
  const followed = Number(takeNumber(bits, 4)) > 7; // the first bit; the other three are the filter
  const date = dated && ([DATE_AIS[Number(takeNumber(bits, 4))] ?? '', readDate(bits)] as const);
  addElement(ais, '01', takeText(bits, 14, HEX));
  addElement(ais, '21', readTypedSerial(bits));
  if (date) addElement(ais, ...date);
  while (followed && bits.includes('1')) {
    const ai = takeText(bits, 2, HEX);
    if (!/^1[1-35-7]$/.test(ai)) break; // other data, which is not needed here and whose length is not known
    addElement(ais, ai, readDate(bits));
  }
  return ais;
}

/**
 * What readers write around an EPC: blanks, hyphens, `0x`; and the protocol control word in front, whose first five
 * bits count the words that follow (6 or 13: tags of 96 and 198 bits), and whose eighth would say that they are no EPC.
 * Source: GS1 EPC Tag Data Standard 1.13, sections 9.3 and 14.2.
 */
const AROUND_EPC = /^0x|[\s-]/gi;
const CONTROL_WORD = /^(3[0246]..(?=.{24}$)|6[8ACE]..(?=.{52}$))/;

/**
 * Step 7: the EPC memory of an RFID tag in hexadecimal, with or without what readers write
 * around it; only from an RFID source, where anything else is an error.
 */
export function readEpcHex({ text, source }: Scan): Said | undefined {
  if (source !== 'rfid') return undefined;
  const hex = text.replace(AROUND_EPC, '').toUpperCase().replace(CONTROL_WORD, '');
  if (!/^[\dA-F]{16,128}$/.test(hex)) fail('epc-header');
  const bits = bitsOf(hex, HEX);
  const header = takeText(bits, 2, HEX);
  const ais = /F[7B]/.test(header) ? readPlus(header === 'FB', bits) : readPartitioned(header, bits);
  return { syntax: 'epc', ais };
}
