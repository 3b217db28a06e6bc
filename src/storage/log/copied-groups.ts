import { isChained } from '../../chain/chain.js';
import type { JournalRecord } from '../schema.js';
import { endOf, isSame, isWellFormed, lastOf } from './records.js';

/** A record and what is chained to it. */
interface Link {
  readonly next: JournalRecord | undefined;
  /** The end of the longest chain from here. */
  readonly last: JournalRecord;
}

/**
 * What the log has of a flow, by position. Several tabs may have written a group at one place: the database has refused
 * all but one, and a tab that was killed, or that found no room, has not taken its own back.
 */
export class CopiedGroups {
  readonly #flowId: string;
  readonly #resealed: ReadonlySet<string>;
  readonly #groups = new Map<number, readonly JournalRecord[]>();
  #links: ReadonlyMap<JournalRecord, Link> | undefined;
  #end: number | undefined;

  /**
   * @param records in the order in which they were written
   * @param resealed what groups hash to from which a name was erased: see `resealedIn`
   */
  constructor(flowId: string, records: readonly JournalRecord[], resealed: ReadonlySet<string>) {
    this.#flowId = flowId;
    this.#resealed = resealed;
    for (const record of records) {
      const others = this.#at(record.seq).filter(({ hash }) => hash !== record.hash);
      this.#groups.set(record.seq, [...others, record]);
    }
  }

  get places(): number[] {
    return [...this.#groups.keys()];
  }

  /** The last place. */
  get end(): number {
    return (this.#end ??= lastOf(this.#groups.keys()));
  }

  has(seq: number): boolean {
    return this.#groups.has(seq);
  }

  /**
   * The group that counts at a place: what the database has there, else the one that most follows, else the one that
   * was written last, because a place is given anew only after its group was refused. The others are out.
   * @param stored what the database has there, if that is right
   */
  choose(
    seq: number,
    stored: JournalRecord | undefined,
    isGood: (record: JournalRecord) => boolean,
  ): JournalRecord | undefined {
    const all = this.#at(seq);
    if (all.length < 2 && all.every(record => !stored || isSame(stored, record))) return all[0];
    const good = all.filter(isGood);
    const others = stored ? good.filter(record => !this.#isRefused(record, stored)) : good;
    const chosen = good.find(record => stored && isSame(stored, record)) ?? furthest(others, this.#linksOf());
    for (const record of good) if (record !== chosen) this.#drop(record);
    return chosen ?? this.#at(seq).at(-1);
  }

  /** The end of the chain that begins with a record. */
  lastAfter(record: JournalRecord): JournalRecord {
    return this.#linksOf().get(record)?.last ?? record;
  }

  clear(): void {
    this.#groups.clear();
    this.#end = undefined;
  }

  /** Of another transaction than the stored group, and nobody has gone on from there. */
  #isRefused(record: JournalRecord, stored: JournalRecord): boolean {
    return record.write !== stored.write && this.lastAfter(record).write === record.write;
  }

  #drop(first: JournalRecord): void {
    for (let out: JournalRecord | undefined = first; out; out = this.#linksOf().get(out)?.next) {
      const rest = this.#at(out.seq).filter(record => record !== out);
      if (rest.length > 0) this.#groups.set(out.seq, rest);
      else this.#groups.delete(out.seq);
    }
    this.#end = undefined;
  }

  /** From the end on, because a chain of all groups is too long to be followed from each of them. */
  #linksOf(): ReadonlyMap<JournalRecord, Link> {
    if (this.#links) return this.#links;
    const links = new Map<JournalRecord, Link>();
    for (const seq of this.places.sort((one, other) => other - one))
      for (const record of this.#at(seq)) {
        const later = this.#at(endOf(record)).filter(each => this.#follows(record, each));
        const next = furthest(later, links);
        links.set(record, { next, last: (next && links.get(next)?.last) ?? record });
      }
    return (this.#links = links);
  }

  #follows({ hash }: JournalRecord, next: JournalRecord): boolean {
    if (next.hash === undefined) return hash === undefined && isWellFormed(next);
    return isChained(hash ?? '', this.#flowId, next, this.#resealed);
  }

  #at(seq: number): readonly JournalRecord[] {
    return this.#groups.get(seq) ?? [];
  }
}

/** The record from which other transactions have gone on furthest; where none has, the last one. */
function furthest(
  records: readonly JournalRecord[],
  links: ReadonlyMap<JournalRecord, Link>,
): JournalRecord | undefined {
  const ends = records.map(record => {
    const { last } = links.get(record) ?? { last: record };
    return last.write === record.write ? 0 : endOf(last);
  });
  return records[ends.lastIndexOf(Math.max(...ends))];
}

/** Whether the log has a group that is not to be: one that was refused, or one that was edited. */
export function hasStray(log: readonly JournalRecord[], wanted: readonly JournalRecord[]): boolean {
  const places = new Map(wanted.map(record => [record.seq, record]));
  return log.some(record => {
    const right = places.get(record.seq);
    return !right || (right !== record && right.hash !== record.hash);
  });
}
