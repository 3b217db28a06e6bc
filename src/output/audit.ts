import type { EventFile } from '../domain/model/event-file.js';
import { flatten } from '../chain/chain.js';
import type { Fact, ReadingRecord } from '../domain/model/fact.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import { csvLine, csvText, guardText } from './csv.js';
import { AUDIT_FORMAT, type Audit } from './verify-audit.js';
import { plainJson } from '../domain/collections/plain-json.js';

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
  'hash',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * The journal of a flow for support and auditors: everything that happened, in order, with time, device, user, source
 * and raw reading. CSV has a row a fact and is for people (formula starts are guarded, so it is never read back); JSON
 * has every fact whole and, where the groups are given, an `Audit` that `verifyAudit` and `npx serialkit-audit` check.
 * @param groups the same facts with the hashes of their groups; CSV has each hash in the row of its group's last fact
 * @example
 * const { name, text } = writeAudit(await capture.device.journal(flowId), 'csv');
 */
export function writeAudit(
  journal: readonly Fact[],
  format: 'csv' | 'json',
  groups: readonly FactGroup[] = [],
): EventFile {
  const opened = journal.find(fact => fact.type === 'flow-opened');
  const id = opened?.document.documentId ?? 'unknown';
  const name = `audit-${id.replace(/[^\w.-]+/g, '_').slice(0, 60)}.${format}`;
  if (format === 'json') {
    const audit = groups.length > 0 ? auditOf(opened?.flowId ?? id, groups) : journal;
    return { name, type: 'application/json', text: plainJson(audit, 2) };
  }
  const hashes = new Map(groups.map(({ seq, facts, hash }) => [seq + facts.length - 1, hash]));
  const rows = journal.map((fact, at) => {
    const row = { ...rowOf(fact), hash: hashes.get(at) ?? '' };
    return COLUMNS.map(column => guardText(row[column] ?? ''));
  });
  const lines = [[...COLUMNS], ...rows].map(fields => csvLine(fields, ','));
  return { name, type: 'text/csv;charset=utf-8', text: csvText(lines) };
}

function auditOf(flowId: string, groups: readonly FactGroup[]): Audit {
  return { format: AUDIT_FORMAT, head: groups.at(-1)?.hash ?? '', ...flatten(flowId, groups) };
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
      const { code, text = '', rule = '', elsewhere, earlier, sale } = fact.refusal;
      const where = elsewhere && [elsewhere.documentId, elsewhere.batchId, elsewhere.userId, elsewhere.deviceId];
      return {
        code,
        serial: text,
        detail: [rule, sale?.receipt, ...(where ?? []), ...Object.values(earlier ?? {})].filter(Boolean).join(' '),
      };
    }
    case 'unit-counted':
      return {
        detail: [fact.delta, fact.lot, fact.expiry, fact.cartonId].filter(part => part !== undefined).join(' '),
      };
    case 'unit-marked':
      return {
        ...(fact.key !== undefined && { serial: serialIn(fact.key) }),
        detail: [fact.condition, fact.reason, fact.unitId, fact.lot, fact.expiry].filter(Boolean).join(' '),
      };
    case 'units-marked':
      return { detail: [fact.quantity, fact.condition, fact.reason, fact.lot, fact.expiry].filter(Boolean).join(' ') };
    case 'basket-changed':
      return { detail: String(fact.delta) };
    case 'unreadable-counted':
      return { detail: `${fact.reason} ${fact.unitId}` };
    case 'reason-given':
      return { detail: `${fact.mismatch}: ${fact.reason}` };
    case 'count-closed':
      return { detail: [fact.countId, fact.approval?.by, ...(fact.unknownBatches ?? [])].filter(Boolean).join(' ') };
    case 'units-moved':
      return { detail: [...fact.out.map(serial => `-${serial}`), ...fact.in.map(serial => `+${serial}`)].join(' ') };
    case 'none-here':
    case 'none-here-undone':
      return { detail: fact.lineIds.join(' ') };
    case 'rest-given':
      return { detail: `${fact.rest}: ${fact.lineIds.join(' ')}` };
    case 'flow-completed':
      return {
        detail: [fact.eventId, fact.supersedes && `supersedes ${fact.supersedes}`, fact.approval?.by]
          .filter(Boolean)
          .join(' '),
      };
    case 'flow-voided':
      return { code: fact.code, detail: `${fact.eventId} ${fact.message}` };
    case 'document-revised':
    case 'revision-offered': {
      const { added, removed, changed } = fact.changes;
      return { detail: `+${added.length} -${removed.length} ~${changed.length}` };
    }
    case 'facts-tampered':
      return { detail: `${fact.seq}+${fact.count} ${fact.isHealed ? 'healed' : 'lost'}` };
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
