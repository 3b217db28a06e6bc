import type { Elements, ParseContext, Syntax } from './code.js';
import type { Reading } from './reading.js';

/** The group separator that ends an element: FNC1 as scanners send it. */
export const GS = '\x1d';

/** A reading made ready for the grammars. */
export interface Scan extends Reading {
  /** Empty where the device gives none. */
  readonly aim: string;
  /**
   * Terminators and outer white space dropped, AIM identifier split off, and with it the escapes of ECI that it
   * announces; otherwise as the device gave it.
   */
  readonly text: string;
  /** `text` with what stands for a separator turned into one. */
  readonly separated: string;
  /** Did separators stand side by side? */
  readonly doubled: boolean;
}

/** The record separator and the end of transmission: they part and end the envelopes of ISO 15434. */
export const RS = '\x1e';
export const EOT = '\x04';

const SEPARATORS = new RegExp(`${GS}+`, 'g');
/**
 * What keyboard wedges and terminals type in place of a separator: its name in brackets, its key behind a caret, its
 * picture in Unicode, or its glyph in code page 437. Those of other ones than GS count in a message of ISO 15434 only,
 * because elsewhere they may be part of a value.
 */
const SUBSTITUTES: readonly (readonly [spelled: RegExp, separator: string])[] = [
  [/[<{[](GS|FNC1)[>}\]]|\^]|[\u241d\u2194]/gi, GS],
  [/[<{[]RS[>}\]]|[\u241e\u25b2]/gi, RS],
  [/[<{[]US[>}\]]|[\u241f\u25bc]/gi, '\x1f'],
  [/[<{[]EOT[>}\]]|[\u2404\u2666]/gi, EOT],
];

/**
 * AIM identifiers of readers that send extended channel interpretations (ECI) as escapes: Aztec, Data Matrix, DotCode,
 * PDF417 and QR. A backslash and six digits name the character set; a doubled backslash is one.
 * Source: ISO/IEC 15424, table of option values and protocol of ECI.
 */
const HAS_ECI = /^\](z[3-5]|d[4-6]|J[3-5]|L1|Q[246])$/;

/** The text with separators in the place of what stands for them. */
function separate(text: string): string {
  const substitutes = SUBSTITUTES.slice(0, /^>?\[\)/.test(text) ? 4 : 1);
  return substitutes.reduce((whole, [spelled, separator]) => whole.replace(spelled, separator), text);
}

function textOf(bytes: Iterable<number>, hex: boolean): string {
  return Array.from(bytes, byte => (hex ? byte.toString(16).padStart(2, '0') : String.fromCharCode(byte))).join('');
}

/** Step 1: splits off the AIM identifier and drops what is never part of a code. */
export function cleanReading(reading: Reading): Scan {
  const { source, bytes = [] } = reading;
  const whole = (reading.text || textOf(bytes, source === 'rfid')).trim();
  const [, aim = reading.aim ?? '', sent = ''] = /^(\][a-z][\da-z])?([^]*)$/i.exec(whole) ?? [];
  const text = HAS_ECI.test(aim) ? sent.replace(/\\(?:\d{6}|(\\))/g, '$1') : sent;
  const single = separate(text);
  const separated = single.replace(SEPARATORS, GS);
  return { ...reading, text, separated, aim, doubled: single !== separated };
}

/** Did somebody type the text where a serial is asked for? Then a weak clue does not make a product of it. */
export function isTypedSerial({ source }: Scan, { expects }: ParseContext): boolean {
  return source === 'manual' && expects === 'serial';
}

/** What `fail` throws; `parseReading` turns it into a result, so that it never leaves `codes`. */
export class CodeFailure extends Error {}

/** Ends the reading of a code with the rule that a part of it breaks; without `part`, the whole of it. */
export function fail(rule: string, part?: string): never {
  throw new CodeFailure(rule, { cause: part });
}

/** What a grammar found in a scan; a warning that does not apply is falsy. */
export interface Said {
  readonly syntax: Syntax;
  readonly ais?: Elements;
  readonly dis?: Elements;
  /** What the code says besides its elements. An empty product means that none is to be picked. */
  readonly gtin?: string;
  readonly product?: string;
  readonly serial?: string;
  readonly warnings?: readonly (string | false)[];
}
