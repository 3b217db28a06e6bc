import { isChained } from '../../chain/chain.js';
import { canonical } from '../../chain/canonical.js';
import type { FactBody, Stamp } from '../../domain/model/fact.js';
import type { FlowRecord, JournalRecord } from '../schema.js';
import { isFact, salvaged } from './salvage.js';

export type Tampered = Extract<FactBody, { type: 'facts-tampered' }>;

/** The most facts that can be missing at one place: a forged position must not make a journal of millions. */
const MOST_MISSING = 10_000;

/** Both copies of a flow, as they are found. */
export interface Copies {
  readonly flowId: string;
  readonly flow: Pick<FlowRecord, 'seq' | 'head'> | undefined;
  readonly database: readonly JournalRecord[];
  /** Empty where there is no log. */
  readonly log: readonly JournalRecord[];
  /** Another tab may have what this log lacks. */
  readonly isShared: boolean;
}

export interface Joined {
  /** The flow as it should be in both copies, without a gap. What a copy has right is the same object. */
  readonly records: readonly JournalRecord[];
  /** Groups that were edited, damaged or taken away, and that the flow's facts do not tell of yet. */
  readonly tampered: readonly Tampered[];
}

/** What is right at one place of the journal. */
interface Found {
  /** Undefined where neither copy has what was stored. */
  readonly good?: JournalRecord | undefined;
  /** A copy has something else there. */
  readonly isWrong: boolean;
  /** Both copies go on in their own way from here; the other one is not followed any further. */
  readonly winner?: 'database' | 'log';
}

/**
 * Joins both copies of a flow along the chain: at each place the group is taken that has the right hash, whichever copy
 * has it. A copy that only ends sooner was not tampered with, because a kill leaves that too.
 */
export function joinCopies(copies: Copies, stamp: Stamp): Joined {
  const { flowId, flow, isShared } = copies;
  const [stored, copied] = [bySeq(copies.database), bySeq(copies.log)];
  const [storedEnd, copiedEnd] = [Math.max(countOf(flow?.seq), lastOf(stored)), isShared ? 0 : lastOf(copied)];
  const places = [...new Set([...stored.keys(), ...copied.keys(), storedEnd])].sort((one, other) => one - other);
  const records: JournalRecord[] = [];
  const tampered = flowFaults(flow, stored);
  let [previous, isBegun, isForked] = ['', false, false];
  for (let at = 0, place = 0; ; at = endOf(records.at(-1))) {
    while ((places[place] ?? Infinity) <= at) place += 1;
    const next = places[place];
    const [one, other] = [stored.get(at), copied.get(at)];
    if (!one && !other && (isForked || next === undefined || next - at > MOST_MISSING)) break;
    const isGood = (record: JournalRecord): boolean =>
      isBegun || record.hash !== undefined ? isChained(previous, flowId, record) : isWellFormed(record);
    const { good, isWrong, winner } = rightOf(copies, one, other, isGood);
    const record = good ?? salvaged({ flowId, seq: at }, next, one ?? other, stamp);
    const isLacking = !isForked && ((!one && at < storedEnd) || (!other && at < copiedEnd));
    if (isWrong || isLacking) tampered.push(toldOf(record, good !== undefined));
    if (winner) {
      (winner === 'log' ? stored : copied).clear();
      isForked = true;
    }
    records.push(record);
    [previous, isBegun] = [record.hash ?? '', isBegun || record.hash !== undefined];
  }
  const told = toldIn([...copies.database, ...copies.log]);
  return { records, tampered: tampered.filter(({ seq, isHealed }) => isHealed || !told.has(seq)) };
}

function rightOf(
  { database, log }: Copies,
  one: JournalRecord | undefined,
  other: JournalRecord | undefined,
  isGood: (record: JournalRecord) => boolean,
): Found {
  const [stored, copied] = [one && isGood(one) && one, other && isGood(other) && other];
  if (!stored || !copied || isSame(stored, copied))
    return { good: stored || copied || undefined, isWrong: stored === false || copied === false };
  // Of two tabs, one may have been killed before it could take back in its log what the database had refused. Then the
  // database is right, and nothing follows in that log. Everything else was written by a hand that can hash. Then the
  // log is right, because it is harder to come by, unless facts would be lost.
  const isRefused = stored.write !== copied.write && log.at(-1) === copied;
  const isLog = !isRefused && endOf(log.at(-1)) >= endOf(database.at(-1));
  return { good: isLog ? copied : stored, isWrong: !isRefused, winner: isLog ? 'log' : 'database' };
}

/** Whether the flow's own record says of its journal what the journal says. */
function flowFaults(flow: Copies['flow'], stored: ReadonlyMap<number, JournalRecord>): Tampered[] {
  const last = stored.get(lastOf(stored));
  const end = endOf(last);
  const isOther = flow?.seq === end && flow.head !== undefined && flow.head !== last?.hash;
  return countOf(flow?.seq) < end || isOther ? [{ type: 'facts-tampered', seq: end, count: 0, isHealed: true }] : [];
}

export function toldOf({ seq, facts }: JournalRecord, isHealed: boolean): Tampered {
  return { type: 'facts-tampered', seq, count: facts.length, isHealed };
}

/** The places of which facts say that they could not be put right. */
export function toldIn(records: readonly JournalRecord[]): ReadonlySet<number> {
  const lost = (fact: unknown): number[] =>
    isFact(fact) && fact.type === 'facts-tampered' && !fact.isHealed ? [fact.seq] : [];
  return new Set(records.flatMap(({ facts }) => (Array.isArray(facts) ? facts.flatMap(lost) : [])));
}

function isSame(one: JournalRecord, other: JournalRecord): boolean {
  return one.hash === undefined || other.hash === undefined
    ? canonical(one.facts) === canonical(other.facts)
    : one.hash === other.hash;
}

export function isWellFormed({ facts }: JournalRecord): boolean {
  return Array.isArray(facts) && facts.length > 0 && facts.every(isFact);
}

/** By position; what has none was not stored by us. */
function bySeq(records: readonly JournalRecord[]): Map<number, JournalRecord> {
  return new Map(records.filter(({ seq }) => countOf(seq) === seq).map(record => [record.seq, record]));
}

function countOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0;
}

function lastOf(places: ReadonlyMap<number, unknown>): number {
  let last = 0;
  for (const seq of places.keys()) last = Math.max(last, seq);
  return last;
}

/** The position after a record's facts. */
export function endOf(record: JournalRecord | undefined): number {
  return record ? record.seq + (Array.isArray(record.facts) ? record.facts.length : 1) : 0;
}
