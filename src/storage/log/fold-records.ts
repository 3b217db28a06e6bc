import { Consequences } from '../../domain/folding/consequences.js';
import type { Claim } from '../../domain/model/claim.js';
import type { Fact } from '../../domain/model/fact.js';
import type { LedgerEntry } from '../../domain/model/ledger-entry.js';
import type { ShapeChange } from '../../domain/model/serial-shape.js';
import type { FlowState } from '../../domain/model/state.js';
import type { JournalRecord } from '../schema.js';
import { lostFact } from './salvage.js';

export interface FoldedRecords {
  /** A record with a fact that cannot be folded is another one, with a `facts-tampered` in its place. */
  readonly records: readonly JournalRecord[];
  /** Undefined where no fact says what the flow is about. */
  readonly state: FlowState | undefined;
  /** All claims that the flow has. */
  readonly claims: readonly Claim[];
  /** What follows from the records after the position that was asked for. */
  readonly ledger: readonly LedgerEntry[];
  readonly shapes: readonly ShapeChange[];
}

/** Folds a whole journal, whatever is in it. */
export function foldRecords(records: readonly JournalRecord[], after: number): FoldedRecords {
  const consequences = new Consequences();
  const facts = records.flatMap(record => record.facts);
  const first = facts.find(({ type }) => type === 'flow-opened');
  let state = first && tried(consequences, undefined, first);
  const fold = (record: JournalRecord): JournalRecord => {
    const folded = record.facts.map((fact, at): Fact => {
      if (!state || fact === first) return fact;
      const next = tried(consequences, state, fact);
      const lost = lostFact(record.seq + at, fact);
      state = next ?? consequences.add(state, lost);
      return next ? fact : lost;
    });
    return folded.every((fact, at) => fact === record.facts[at]) ? record : { ...record, facts: folded };
  };
  const earlier = records.filter(({ seq }) => seq < after).map(fold);
  const { ledger, shapes } = consequences.changes;
  const [ledgerBefore, shapesBefore] = [ledger.length, shapes.length];
  const later = records.slice(earlier.length).map(fold);
  const claims = consequences.changes.claim;
  return {
    records: [...earlier, ...later],
    state,
    claims,
    ledger: ledger.slice(ledgerBefore),
    shapes: shapes.slice(shapesBefore),
  };
}

function tried(consequences: Consequences, state: FlowState | undefined, fact: Fact): FlowState | undefined {
  try {
    return consequences.add(state, fact);
  } catch {
    return undefined;
  }
}
