import type { EventFile } from '../domain/model/event-file.js';
import type { Fact, ReadingRecord } from '../domain/model/fact.js';
import { csvLine, csvText, guardFormula } from './csv.js';

const COLUMNS = [
  'at',
  'fact',
  'deviceId',
  'userId',
  'lineId',
  'serial',
  'code',
  'source',
  'symbology',
  'scanner',
  'raw',
  'detail',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * The journal of a flow for support and auditors: everything that happened, in order, with time, device, user, source
 * and raw reading. CSV has a row a fact and is for people (formula starts are guarded, so it is never read back); JSON
 * has every fact whole.
 * @example
 * const { name, text } = writeAudit(await capture.device.journal(flowId), 'csv');
 */
export function writeAudit(journal: readonly Fact[], format: 'csv' | 'json'): EventFile {
  const [opened] = journal;
  const id = opened?.type === 'flow-opened' ? opened.document.documentId : 'unknown';
  const name = `audit-${id.replace(/[^\w.-]+/g, '_').slice(0, 60)}.${format}`;
  if (format === 'json') return { name, type: 'application/json', text: JSON.stringify(journal, undefined, 2) };
  const rows = journal.map(fact => COLUMNS.map(column => guardFormula(rowOf(fact)[column] ?? '')));
  const lines = [[...COLUMNS], ...rows].map(fields => csvLine(fields, ','));
  return { name, type: 'text/csv;charset=utf-8', text: csvText(lines) };
}

function rowOf(fact: Fact): Row {
  const { atMs, type, deviceId, userId = '' } = fact;
  const row = { at: new Date(atMs).toISOString(), fact: type, deviceId, userId };
  const lineId = 'lineId' in fact ? fact.lineId : undefined;
  return { ...row, ...(lineId !== undefined && { lineId }), ...readingOf(fact), ...detailOf(fact) };
}

function readingOf(fact: Fact): Row {
  const reading = recordOf(fact);
  if (!reading) return {};
  const { source, symbology = '', device = '', text } = reading;
  return { source, symbology, scanner: device, raw: text };
}

function recordOf(fact: Fact): ReadingRecord | undefined {
  if (fact.type === 'serial-accepted') return fact.captured.reading;
  if ('held' in fact && fact.held) return fact.held.reading;
  return 'reading' in fact ? fact.reading : undefined;
}

/** What is particular to a kind of fact. */
function detailOf(fact: Fact): Row {
  switch (fact.type) {
    case 'serial-accepted':
      return { serial: fact.captured.serial, detail: [...fact.captured.flags, ...fact.captured.warnings].join(' ') };
    case 'serial-removed':
    case 'serial-kept':
      return { serial: serialIn(fact.key), detail: 'reason' in fact ? (fact.reason ?? '') : '' };
    case 'serial-rechecked':
      return { serial: serialIn(fact.key), detail: fact.isKnown ? 'known' : 'unknown' };
    case 'serial-confirmed':
      return { code: fact.code, serial: fact.serial, detail: fact.rule ?? '' };
    case 'reading-refused': {
      const { code, text = '', rule = '', elsewhere } = fact.refusal;
      const where = elsewhere && [elsewhere.documentId, elsewhere.batchId, elsewhere.userId, elsewhere.deviceId];
      return { code, serial: text, detail: [rule, ...(where ?? [])].filter(Boolean).join(' ') };
    }
    case 'unit-counted':
      return { detail: String(fact.delta) };
    case 'unreadable-counted':
      return { detail: `${fact.reason} ${fact.unitId}` };
    case 'reason-given':
      return { detail: `${fact.mismatch}: ${fact.reason}` };
    case 'flow-completed':
      return {
        detail: [fact.eventId, fact.supersedes && `supersedes ${fact.supersedes}`, fact.approval?.by]
          .filter(Boolean)
          .join(' '),
      };
    case 'flow-opened':
      return { detail: `${fact.document.flow} ${fact.document.documentId}` };
    default:
      return {};
  }
}

/** A key ends with the serial in the form in which it compares. */
function serialIn(key: string): string {
  return key.slice(key.indexOf('\u001f') + 1);
}
