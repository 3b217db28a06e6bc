import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { CaptureEvent } from '../../src/domain/model/capture-event.js';
import { lookupForm, type Claim } from '../../src/domain/model/claim.js';
import { hashOf } from '../../src/chain/chain.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FactGroup } from '../../src/domain/model/fact-group.js';
import type { JournalRecord } from '../../src/storage/schema.js';
import type { Changes, FlowStore, FlowSummary, Found, OutboxEntry, Wanted } from '../../src/ports/flow-store.js';

export const SCOPE = 'stock:0042';

export function counted(number: number): Fact {
  return { type: 'unit-counted', lineId: '10', delta: number, atMs: 1, deviceId: 'till-1' };
}

/** Groups of these sizes, chained. */
export function chainOf(...sizes: readonly number[]): FactGroup[] {
  const groups: FactGroup[] = [];
  for (const size of sizes) {
    const last = groups.at(-1);
    const seq = last ? last.seq + last.facts.length : 0;
    const facts = Array.from({ length: size }, (_, at) => counted(seq + at));
    groups.push({ seq, facts, hash: hashOf(last?.hash ?? '', 'flow', { seq, facts }) });
  }
  return groups;
}

export function claimOf(serial: string, flowId: string): Claim {
  const holder = { flowId, documentId: 'ASN-1', kind: 'asn-receiving', deviceId: 'till-1', atMs: 1 };
  return { scope: SCOPE, fold: lookupForm(serial), key: `sku-1|${serial}`, holder };
}

export function entryOf(serial: string, sku = 'sku-1'): LedgerEntry {
  return { sku, serial, status: 'in-stock', locationId: '0042' };
}

export function summaryOf(flowId: string, countedUnits = 0): FlowSummary {
  const document = { kind: 'asn-receiving', documentId: 'ASN-1', title: 'ASN-1', locationId: '0042' } as const;
  return { ...document, flowId, status: 'capturing', countedUnits, updatedAtMs: 1 };
}

export function outboxEntryOf(eventId: string, createdAtMs: number): OutboxEntry {
  const event: CaptureEvent = {
    schema: 'serialkit/capture-event/1',
    eventId,
    flow: 'asn-receiving',
    documentId: 'ASN-1',
    refs: [],
    locationId: '0042',
    deviceId: 'till-1',
    startedAt: '2026-11-23T09:00:00Z',
    finishedAt: '2026-11-23T09:10:00Z',
    utcOffset: '+01:00',
    lines: [],
  };
  return {
    eventId,
    flowId: 'flow',
    createdAtMs,
    event,
    file: { name: 'a.csv', type: 'text/csv', text: 'a' },
    attempts: 0,
  };
}

export function wantedOf(flowId: string, seq = 0, serials: readonly string[] = []): Wanted {
  return { flowId, seq, scope: SCOPE, lookups: new Set(serials.map(lookupForm)) };
}

export function changesOf(flowId: string, facts: readonly Fact[], more: Partial<Changes> = {}): { changes: Changes } {
  return {
    changes: {
      facts,
      claim: [],
      release: [],
      ledger: [],
      outbox: [],
      summary: summaryOf(flowId, facts.length),
      ...more,
    },
  };
}

/** Stores facts without looking anything up. */
export function append(store: FlowStore, flowId: string, facts: readonly Fact[], more: Partial<Changes> = {}) {
  return store.transact(wantedOf(flowId), () => changesOf(flowId, facts, more));
}

/** Serials, in the form in which they are looked up, and who has them. */
export function heldBy(claims: readonly Claim[]): [lookup: string, flowId: string][] {
  return claims.map(({ fold, holder }) => [fold, holder.flowId]);
}

/** What a decision is told, that then stores nothing. */
export async function lookUp(store: FlowStore, wanted: Wanted): Promise<Found> {
  const { found } = await store.transact(wanted, found => ({ ...changesOf(wanted.flowId, []), found }));
  return found;
}

/** What a promise was rejected with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It should have been rejected.');
}

/** A group as it is stored after another one. */
export function chained(record: Omit<JournalRecord, 'hash'>, head = ''): JournalRecord {
  return { ...record, hash: hashOf(head, record.flowId, record) };
}
