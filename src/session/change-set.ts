import type { LedgerEntry } from '../domain/ledger-entry.js';
import { claimChanges } from '../domain/claim-changes.js';
import type { Claim } from '../domain/claim.js';
import type { Fact } from '../domain/fact.js';
import { apply } from '../domain/apply.js';
import type { FlowState } from '../domain/state.js';
import type { Changes, OutboxEntry } from '../ports/flow-store.js';
import { flowSummary } from '../domain/flow-summary.js';
import { ledgerMoves } from '../domain/ledger-moves.js';

const placeOf = (claim: Pick<Claim, 'scope' | 'fold' | 'key'>): string =>
  JSON.stringify([claim.scope, claim.fold, claim.key]);

/** What a group of facts changes in storage: derived from the facts alone, so that journal, claims and ledger cannot disagree. */
export class ChangeSet {
  readonly #facts: Fact[] = [];
  readonly #claim = new Map<string, Claim>();
  readonly #release = new Map<string, Pick<Claim, 'scope' | 'fold' | 'key'>>();
  #ledger: readonly LedgerEntry[] = [];
  #outbox: OutboxEntry | undefined;

  /** Adds the facts that followed `before`. */
  add(
    before: FlowState | undefined,
    facts: readonly Fact[],
    writeEvent: (state: FlowState, fact: Fact) => OutboxEntry,
  ): void {
    let state = before;
    for (const fact of facts) {
      const { claim, release } = claimChanges(fact, state);
      // Stores release before they claim, so a release only cancels a claim of its own group.
      for (const freed of release) if (!this.#claim.delete(placeOf(freed))) this.#release.set(placeOf(freed), freed);
      for (const taken of claim) this.#claim.set(placeOf(taken), taken);
      state = apply(state, fact);
      this.#facts.push(fact);
      if (fact.type === 'flow-completed') {
        this.#ledger = ledgerMoves(state);
        this.#outbox = writeEvent(state, fact);
      }
    }
  }

  finish(state: FlowState): Changes {
    return {
      facts: this.#facts,
      claim: [...this.#claim.values()],
      release: [...this.#release.values()],
      ledger: this.#ledger,
      summary: flowSummary(state),
      ...(this.#outbox && { outbox: this.#outbox }),
    };
  }
}
