import type { Evidence } from '../model/action.js';
import type { HeldSerial } from '../model/fact.js';
import { policyAction, policyOf } from './flow-policy.js';
import { isListed, keyOn } from './lines.js';
import { isFull } from './prompts.js';
import type { Doubt } from '../model/doubt.js';
import type { PolicyCode } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Elsewhere, PolicyAction } from '../model/verdict.js';

/** Something that speaks against a unit, and what policy does about it. */
export interface Objection {
  readonly code: PolicyCode;
  readonly action: PolicyAction;
  readonly elsewhere?: Elsewhere;
  /** With `doubtful`: the first doubt that nobody's word was enough for. */
  readonly rule?: Doubt;
}

/**
 * Everything that speaks against this serial on this line and that policy decides about. The hard rules (format,
 * duplicates in the flow) are checked before.
 */
export function objectionsTo(
  state: FlowState,
  line: LineState,
  held: HeldSerial,
  evidence: Evidence,
): readonly Objection[] {
  return [
    ...claimedElsewhere(state, line, held, evidence),
    ...unlisted(state, line, held),
    ...misplaced(state, line, held, evidence),
    ...tooMany(state, line, 1),
    ...(evidence.verification === 'unknown' ? [objection(state, 'not-verified')] : []),
  ];
}

/** Would `units` more be over the expected quantity and its tolerance? */
export function tooMany(state: FlowState, line: LineState, units: number): readonly Objection[] {
  const tolerance = state.settings.overTolerance[state.kind] ?? 0;
  const limit = line.expectedQty === undefined ? Infinity : line.expectedQty + tolerance;
  return line.countedQty + units > limit ? [objection(state, 'over-quantity')] : [];
}

/** Is the line so full that policy blocks every further unit? */
export function isBlocked(state: FlowState, line: LineState): boolean {
  return isFull(line) && tooMany(state, line, 1).some(({ action }) => action === 'block');
}

function objection(state: FlowState, code: PolicyCode): Objection {
  return { code, action: policyAction(state.document, state.settings, code) };
}

function claimedElsewhere(
  state: FlowState,
  line: LineState,
  held: HeldSerial,
  { claims }: Evidence,
): readonly Objection[] {
  const key = keyOn(line, held.serial);
  const elsewhere = Object.hasOwn(claims, key) ? claims[key] : undefined;
  return elsewhere ? [{ ...objection(state, 'duplicate-elsewhere'), elsewhere }] : [];
}

function unlisted(state: FlowState, line: LineState, { serial }: HeldSerial): readonly Objection[] {
  if (!line.expectedSerials || line.serialPolicy === 'none' || isListed(state, line, serial)) return [];
  const found = objection(state, policyOf(state.document).unlisted);
  // An advisory list is a hint of the host: a serial that is not on it is flagged, never blocked.
  return [line.serialPolicy === 'advisory' ? { ...found, action: 'flag' } : found];
}

/**
 * What the ledger says against the serial. It says nothing against one that this flow's own completion has moved and
 * that its correction captures again.
 */
function misplaced(
  state: FlowState,
  line: LineState,
  { serial }: HeldSerial,
  { ledger }: Evidence,
): readonly Objection[] {
  const { stock } = policyOf(state.document);
  const key = keyOn(line, serial);
  if (stock === 'unchecked' || state.withdrawn.has(key)) return [];
  const known = ledger.filter(entry => entry.sku === line.product.sku && keyOn(line, entry.serial) === key);
  const here = known.some(
    ({ status, locationId }) => status === 'in-stock' && locationId === state.document.locationId,
  );
  if (stock === 'in') return here ? [objection(state, 'already-in-stock')] : [];
  // Where the ledger does not know the serial at all, it is enough that the document lists it.
  const vouched = known.length === 0 && isListed(state, line, serial);
  return here || vouched ? [] : [objection(state, 'not-in-stock')];
}
