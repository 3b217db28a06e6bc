import { apply } from './apply.js';
import { claimChanges } from './claim-changes.js';
import type { Claim, ClaimId } from '../model/claim.js';
import type { Fact } from '../model/fact.js';
import type { LedgerEntry } from '../model/ledger-entry.js';
import type { ShapeChange } from '../model/serial-shape.js';
import { ledgerMoves, movesBack } from './ledger-moves.js';
import { shapeChanges } from './shape-changes.js';
import type { FlowState } from '../model/state.js';

/**
 * The changes of claims, ledger and known shapes of serials that follow from facts. They are worked out from the facts
 * alone, so that journal, claims and ledger cannot disagree.
 */
export class Consequences {
  readonly #claim = new Map<string, Claim>();
  readonly #release = new Map<string, ClaimId>();
  readonly #ledger: LedgerEntry[] = [];
  readonly #shapes: ShapeChange[] = [];
  readonly #withdrawn: { readonly eventId: string; readonly atMs: number }[] = [];

  /**
   * Adds a fact that followed the state `before`, and returns the state after it, for whoever does not know it. A claim
   * that is made and then released leaves no change.
   */
  add(before: FlowState | undefined, fact: Fact, state = apply(before, fact)): FlowState {
    const { claim, release } = claimChanges(fact, before);
    for (const freed of release) if (!this.#claim.delete(freed.key)) this.#release.set(freed.key, freed);
    for (const claimed of claim) this.#claim.set(claimed.key, claimed);
    this.#shapes.push(...shapeChanges(fact, before));
    const { atMs } = fact;
    const moved =
      fact.type === 'flow-completed' ? ledgerMoves(state) : fact.type === 'flow-voided' ? movesBack(state) : [];
    this.#ledger.push(...moved.map(entry => ({ atMs, ...entry })));
    this.#withdrawn.push(...replacedBy(fact).map(eventId => ({ eventId, atMs })));
    return state;
  }

  /**
   * A store releases claims before it adds new ones, and of two ledger entries on one serial it keeps the later one.
   */
  get changes(): {
    readonly claim: Claim[];
    readonly release: ClaimId[];
    readonly ledger: LedgerEntry[];
    readonly shapes: ShapeChange[];
    /** Event files that nobody is to have any more, if the host has refused them. */
    readonly withdrawn: readonly { readonly eventId: string; readonly atMs: number }[];
  } {
    const [claim, release] = [[...this.#claim.values()], [...this.#release.values()]];
    return { claim, release, ledger: this.#ledger, shapes: this.#shapes, withdrawn: this.#withdrawn };
  }
}

/** The event file in whose place this fact puts another one, or none. */
function replacedBy(fact: Fact): readonly string[] {
  if (fact.type === 'flow-voided') return [fact.eventId];
  return fact.type === 'flow-completed' && fact.supersedes !== undefined ? [fact.supersedes] : [];
}
