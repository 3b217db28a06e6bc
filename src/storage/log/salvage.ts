import type { Fact, Stamp } from '../../domain/model/fact.js';
import type { JournalRecord } from '../schema.js';

/** Whether a fact can be worked with at all: what was edited by hand may be anything. */
export function isFact(value: unknown): value is Fact {
  if (typeof value !== 'object' || value === null) return false;
  const { type, atMs, deviceId, captured } = value as Partial<Record<string, unknown>>;
  const isStamped = typeof type === 'string' && Number.isFinite(atMs) && typeof deviceId === 'string';
  return isStamped && (type !== 'serial-accepted' || isCaptured(captured));
}

function isCaptured(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { serial, key, reading, flags, warnings } = value as Partial<Record<string, unknown>>;
  const { text, id, atMs } = (reading ?? {}) as Partial<Record<string, unknown>>;
  const areTexts = [serial, key, text, id].every(part => typeof part === 'string');
  return areTexts && Number.isFinite(atMs) && Array.isArray(flags) && Array.isArray(warnings);
}

/** Stands for a fact that is gone for good, so that the positions of all others stay what they are. */
export function lostFact(seq: number, { atMs, deviceId }: Stamp): Fact {
  return { type: 'facts-tampered', seq, count: 1, isHealed: false, atMs, deviceId };
}

/**
 * What can be kept of a group that no copy has as it was stored. Facts that are well formed stay, because nobody knows
 * which of them were edited, and what an associate has scanned must not vanish. The group keeps its hash: the next one
 * is chained to it, and it stays told apart from what was stored.
 * @param end where the next group begins; absent for the last one
 */
export function salvaged(
  { flowId, seq }: Pick<JournalRecord, 'flowId' | 'seq'>,
  end: number | undefined,
  found: JournalRecord | undefined,
  stamp: Stamp,
): JournalRecord {
  const { facts: given, hash, write } = found ?? ({} as Partial<JournalRecord>);
  const kept: readonly unknown[] = Array.isArray(given) ? given : [];
  const count = end === undefined ? Math.max(1, kept.length) : end - seq;
  if (found && kept.length === count && kept.every(isFact)) return found;
  const facts = Array.from({ length: count }, (_, at) => {
    const fact = kept[at];
    return isFact(fact) ? fact : lostFact(seq + at, stamp);
  });
  return { flowId, seq, facts, write: String(write ?? ''), ...(typeof hash === 'string' && { hash }) };
}
