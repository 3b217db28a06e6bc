import { claimScope, lookupForm, type Claim, type ClaimId } from '../model/claim.js';
import { isSealed } from '../model/erased-name.js';
import type { CapturedSerial, Fact, Stamp } from '../model/fact.js';
import { lineOf } from '../rules/lines.js';
import type { FlowState } from '../model/state.js';

/** The claims that a fact makes and releases. */
export interface ClaimChanges {
  readonly claim: readonly Claim[];
  readonly release: readonly ClaimId[];
}

/**
 * What a fact does to the claims; `before` is the state that it was added to. Only claims of this very flow are ever
 * released.
 */
export function claimChanges(fact: Fact, before: FlowState | undefined): ClaimChanges {
  if (!before) return { claim: [], release: [] };
  const line = 'lineId' in fact ? lineOf(before, fact.lineId) : undefined;
  switch (fact.type) {
    case 'serial-accepted':
      return { claim: [claimOf(before, fact, fact.captured)], release: [] };
    case 'serial-removed':
      return release(
        before,
        line?.serials.filter(({ key }) => key === fact.key),
      );
    case 'line-restarted':
    case 'recount-started':
      return release(before, line?.serials);
    case 'flow-cancelled':
      return release(before, allSerials(before));
    case 'flow-voided':
      // The completion of a count has kept its claims, and every other one has released them.
      return release(before, before.document.count ? allSerials(before) : []);
    case 'flow-completed':
      return release(before, before.document.count ? [] : allSerials(before));
    default:
      return { claim: [], release: [] };
  }
}

function claimOf(state: FlowState, { deviceId, userId, atMs }: Stamp, captured: CapturedSerial): Claim {
  const { flowId, kind, document } = state;
  const { documentId, count } = document;
  const batch = count && { batchId: count.batchId };
  const user = userId !== undefined && !isSealed(userId) && { userId };
  return { ...idOf(state, captured), holder: { flowId, documentId, kind, ...batch, deviceId, ...user, atMs } };
}

function idOf({ document }: FlowState, { key, serial, flags }: CapturedSerial): ClaimId {
  const isShared = flags.includes('duplicate-elsewhere');
  return { scope: claimScope(document), fold: lookupForm(serial), key, ...(isShared && { shared: true }) };
}

function release(state: FlowState, serials: readonly CapturedSerial[] = []): ClaimChanges {
  // The completion before a correction has released the others.
  const claiming = serials.filter(({ key }) => !state.posted.has(key));
  return { claim: [], release: claiming.map(captured => idOf(state, captured)) };
}

function allSerials({ lines }: FlowState): readonly CapturedSerial[] {
  return lines.flatMap(({ serials }) => serials);
}
