import { canonical } from '../../chain/canonical.js';
import type { JournalRecord } from '../schema.js';
import { isFact } from './salvage.js';

/** The position after a record's facts. */
export function endOf(record: JournalRecord | undefined): number {
  return record ? record.seq + (Array.isArray(record.facts) ? record.facts.length : 1) : 0;
}

export function isSame(one: JournalRecord, other: JournalRecord): boolean {
  return one.hash === undefined || other.hash === undefined
    ? canonical(one.facts) === canonical(other.facts)
    : one.hash === other.hash;
}

export function isWellFormed({ facts }: JournalRecord): boolean {
  return Array.isArray(facts) && facts.length > 0 && facts.every(isFact);
}

export function countOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0;
}

export function lastOf(places: Iterable<number>): number {
  let last = 0;
  for (const seq of places) last = Math.max(last, seq);
  return last;
}
