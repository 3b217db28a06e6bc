import { READING_DOUBTS, READING_SOURCES, SYMBOLOGIES } from '../../codes/reading.js';
import type { Syntax } from '../../codes/code.js';
import type { EarlierReceipt } from '../model/document.js';
import { DOUBTS, VOUCHERS } from '../model/doubt.js';
import type { Approval, CapturedSerial, Fact, FactType, HeldSerial, ReadingRecord, Stamp } from '../model/fact.js';
import type { Product } from '../model/product.js';
import { MISMATCHES, type Settings } from '../model/settings.js';
import { RESTS } from '../model/rest.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import { REFUSAL_CODES, type Elsewhere, type Prompt, type Refusal } from '../model/verdict.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import { readChanges } from './read-changes.js';
import { MAX_LINES } from './read-lines.js';
import { readKeptDocument as document } from './read-kept-document.js';
import { fieldsOf, listOf, must, optional, readTyped } from './combine-readers.js';
import { isTime, type FieldReader, type Readers } from './read-input.js';
import { PRODUCT } from './read-products.js';
import { MAX_READING_LENGTH } from './read-reading.js';
import { SETTINGS } from './read-settings.js';
import { gtin, HISTORY, MARK, UNIT } from './read-unit.js';
import {
  choice,
  flag,
  MAX_ID_LENGTH,
  MAX_TEXT_LENGTH,
  plain,
  raw,
  required,
  text,
  whole,
  within,
} from './read-values.js';

const SYNTAXES = 'plain gtin gs1 digital-link epc iso15434 data-identifier hibc sscc'.split(' ') as readonly Syntax[];
/** Most facts of one flow: a count of 100,000 serials has about three for each. */
export const MAX_FACTS = 1_000_000;
const MINUTES_A_DAY = 24 * 60;

const time: FieldReader<number> = (reader, value, path) => {
  if (isTime(value)) return value;
  return reader.refuse('out-of-range', path, 'must be a time of the years 1970 to 9999') ?? 0;
};

const name = must(plain(MAX_TEXT_LENGTH), '');
const anyText = must(raw(MAX_READING_LENGTH), '');
const anyId = must(raw(MAX_ID_LENGTH), '');
const texts = listOf(anyText);
const code = must(choice(REFUSAL_CODES), 'malformed');
const isTrue = flag(false);
const pair: FieldReader<readonly [string, string]> = (reader, value, path) => {
  const [identifier = '', said = ''] = listOf(anyText, 2)(reader, value, path);
  return [identifier, said];
};

const STAMP: Readers<Stamp> = { atMs: time, deviceId: required, userId: text };

const READING: Readers<ReadingRecord> = {
  id: anyId,
  text: anyText,
  source: must(choice(READING_SOURCES), 'manual'),
  atMs: time,
  symbology: choice(SYMBOLOGIES),
  aim: raw(MAX_ID_LENGTH),
  device: raw(MAX_ID_LENGTH),
  doubts: optional(listOf(must(choice(READING_DOUBTS), 'open-end'))),
  replaces: raw(MAX_ID_LENGTH),
  continues: raw(MAX_ID_LENGTH),
};

const SYMBOL: Readers<ProductSymbol> = {
  ...{ sku: anyText, gtin, ais: optional(listOf(pair)) },
  lot: UNIT.lot,
  expiry: UNIT.expiry,
};

