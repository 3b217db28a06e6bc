import { READING_DOUBTS, READING_SOURCES, SYMBOLOGIES, type Reading, type ReadingDoubt } from '../../codes/reading.js';
import { compact, isFields, isTime, type Fields } from './read-input.js';
import { MAX_ID_LENGTH } from './read-values.js';
import type { Refusal } from '../model/verdict.js';

/** Longest text of a reading in UTF-16 code units, and most bytes: as much as a message of the native bridge holds. */
export const MAX_READING_LENGTH = 16_384;
/** Most doubts or candidates of a reading. */
const MAX_TEXTS = 16;
/** How much of a text a refusal shows, in UTF-16 code units. */
const SHOWN_LENGTH = 100;

/** A reading of our own, or the refusal of what was handed in. */
export type ReadReading =
  { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly refusal: Refusal };

/** Gives the time and the id that a reading may lack. */
export interface ReadingDefaults {
  now(): number;
  newId(): string;
}

/** A field that is not of its type; the message is the broken rule. */
class WrongField extends Error {}

/**
 * Reads what a device or the host hands in as a reading; every reading passes through here before anything uses it.
 * Never throws. The result is a plain object of our own, so that no getter runs later and nobody else changes it. A
 * reading without an id gets one. A time outside the years 1970 to 9999, such as a count of nanoseconds, is replaced
 * by the session's, because event files have times in ISO 8601. `null` counts as absent, and an unknown symbology or
 * doubt is ignored. Anything else that is not of its type is refused as `malformed`: rule `not-a-text`, `too-long`,
 * `wrong-` and the field's name, or `unreadable` where a field throws.
 */
export function readReading(given: unknown, defaults: ReadingDefaults): ReadReading {
  let text: unknown;
  try {
    const fields = isFields(given) ? given : {};
    text = fields['text'];
    return { ok: true, reading: read(fields, text, defaults) };
  } catch (error) {
    const rule = error instanceof WrongField ? error.message : 'unreadable';
    const shown = typeof text === 'string' ? { text: text.slice(0, SHOWN_LENGTH) } : {};
    return { ok: false, refusal: { code: 'malformed', rule, ...shown } };
  }
}

function read(fields: Fields, text: unknown, defaults: ReadingDefaults): Reading {
  if (typeof text !== 'string') throw new WrongField('not-a-text');
  if (text.length > MAX_READING_LENGTH) throw new WrongField('too-long');
  const { source: named, atMs } = fields;
  const source = READING_SOURCES.find(known => known === named);
  if (!source) throw new WrongField('wrong-source');
  const id = textOf(fields, 'id') ?? defaults.newId();
  const symbologyName = textOf(fields, 'symbology');
  const symbology = SYMBOLOGIES.find(known => known === symbologyName);
  return compact({
    id,
    text,
    source,
    atMs: isTime(atMs) ? atMs : defaults.now(),
    bytes: bytesOf(fields['bytes']),
    symbology,
    aim: textOf(fields, 'aim'),
    group: textOf(fields, 'group'),
    device: textOf(fields, 'device'),
    doubts: doubtsOf(fields),
    candidates: textsOf(fields, 'candidates', MAX_READING_LENGTH),
    replaces: textOf(fields, 'replaces'),
    continues: textOf(fields, 'continues'),
    usText: textOf(fields, 'usText', MAX_READING_LENGTH),
  });
}

/** Undefined where it is absent or empty. */
function textOf(fields: Fields, name: string, max = MAX_ID_LENGTH): string | undefined {
  const value = fields[name] ?? '';
  if (typeof value !== 'string' || value.length > max) throw new WrongField(`wrong-${name}`);
  return value || undefined;
}

/** A copy, undefined where there is none of them. */
function textsOf(fields: Fields, name: string, max = MAX_ID_LENGTH): readonly string[] | undefined {
  const given = fields[name] ?? [];
  const isRight = Array.isArray(given) && given.length <= MAX_TEXTS;
  if (!isRight) throw new WrongField(`wrong-${name}`);
  const texts = Array.from({ length: given.length }, (_, index) => {
    const text: unknown = given[index];
    if (typeof text !== 'string' || text.length > max) throw new WrongField(`wrong-${name}`);
    return text;
  });
  return texts.length > 0 ? texts : undefined;
}

/** The one doubt that sources of the first version told, by its name of then. */
const SINCE_0_1: Readonly<Partial<Record<string, ReadingDoubt>>> = {
  'cut-off': 'fragment',
  'layout-mismatch': 'layout',
};

/** The known ones; others are ignored, as an unknown symbology is. */
function doubtsOf(fields: Fields): readonly ReadingDoubt[] | undefined {
  const one = textOf(fields, 'doubt') ?? '';
  const given = [...(textsOf(fields, 'doubts') ?? []), SINCE_0_1[one] ?? one];
  const doubts = READING_DOUBTS.filter(doubt => given.includes(doubt));
  return doubts.length > 0 ? doubts : undefined;
}

/** A copy, as the device may use its buffer again. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value === undefined || value === null) return undefined;
  const isRight = ArrayBuffer.isView(value) && value.byteLength <= MAX_READING_LENGTH;
  if (!isRight) throw new WrongField('wrong-bytes');
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
}
