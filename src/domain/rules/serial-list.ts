import type { SerialRule } from '../../codes/code.js';
import { groupBy } from '../collections/group-by.js';
import { MAX_SERIAL_LENGTH } from './serial-rule.js';

/** Most serials of one pasted list or range. */
export const MAX_LIST = 10_000;
/** Longest text that is read as a list, in UTF-16 code units. */
const MAX_LIST_TEXT = MAX_LIST * (MAX_SERIAL_LENGTH + 2);

/** The serials of a list or range, or the rule that it breaks, in kebab-case. Nothing of a broken one is used. */
export type ReadSerials =
  { readonly ok: true; readonly serials: readonly string[] } | { readonly ok: false; readonly rule: ListRule };

export type ListRule =
  /** A list. */
  | 'empty'
  | 'too-many'
  /** A range. */
  | 'range-check-digit'
  | 'range-shape'
  | 'range-order';

/** White space that may part serials. A no-break space says that it parts nothing. */
const BLANKS = /[^\S\u00a0\u2007\u202f]+/;
/** The separators, strongest first. A line is split only by the strongest one that it contains. */
const SEPARATORS = [/\|/, /\t/, /;/, /,/, BLANKS];

/** An entry in quotes, as spreadsheets write what holds a separator; a quote inside is doubled. */
const QUOTED = /(^|[|\t;,\s])"((?:[^"]|"")*)"(?=[|\t;,\s]|$)/g;
/** Stands for an entry in quotes while its line is split. No serial can hold it. */
const MARK = '\0';

/**
 * Reads a pasted list: one serial a line, or several parted by pipe, tab, semicolon, comma or space. A line that is a
 * serial by itself stays whole. Another is split by the strongest separator that it contains, so that a space in a
 * comma-separated list stays for the serial's own rule to judge; spaces do not split lines of one shape, unless they
 * are rows of serials. Entries in quotes are read as spreadsheets write them. Every entry is kept, also a repeated one,
 * which capture then refuses as a duplicate.
 * @param isSerial Is a whole line a serial, such as one that the document lists?
 * @example
 * const read = splitSerials('KX1-0047, KX1-0048\nKX1-0049');
 * if (read.ok) await capture.enterList(read.serials, { lineId: '2' }); // three serials
 * else showListProblem(read.rule); // such as `too-many`
 */
export function splitSerials(text: string, isSerial: (line: string) => boolean = () => false): ReadSerials {
  if (text.length > MAX_LIST_TEXT) return { ok: false, rule: 'too-many' };
  const lines = text.split(/[\r\n]+/).flatMap(line => line.trim() || []);
  const wholes = shapesOfWholes(lines);
  const serials = lines.flatMap(line => (isSerial(line) ? line : entriesOf(line, wholes)));
  if (serials.length === 0) return { ok: false, rule: 'empty' };
  return serials.length > MAX_LIST ? { ok: false, rule: 'too-many' } : { ok: true, serials };
}

function entriesOf(line: string, wholes: ReadonlySet<string>): readonly string[] {
  const quoted: string[] = [];
  const bare = line.replace(QUOTED, (_, before: string, inside: string) => {
    quoted.push(inside.replace(/""/g, '"'));
    return before + MARK;
  });
  const separator = SEPARATORS.find(candidate => candidate.test(bare)) ?? /$^/;
  if (separator === BLANKS && wholes.has(shapeOf(line))) return [line];
  let at = 0;
  return bare.split(separator).flatMap(part => {
    const entry = part.trim() === MARK ? (quoted[at++] ?? part) : part;
    return entry.trim() || [];
  });
}

/**
 * The shapes of lines of which each is one serial, blanks and all: several lines have the shape, and their parts are no
 * serials themselves, because those would be all of one shape and come but once.
 */
function shapesOfWholes(lines: readonly string[]): ReadonlySet<string> {
  const wholes = [...groupBy(lines, shapeOf)].filter(([, same]) => {
    const parts = same.flatMap(line => line.split(BLANKS));
    const areRows = new Set(parts).size === parts.length && new Set(parts.map(shapeOf)).size === 1;
    return same.length > 1 && !areRows;
  });
  return new Set(wholes.map(([shape]) => shape));
}

/** What a text looks like: its runs of letters and of digits, whatever their length, and all other signs. */
function shapeOf(text: string): string {
  return text.replace(/\p{L}+/gu, 'A').replace(/\p{N}+/gu, '0');
}

/**
 * Device ids and vehicle numbers have a check digit or a gap between neighbours: two of them say nothing about those in
 * between.
 */
const NOT_CONSECUTIVE: ReadonlySet<string> = new Set(['imei', 'meid', 'iccid', 'vin']);

/**
 * The serials of a sealed run, from its first and last label: the same text around one decimal number of the same
 * width. Leading zeros stay.
 * @returns the whole run, both ends included, at most `MAX_LIST`; or the rule that the two labels break
 * @example
 * serialRange('A098X', 'A101X'); // { ok: true, serials: ['A098X', 'A099X', 'A100X', 'A101X'] }
 * serialRange('A9', 'A10'); // { ok: false, rule: 'range-shape' }
 */
export function serialRange(first: string, last: string, rule?: SerialRule): ReadSerials {
  if (NOT_CONSECUTIVE.has(rule?.kind ?? 'free')) return { ok: false, rule: 'range-check-digit' };
  const [from, to] = [first.trim(), last.trim()];
  if (from === '' || from.length !== to.length) return { ok: false, rule: 'range-shape' };
  const { start, end } = differingDigits(from, to);
  const [low, high] = [from.slice(start, end), to.slice(start, end)];
  if (!/^\d{1,15}$/.test(low) || !/^\d{1,15}$/.test(high)) return { ok: false, rule: 'range-shape' };
  const count = Number(high) - Number(low) + 1;
  if (count < 1) return { ok: false, rule: 'range-order' };
  if (count > MAX_LIST) return { ok: false, rule: 'too-many' };
  const serials = Array.from({ length: count }, (_, at) => {
    const digits = String(Number(low) + at).padStart(low.length, '0');
    return from.slice(0, start) + digits + from.slice(end);
  });
  return { ok: true, serials };
}

/**
 * The part in which two texts differ, up to the end of its run of digits on the right: `A098X`, `A102X` differ in
 * `098`, `102`.
 */
function differingDigits(from: string, to: string): { readonly start: number; readonly end: number } {
  let start = 0;
  while (start < from.length && from[start] === to[start]) start++;
  let end = from.length;
  while (end > start && from[end - 1] === to[end - 1]) end--;
  while (end < from.length && /\d/.test(from.charAt(end)) && /\d/.test(to.charAt(end))) end++;
  // Two equal labels are a range of one serial, so any digit will do.
  return start < end ? { start, end } : lastDigit(from);
}

function lastDigit(text: string): { readonly start: number; readonly end: number } {
  const end = text.search(/\d\D*$/) + 1;
  return { start: end - 1, end };
}