/** What captured and held serials have in common. */
const SERIAL: Readers<Omit<CapturedSerial, 'key' | 'expected' | 'condition' | 'reason' | 'by'>> = {
  ...UNIT,
  ...HISTORY,
  symbol: optional(fieldsOf(SYMBOL)),
  serial: anyText,
  reading: fieldsOf(READING),
  gtin,
  ais: optional(listOf(pair)),
  syntax: choice(SYNTAXES),
  warnings: texts,
  flags: listOf(code),
  doubts: optional(listOf(must(choice(DOUBTS), 'open-end'))),
  voucher: choice(VOUCHERS),
  verification: choice(['verified', 'unverified', 'disputed', 'kept']),
};
const badCondition = choice(['damaged', 'rejected']);
const CAPTURED: Readers<Omit<CapturedSerial, 'by'>> = {
  ...{ ...SERIAL, key: anyText, expected: isTrue },
  condition: badCondition,
  reason: plain(MAX_TEXT_LENGTH),
};
const OTHER: Readers<Omit<HeldSerial, 'others'>> = { ...SERIAL, answer: choice(['known', 'unknown', 'unanswered']) };
const HELD: Readers<HeldSerial> = { ...OTHER, others: optional(listOf(fieldsOf<Omit<HeldSerial, 'others'>>(OTHER))) };

const ELSEWHERE: Readers<Elsewhere> = {
  flowId: anyText,
  documentId: anyId,
  kind: anyId,
  batchId: raw(MAX_ID_LENGTH),
  deviceId: anyId,
  userId: raw(MAX_ID_LENGTH),
  atMs: time,
};
const EARLIER: Readers<EarlierReceipt> = {
  ...{ receipt: whole(MAX_LINES, 1), deviceId: raw(MAX_ID_LENGTH), userId: raw(MAX_ID_LENGTH), atMs: optional(time) },
};
const REFUSAL: Readers<Refusal> = {
  code,
  text: raw(MAX_READING_LENGTH),
  lineId: raw(MAX_TEXT_LENGTH),
  product: raw(MAX_TEXT_LENGTH),
  rule: raw(MAX_ID_LENGTH),
  elsewhere: optional(fieldsOf(ELSEWHERE)),
  earlier: optional(fieldsOf(EARLIER)),
  sale: HISTORY.sale,
  batchIds: optional(texts),
  lineIds: optional(texts),
};

type PromptOf<T extends Prompt['type']> = Omit<Extract<Prompt, { type: T }>, 'type'>;
const ASKED = { serial: anyText, readingId: anyId, resumes: raw(MAX_TEXT_LENGTH) };
const PROMPTS: { readonly [T in Prompt['type']]: Readers<PromptOf<T>> } = {
  serial: { lineId: name },
  product: {
    ...ASKED,
    candidates: texts,
    isProductFirst: (reader, value, path) => (isTrue(reader, value, path) ? true : undefined),
    symbol: optional(fieldsOf(SYMBOL)),
  },
  choice: { ...ASKED, serials: texts },
  'wrong-product': { ...ASKED, lineId: name },
  confirm: {
    ...ASKED,
    code,
    rule: raw(MAX_ID_LENGTH),
    readAs: raw(MAX_READING_LENGTH),
    product: raw(MAX_TEXT_LENGTH),
    sale: HISTORY.sale,
    lineId: name,
    symbol: optional(fieldsOf(SYMBOL)),
  },
};

const product: FieldReader<Product> = fieldsOf<Product>({
  ...PRODUCT,
  sku: required,
  name,
  isDoubted: optional(isTrue),
});

const readPrompt: FieldReader<Prompt> = (reader, value, path) => readTyped<Prompt>(reader, value, path, PROMPTS, {});

type BodyOf<T extends FactType, F = Fact> = F extends { type: infer U }
  ? T extends U
    ? Omit<F, keyof Stamp | 'type'>
    : never
  : never;

const NONE = {};
const count = must(whole(Number.MAX_SAFE_INTEGER), 0);
const ON_LINE = { lineId: name };
const KEYED = { lineId: name, key: anyText };
const PROMPTED = {
  prompt: readPrompt,
  held: optional(fieldsOf(HELD)),
  reading: optional(fieldsOf(READING)),
  symbol: optional(fieldsOf(SYMBOL)),
};

const REVISED = { document, products: listOf(product), changes: readChanges };

const approval = optional(fieldsOf<Approval>({ by: plain(MAX_ID_LENGTH) }));

