import type { Elements, Syntax } from './code.js';
import type { Reading } from './reading.js';

/** The group separator that ends an element: FNC1 as scanners send it. */
export const GS = '\x1d';

/** A reading made ready for the grammars. */
export interface Scan extends Reading {
  /** Terminators and outer white space dropped, AIM identifier split off; otherwise as the device gave it. */
  readonly text: string;
  /** `text` with what stands for a separator turned into one. */
  readonly separated: string;
  /** Did separators stand side by side? */
  readonly doubled: boolean;
}

const SEPARATORS = new RegExp(`${GS}+`, 'g');
/** What keyboard wedges and terminals type in the place of a separator. */
const SUBSTITUTES = /<GS>|\{GS\}|\^\]|\u241d/g;

function textOf(bytes: Iterable<number>, hex: boolean): string {
  return Array.from(bytes, byte => (hex ? byte.toString(16).padStart(2, '0') : String.fromCharCode(byte))).join('');
}

/** Step 1: splits off the AIM identifier and drops what is never part of a code. */
export function cleanReading(reading: Reading): Scan {
  const { source, bytes = [] } = reading;
  const whole = (reading.text || textOf(bytes, source === 'rfid')).trim();
  const [, aim = reading.aim, text = ''] = /^(\][a-z][\da-z])?([^]*)$/i.exec(whole) ?? [];
  const single = text.replace(SUBSTITUTES, GS);
  const separated = single.replace(SEPARATORS, GS);
  return { ...reading, text, separated, aim, doubled: single !== separated };
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
