import { apply } from './apply.js';
import { claimChanges } from './claim-changes.js';
import type { Claim, ClaimId } from '../model/claim.js';
import type { Fact } from '../model/fact.js';
import type { LedgerEntry } from '../model/ledger-entry.js';
import { ledgerMoves } from './ledger-moves.js';
import type { FlowState } from '../model/state.js';

/** What facts come to in storage, from the facts alone, so that journal, claims and ledger cannot disagree. */
export class Consequences {
  readonly #claim = new Map<string, Claim>();
  readonly #release = new Map<string, ClaimId>();
  readonly #ledger: LedgerEntry[] = [];

  /** Adds a fact that followed `before`; the state after it. A claim that is taken and set free again is none. */
  add(before: FlowState | undefined, fact: Fact): FlowState {
    const { claim, release } = claimChanges(fact, before);
    for (const freed of release) if (!this.#claim.delete(freed.key)) this.#release.set(freed.key, freed);
    for (const claimed of claim) this.#claim.set(claimed.key, claimed);
    const state = apply(before, fact);
    if (fact.type === 'flow-completed') this.#ledger.push(...ledgerMoves(state));
    return state;
  }

  /** Stores release before they claim, and of two entries on one serial the later one stays. */
  get changes(): { readonly claim: Claim[]; readonly release: ClaimId[]; readonly ledger: LedgerEntry[] } {
    return { claim: [...this.#claim.values()], release: [...this.#release.values()], ledger: this.#ledger };
  }
}
