import { Consequences } from '../domain/folding/consequences.js';
import type { Fact } from '../domain/model/fact.js';
import { flowSummary } from '../domain/folding/flow-summary.js';
import type { FlowState } from '../domain/model/state.js';
import type { Changes, OutboxEntry } from '../ports/flow-store.js';

/** What a group of facts changes in storage. */
export class ChangeSet {
  readonly #facts: Fact[] = [];
  readonly #consequences = new Consequences();
  readonly #outbox: OutboxEntry[] = [];

  /** Adds the facts that followed `before`. */
  add(
    before: FlowState | undefined,
    facts: readonly Fact[],
    writeEvent: (state: FlowState, fact: Fact) => OutboxEntry,
  ): void {
    let state = before;
    for (const fact of facts) {
      state = this.#consequences.add(state, fact);
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
