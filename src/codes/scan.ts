import type { Code, Parsed, Syntax } from './code.js';
import type { Reading } from './reading.js';

/** The group separator that ends an element: FNC1 as scanners send it. */
export const GS = '\x1d';

/** A reading made ready for the grammars. */
export interface Scan {
  /** Terminators and outer white space dropped, AIM identifier split off; otherwise as the device gave it. */
  readonly text: string;
  /** `text` with what stands for a separator turned into one. */
  readonly separated: string;
  readonly aim?: string;
  readonly symbology?: Reading['symbology'];
  readonly source: Reading['source'];
  /** What cleaning found. */
  readonly warnings: readonly string[];
}

const SEPARATORS = new RegExp(`${GS}+`, 'g');
/** What keyboard wedges and terminals type in the place of a separator. */
const SUBSTITUTES = /<GS>|\{GS\}|\^\]|\u241d/g;

function textOf(reading: Reading): string {
  if (reading.text || !reading.bytes) return reading.text;
  const digit = reading.source === 'rfid' ? byteToHex : byteToCharacter;
  return Array.from(reading.bytes, digit).join('');
}

const byteToHex = (byte: number): string => byte.toString(16).padStart(2, '0');
const byteToCharacter = (byte: number): string => String.fromCharCode(byte);

/** Step 1: splits off the AIM identifier and drops what is never part of a code. */
export function cleanReading(reading: Reading): Scan {
  const trimmed = textOf(reading).trim();
  const prefix = /^\][A-Za-z][\dA-Za-z]/.exec(trimmed)?.[0];
  const aim = prefix ?? reading.aim;
  const text = prefix ? trimmed.slice(prefix.length) : trimmed;
  const single = text.replace(SUBSTITUTES, GS);
  const separated = single.replace(SEPARATORS, GS);
  return {
    text,
    separated,
    ...(aim && { aim }),
    ...(reading.symbology && { symbology: reading.symbology }),
    source: reading.source,
    warnings: single === separated ? [] : ['doubled-separator'],
  };
}

/** Ends the reading of a code; `parseReading` turns it into a coded error, so that it never leaves the room. */
export class CodeFailure extends Error {
  readonly rule: string;
  readonly part: string;

  constructor(rule: string, part: string) {
    super(rule);
    this.rule = rule;
    this.part = part.slice(0, 100);
  }
}

export function accept(scan: Scan, syntax: Syntax, said: Partial<Omit<Code, 'text' | 'syntax' | 'aim'>>): Parsed {
  const warnings = [...scan.warnings, ...(said.warnings ?? [])];
  return { ok: true, code: { text: scan.separated, syntax, ...(scan.aim && { aim: scan.aim }), ...said, warnings } };
}
