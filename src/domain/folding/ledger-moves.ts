import type { FlowDocument } from '../model/document.js';
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
    serials.filter(({ key }) => !state.posted.has(key) || state.remarked.has(key)).map(unit => ({ ...unit, sku })),
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
    serials.map(unit => entryOf(state, { ...unit, sku }, moves.back)),
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

function entryOf(state: FlowState, unit: Unit, { status, at, isReceipt }: Whereabouts): LedgerEntry {
  const { sku, serial, sale, warrantyUntil } = unit;
  const { locationId, destinationLocationId = locationId } = state.document;
  const ignoreCase = linesOfProduct(state, sku)[0]?.product.serialRule?.ignoreCase;
  const receipt = isReceipt ? receiptOf(state.document) : undefined;
  return {
    sku,
    serial,
    status,
    locationId: at === 'destination' ? destinationLocationId : locationId,
    // Whoever takes back that a unit came back has it sold as it was.
    ...(status === 'sold' && !isReceipt && sale),
    ...(receipt !== undefined && { receipt }),
    ...(warrantyUntil !== undefined && { warrantyUntil }),
    ...(ignoreCase && { ignoreCase }),
  };
}

/** The number of the receipt: a sale is known by its own until the host refers to one of type `receipt`. */
function receiptOf({ documentId, refs }: FlowDocument): string {
  return refs.find(({ type }) => type === 'receipt')?.id ?? documentId;
}
