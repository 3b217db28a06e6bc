import { isTelltale } from '../../domain/rules/blind.js';
import { serialOfFact } from '../../domain/rules/serial-of-fact.js';
import { isSealed } from '../../domain/model/erased-name.js';
import type { Fact, ReadingRecord } from '../../domain/model/fact.js';
import type { EarlierReceipt } from '../../domain/model/document.js';
import type { RevisedLine } from '../../domain/model/revision.js';
import type { Elsewhere } from '../../domain/model/verdict.js';
import { format, plural } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';
import type { JournalNames } from './journal-names.js';
import { hasAll } from '../view/words.js';

/** What an entry of the record is about: what its icon, its colour and the filter tell apart. */
export const ENTRY_KINDS = ['accepted', 'asked', 'refused', 'removed', 'course'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One fact as people read it. */
export interface TimelineEntry {
  readonly fact: Fact;
  readonly kind: EntryKind;
  readonly what: string;
  readonly notes: readonly string[];
  readonly product?: string;
  readonly serial?: string;
  /** What was read, where it is not just the serial; control characters are made visible. */
  readonly raw?: string;
  /** Source, symbology, scanner, device, user: as far as they are known. */
  readonly origin: readonly string[];
}

export function kindOf(fact: Fact): EntryKind {
  switch (fact.type) {
    case 'serial-accepted':
    case 'unreadable-counted':
    case 'none-here':
      return 'accepted';
    case 'unit-counted':
      return fact.delta < 0 ? 'removed' : 'accepted';
    case 'basket-changed':
      return fact.delta < 0 ? 'removed' : 'asked';
    case 'serial-prompted':
    case 'product-prompted':
    case 'choice-prompted':
    case 'confirm-prompted':
    case 'serial-confirmed':
    case 'wrong-product-prompted':
    case 'prompt-closed':
      return 'asked';
    case 'reading-refused':
      return 'refused';
    case 'serial-rechecked':
      return fact.isKnown ? 'course' : 'refused';
    case 'serial-removed':
    case 'unreadable-removed':
    case 'line-restarted':
    case 'recount-started':
    case 'none-here-undone':
      return 'removed';
    default:
      return 'course';
  }
}

/** @param isBlind Counting blind: anything that tells what is expected is left out. */
export function entryOf(fact: Fact, names: JournalNames, strings: PanelStrings, isBlind: boolean): TimelineEntry {
  const serial = serialOfFact(fact, names.serialOf);
  const reading = readingIn(fact);
  const lineId = lineIn(fact);
  const product = lineId === undefined ? undefined : names.productOf(lineId)?.name;
  return {
    fact,
    kind: kindOf(fact),
    what: whatHappened(fact, strings),
    notes: notesOn(fact, names, strings, isBlind).filter(isShown),
    ...(product !== undefined && { product }),
    ...(serial !== undefined && { serial }),
    ...(reading && reading.text !== serial && { raw: visible(reading.text) }),
    origin: originOf(fact, reading, strings),
  };
}

/** Whether the entry has every one of these words, in any of its fields. The words are in lower case. */
export function hasWords(entry: TimelineEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { fact, what, notes, product = '', serial = '', raw = '', origin } = entry;
  const code = fact.type === 'reading-refused' ? fact.refusal.code : fact.type;
  return hasAll([what, ...notes, product, serial, raw, ...origin, code], words);
}

function whatHappened(fact: Fact, strings: PanelStrings): string {
  const text = strings.facts[fact.type];
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(strings.locale, options).format(value);
  switch (fact.type) {
    case 'flow-opened':
      return format(text, { kind: strings.kinds[fact.document.flow] });
    case 'unit-counted':
    case 'basket-changed':
      return format(text, { units: number(fact.delta, { signDisplay: 'always' }) });
    case 'reading-refused': {
      const { code, elsewhere } = fact.refusal;
      return format(text, { why: format(strings.refusals[code].title, { where: elsewhere?.documentId ?? '' }) });
    }
    case 'facts-restored':
      return plural(strings, strings.factsRestored, fact.count);
    default:
      return text;
  }
}

/** What is particular to a kind of fact. */
function notesOn(fact: Fact, names: JournalNames, strings: PanelStrings, isBlind: boolean): readonly string[] {
  switch (fact.type) {
    case 'flow-opened':
      return [fact.document.title ?? '', fact.document.documentId];
    case 'line-added':
      return [fact.product.sku, fact.unexpected && !isBlind ? strings.mismatchNames.unexpected : ''];
    case 'serial-accepted': {
      const { flags, warnings, verification, sale, warrantyUntil } = fact.captured;
      return [
        ...flags.filter(code => !isBlind || !isTelltale(code)).map(code => strings.refusals[code].title),
        ...warnings,
        verification ? strings.verifications[verification] : '',
        sale?.receipt ?? '',
        warrantyUntil ?? '',
      ];
    }
    case 'serial-confirmed':
      return [isBlind && isTelltale(fact.code) ? '' : strings.refusals[fact.code].title];
    case 'confirm-prompted':
      return fact.prompt.type === 'confirm' ? [strings.refusals[fact.prompt.code].title] : [];
    case 'choice-prompted':
      return fact.prompt.type === 'choice' ? fact.prompt.serials.slice(1) : [];
    case 'unit-marked':
      return [
        strings.conditions[fact.condition],
        names.reasonOf(fact.reason ?? ''),
        fact.unitId ?? '',
        ...detailsOf(fact),
      ];
    case 'units-marked':
      return [
        String(fact.quantity),
        strings.conditions[fact.condition],
        names.reasonOf(fact.reason ?? ''),
        ...detailsOf(fact),
      ];
    case 'unit-counted':
      return [...detailsOf(fact), fact.cartonId ?? ''];
    case 'unreadable-counted':
      return [names.reasonOf(fact.reason), fact.unitId];
    case 'serial-rechecked':
      return [strings.verifications[fact.isKnown ? 'verified' : 'disputed']];
    case 'serial-kept':
      return [names.reasonOf(fact.reason ?? '')];
    case 'reading-refused':
      return [
        fact.refusal.rule ?? '',
        fact.refusal.sale?.receipt ?? '',
        ...whereabouts(fact.refusal.elsewhere),
        ...receivedAt(fact.refusal.earlier, strings),
      ];
    case 'reason-given':
      return [strings.mismatchNames[fact.mismatch], names.reasonOf(fact.reason)];
    case 'units-moved':
      return [...fact.out, ...fact.in];
    case 'none-here':
    case 'none-here-undone':
      return fact.lineIds.map(lineId => names.productOf(lineId)?.name ?? '');
    case 'rest-given':
      return [strings.rests[fact.rest], ...fact.lineIds.map(lineId => names.productOf(lineId)?.name ?? '')];
    case 'flow-completed':
      return [fact.eventId, fact.supersedes ?? '', fact.approval?.by ?? ''];
    case 'flow-reopened':
      return [fact.supersedes];
    case 'document-revised':
    case 'revision-offered':
      return Object.values(fact.changes)
        .flat()
        .map(({ name }: RevisedLine) => name);
    case 'flow-voided':
      return [fact.message, fact.code, fact.eventId];
    case 'count-closed':
      return [fact.countId, fact.approval?.by ?? '', ...(fact.unknownBatches ?? [])];
    default:
      return [];
  }
}

function detailsOf({ lot = '', expiry = '' }: { readonly lot?: string; readonly expiry?: string }): readonly string[] {
  return [lot, expiry];
}

function whereabouts(elsewhere: Elsewhere | undefined): readonly string[] {
  if (!elsewhere) return [];
  const { documentId, batchId = '', deviceId, userId = '' } = elsewhere;
  return [documentId, batchId, deviceId, userId];
}

function receivedAt(earlier: EarlierReceipt | undefined, strings: PanelStrings): readonly string[] {
  if (!earlier) return [];
  const { receipt, deviceId = '', userId = '' } = earlier;
  const number = receipt === undefined ? strings.earlierReceipt : format(strings.receipt, { number: receipt });
  return [number, deviceId, userId];
}

function lineIn(fact: Fact): string | undefined {
  if ('lineId' in fact) return fact.lineId;
  if (fact.type === 'reading-refused') return fact.refusal.lineId;
  return 'prompt' in fact && 'lineId' in fact.prompt ? fact.prompt.lineId : undefined;
}

function readingIn(fact: Fact): ReadingRecord | undefined {
  if (fact.type === 'serial-accepted') return fact.captured.reading;
  if ('reading' in fact && fact.reading) return fact.reading;
  return 'held' in fact ? fact.held?.reading : undefined;
}

function originOf(fact: Fact, reading: ReadingRecord | undefined, strings: PanelStrings): readonly string[] {
  const { source, symbology, aim = '', device = '', doubts = [] } = reading ?? {};
  const code = [symbology ? strings.symbologies[symbology] : '', aim].filter(Boolean).join(' ');
  const from = [
    source ? strings.sources[source] : '',
    code,
    device,
    ...doubts.map(doubt => strings.doubts[doubt].title),
  ];
  return [...from, fact.deviceId, fact.userId ?? ''].filter(isShown);
}

/** What stands for a name that was erased says nothing to people. */
function isShown(part: string): boolean {
  return part !== '' && !isSealed(part);
}

/** Control characters as their pictures: a group separator is part of what was read. */
function visible(text: string): string {
  return text.replace(/[\0-\x1f]/g, control => String.fromCharCode(0x2400 + control.charCodeAt(0)));
}
