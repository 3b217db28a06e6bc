import type { LedgerEntry } from '../model/ledger-entry.js';
import { policyOf, type Whereabouts } from '../rules/flow-policy.js';
import { lineOf, linesOfProduct } from '../rules/lines.js';
import type { FlowState, Unit } from '../model/state.js';
import type { UnitFacts } from '../model/unit.js';

/**
 * Where the serials of a completed flow are from now on. A correction moves only what differs from the event that it
 * supersedes: a unit that was sold since stays sold.
 */
export function ledgerMoves(state: FlowState): readonly LedgerEntry[] {
  const { moves } = policyOf(state.document);
  if (!moves) return [];
  const captured = state.lines.flatMap(({ product: { sku }, serials }) =>
    serials
      .filter(({ key }) => !state.posted.has(key) || state.remarked.has(key))
      .map(({ serial, condition }) => ({ sku, serial, condition })),
  );
  const isCapturedAgain = (key: string, { sku }: Unit) => lineOf(state, state.claimed.get(key))?.product.sku === sku;
  const withdrawn = [...state.withdrawn].filter(([key, unit]) => !isCapturedAgain(key, unit)).map(([, unit]) => unit);
  return [
    ...captured.map(unit => entryOf(state, unit, whereOf(unit.condition, moves))),
    ...withdrawn.map(unit => entryOf(state, unit, moves.back)),
  ];
}

/** Where the serials of a completed flow are once it is taken back. */
export function movesBack(state: FlowState): readonly LedgerEntry[] {
  const { moves } = policyOf(state.document);
  if (!moves) return [];
  return state.lines.flatMap(({ product: { sku }, serials }) =>
    serials.map(({ serial }) => entryOf(state, { sku, serial }, moves.back)),
  );
}

/** Where a unit is by its condition: damaged in stock it is held there, and rejected it is not taken over. */
function whereOf(
  condition: UnitFacts['condition'],
  { to, back }: { readonly to: Whereabouts; readonly back: Whereabouts },
): Whereabouts {
  if (condition === 'rejected') return back;
  return condition === 'damaged' && to.status === 'in-stock' ? { ...to, status: 'held' } : to;
}

function entryOf(state: FlowState, { sku, serial }: Unit, { status, at }: Whereabouts): LedgerEntry {
  const { locationId, destinationLocationId = locationId } = state.document;
  const ignoreCase = linesOfProduct(state, sku)[0]?.product.serialRule?.ignoreCase;
  return {
    sku,
    serial,
    status,
    locationId: at === 'destination' ? destinationLocationId : locationId,
    ...(ignoreCase && { ignoreCase }),
  };
}
