import type { JournalRecord } from '../schema.js';
import type { Group } from './group.js';
import { endOf } from './records.js';

/** What is worked at is kept, not all that was ever looked at. */
const MOST_FLOWS = 8;
/** A flow of more facts is opened from a snapshot anyway, and its journal takes too much memory. */
const MOST_FACTS = 10_000;

/** A group in memory; one that was read has no summary of its own. */
export type KeptGroup = Pick<Group, 'record' | 'outbox'>;

/** The groups of flows that are open here, because all storage may be cleared under them. */
export class KeptGroups {
  readonly #flows = new Map<string, KeptGroup[]>();

  /** The flows, each with how many facts of it are kept. */
  get heads(): readonly (readonly [flowId: string, seq: number])[] {
    return [...this.#flows].map(([flowId, groups]) => [flowId, endOf(groups.at(-1)?.record)]);
  }

  of(flowId: string): readonly KeptGroup[] {
    return this.#flows.get(flowId) ?? [];
  }

  /** Keeps what follows the groups that are kept, in place of what was there. A flow with a gap is kept no more. */
  add(added: readonly KeptGroup[]): void {
    const [first] = added;
    if (!first) return;
    const { flowId, seq, facts } = first.record;
    this.retract([first.record]);
    const groups = this.#flows.get(flowId) ?? [];
    const before = groups.at(-1)?.record;
    groups.push(...added);
    this.#flows.delete(flowId); // the one that was worked at last is the last to go
    const begins = seq === 0 && facts.some(({ type }) => type === 'flow-opened');
    if (!(before ? endOf(before) === seq : begins) || endOf(added.at(-1)?.record) > MOST_FACTS) return;
    this.#flows.set(flowId, groups);
    const [oldest] = this.#flows.keys();
    if (this.#flows.size > MOST_FLOWS && oldest !== undefined) this.#flows.delete(oldest);
  }

  /** Forgets groups that were refused. */
  retract(records: readonly JournalRecord[]): void {
    const [first] = records;
    const groups = first && this.#flows.get(first.flowId);
    while (groups && first && (groups.at(-1)?.record.seq ?? -1) >= first.seq) groups.pop();
  }

  /** Forgets an event file that was acknowledged: it is not to be handed over again. */
  acknowledged(eventId: string): void {
    for (const [flowId, groups] of this.#flows) {
      const rest = groups.map(({ record, outbox }) => ({
        record,
        outbox: outbox.filter(entry => entry.eventId !== eventId),
      }));
      this.#flows.set(flowId, rest);
    }
  }

  drop(flowIds: readonly string[]): void {
    for (const flowId of flowIds) this.#flows.delete(flowId);
  }
}
