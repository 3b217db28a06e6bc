import { Consequences } from '../domain/folding/consequences.js';
import type { Fact } from '../domain/model/fact.js';
import { flowSummary } from '../domain/folding/flow-summary.js';
import type { FlowState } from '../domain/model/state.js';
import type { Changes, OutboxEntry } from '../ports/flow-store.js';
import type { FlowParts } from './flow-parts.js';

/** Writes the event file of a completion; `state` is the one after it. */
export type WriteCompletion = (state: FlowState, completed: Completion) => OutboxEntry;
type Completion = Extract<Fact, { type: 'flow-completed' }>;

/**
 * The file follows from the facts: made again, it has the same id and the same bytes. Only journals of the first
 * version do not say how far local time was ahead of UTC, which then is as it is now.
 */
export function completionWriter({ writeEvent, clock }: Pick<FlowParts, 'writeEvent' | 'clock'>): WriteCompletion {
  return (state, { atMs, utcOffsetMinutes = clock.utcOffsetMinutes() }) => writeEvent(state, atMs, utcOffsetMinutes);
}

/** What a group of facts changes in storage. */
export class ChangeSet {
  readonly #facts: Fact[] = [];
  readonly #consequences = new Consequences();
  readonly #outbox: OutboxEntry[] = [];

  /** Adds the facts that followed `before`. `after`: the state that they led to, where it is known. */
  add(before: FlowState | undefined, facts: readonly Fact[], writeEvent: WriteCompletion, after?: FlowState): void {
    let state = before;
    for (const [at, fact] of facts.entries()) {
      state = this.#consequences.add(state, fact, at === facts.length - 1 ? after : undefined);
      this.#facts.push(fact);
      if (fact.type === 'flow-completed') this.#outbox.push(writeEvent(state, fact));
    }
  }

  get hasFacts(): boolean {
    return this.#facts.length > 0;
  }

  finish(state: FlowState): Changes {
    return {
      facts: this.#facts,
      ...this.#consequences.changes,
      summary: flowSummary(state),
      outbox: this.#outbox,
    };
  }
}
