import { isChained, resealedIn } from '../../chain/chain.js';
import type { FactBody, Stamp } from '../../domain/model/fact.js';
import type { FlowRecord, JournalRecord } from '../schema.js';
import { CopiedGroups } from './copied-groups.js';
import { countOf, endOf, isSame, isWellFormed, lastOf } from './records.js';
import { isFact, salvaged } from './salvage.js';

export type Tampered = Extract<FactBody, { type: 'facts-tampered' }>;

/** The most facts that can be missing at one place: a forged position must not make a journal of millions. */
const MOST_MISSING = 10_000;

/** Both copies of a flow, as they are found. */
export interface Copies {
  readonly flowId: string;
  readonly flow: Pick<FlowRecord, 'seq' | 'head'> | undefined;
  readonly database: readonly JournalRecord[];
  /** In the order in which it was written, with several groups at one place where several tabs have written there. */
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

/**
 * Joins both copies of a flow along the chain: at each place the group is taken that has the right hash, whichever copy
 * has it. A copy that only ends sooner was not tampered with, because a kill leaves that too.
 */
export function joinCopies(copies: Copies, stamp: Stamp): Joined {
  const { flowId, flow, isShared } = copies;
  const stored = bySeq(copies.database);
  const resealed = new Set([copies.database, copies.log].flatMap(copy => [...resealedIn(flowId, copy)]));
  const copied = new CopiedGroups(flowId, copies.log.filter(isPlaced), resealed);
  const storedEnd = Math.max(countOf(flow?.seq), lastOf(stored.keys()));
  const places = [...new Set([...stored.keys(), ...copied.places, storedEnd])].sort((one, other) => one - other);
  const records: JournalRecord[] = [];
  const tampered = flowFaults(flow, stored);
  let [previous, isBegun, isForked] = ['', false, false];
  for (let at = 0, place = 0; ; at = endOf(records.at(-1))) {
    const isGood = (record: JournalRecord): boolean =>
      isBegun || record.hash !== undefined ? isChained(previous, flowId, record, resealed) : isWellFormed(record);
    const one = stored.get(at);
    const right = one && isGood(one) ? one : undefined;
    const other = copied.choose(at, right, isGood);
    const isPast = (seq: number): boolean => seq <= at || !(stored.has(seq) || copied.has(seq) || seq === storedEnd);
    while (isPast(places[place] ?? Infinity) && place < places.length) place += 1;
    const next = places[place];
    if (!one && !other && (isForked || next === undefined || next - at > MOST_MISSING)) break;
    const copy = other && isGood(other) ? other : undefined;
    const isWrong = one !== right || other !== copy;
    // Everything else that differs was written by a hand that can hash. Then the log is right, because it is harder to
    // come by, unless facts would be lost.
    const isFork = right && copy && !isSame(right, copy);
    const isLog = isFork && endOf(copied.lastAfter(copy)) >= endOf(copies.database.at(-1));
    const good = isLog ? copy : (right ?? copy);
    const record = good ?? salvaged({ flowId, seq: at }, next, one ?? other, stamp);
    const isLacking = !isForked && ((!one && at < storedEnd) || (!other && !isShared && at < copied.end));
    if (isWrong || isFork || isLacking) tampered.push(toldOf(record, good !== undefined));
    if (isFork) (isLog ? stored : copied).clear();
    isForked ||= isFork === true;
    records.push(record);
    [previous, isBegun] = [record.hash ?? '', isBegun || record.hash !== undefined];
  }
  const told = toldIn([...copies.database, ...copies.log]);
  return { records, tampered: tampered.filter(({ seq, isHealed }) => isHealed || !told.has(seq)) };
}

/** Whether the flow's own record says of its journal what the journal says. */
function flowFaults(flow: Copies['flow'], stored: ReadonlyMap<number, JournalRecord>): Tampered[] {
  const last = stored.get(lastOf(stored.keys()));
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

/** By position; what has none was not stored by us. */
function bySeq(records: readonly JournalRecord[]): Map<number, JournalRecord> {
  return new Map(records.filter(isPlaced).map(record => [record.seq, record]));
}

function isPlaced({ seq }: JournalRecord): boolean {
  return countOf(seq) === seq;
}