/** The readers of every fact, by its type. A fact, or a field of one, that is not here does not compile. */
const FACTS: { readonly [T in FactType]: Readers<BodyOf<T>> } = {
  'flow-opened': {
    flowId: anyText,
    document,
    products: listOf(product),
    settings: fieldsOf<Settings>(SETTINGS),
    receipt: whole(MAX_LINES, 1),
  },
  'line-added': { ...ON_LINE, product, unexpected: isTrue },
  'serial-prompted': PROMPTED,
  'product-prompted': PROMPTED,
  'choice-prompted': PROMPTED,
  'confirm-prompted': PROMPTED,
  'wrong-product-prompted': PROMPTED,
  'prompt-closed': NONE,
  'serial-accepted': { ...ON_LINE, captured: fieldsOf(CAPTURED) },
  'serial-confirmed': { lineId: raw(MAX_TEXT_LENGTH), serial: anyText, code, rule: raw(MAX_ID_LENGTH) },
  'serial-removed': KEYED,
  'unit-counted': {
    ...ON_LINE,
    delta: must(within(-MAX_QUANTITY, MAX_QUANTITY), 0),
    reading: optional(fieldsOf(READING)),
    ...UNIT,
    gtin,
    flags: optional(listOf(code)),
  },
  'basket-changed': { ...ON_LINE, delta: must(whole(MAX_QUANTITY, -MAX_QUANTITY), 0) },
  'line-restarted': ON_LINE,
  'recount-started': ON_LINE,
  'units-moved': { ...ON_LINE, out: listOf(anyText), in: listOf(anyText) },
  'none-here': { lineIds: listOf(name) },
  'none-here-undone': { lineIds: listOf(name) },
  'unreadable-counted': { ...ON_LINE, unitId: name, reason: name },
  'unreadable-removed': { ...ON_LINE, unitId: name },
  'unit-marked': { ...ON_LINE, key: raw(MAX_READING_LENGTH), unitId: plain(MAX_TEXT_LENGTH), ...MARK },
  'units-marked': { ...ON_LINE, quantity: must(whole(MAX_QUANTITY, 1), 1), ...MARK },
  'serial-rechecked': { ...KEYED, isKnown: isTrue },
  'serial-kept': { ...KEYED, reason: plain(MAX_TEXT_LENGTH) },
  'reading-refused': { refusal: fieldsOf(REFUSAL), reading: optional(fieldsOf(READING)) },
  'reason-given': { ...ON_LINE, mismatch: must(choice(MISMATCHES), 'moved'), reason: name },
  'rest-given': { lineIds: listOf(name), rest: must(choice(RESTS), 'closed') },
  'review-started': NONE,
  'review-left': NONE,
  'flow-paused': NONE,
  'flow-resumed': NONE,
  'flow-cancelled': NONE,
  'flow-completed': {
    eventId: must(plain(MAX_ID_LENGTH), ''),
    supersedes: plain(MAX_ID_LENGTH),
    approval,
    utcOffsetMinutes: whole(MINUTES_A_DAY - 1, 1 - MINUTES_A_DAY),
    journalHead: plain(MAX_ID_LENGTH),
  },
  'flow-voided': { eventId: must(plain(MAX_ID_LENGTH), ''), code: name, message: name },
  'document-revised': REVISED,
  'revision-offered': REVISED,
  'revision-answered': NONE,
  'count-closed': { countId: name, approval, unknownBatches: optional(listOf(name)) },
  'flow-reopened': { supersedes: must(plain(MAX_ID_LENGTH), '') },
  'facts-restored': { count },
  'facts-tampered': { seq: count, count, isHealed: isTrue },
  'user-erased': { resealed: optional(listOf(anyId, MAX_FACTS)) },
};

/**
 * Reads a fact that comes from outside, field by field; problems are noted in the reader. A field that is not known is
 * left out. A fact that is not known is refused: a newer version has made it, and without it the state is another one.
 */
export const readFact: FieldReader<Fact> = (reader, value, path) => readTyped<Fact>(reader, value, path, FACTS, STAMP);
