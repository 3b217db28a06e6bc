import { claimScope, serialFold, type Claim } from './claim.js';
import type { CapturedSerial, Fact, Stamp } from './fact.js';
import { lineOf } from './lines.js';
import type { FlowState, LineState } from './state.js';

/** What identifies a claim. */
export type ClaimId = Pick<Claim, 'scope' | 'fold' | 'key'>;

/** The claims that a fact takes and sets free. */
export interface ClaimChanges {
  readonly claim: readonly Claim[];
  readonly release: readonly ClaimId[];
}

/** What a fact does to the claims; `before` is the state that it was added to. Only claims of this very flow are ever released. */
export function claimChanges(fact: Fact, before: FlowState | undefined): ClaimChanges {
  if (!before) return { claim: [], release: [] };
  const line = 'lineId' in fact ? lineOf(before, fact.lineId) : undefined;
  switch (fact.type) {
    case 'serial-accepted':
      return {
        claim: line && holdsClaim(before, fact.captured) ? [claimOf(before, fact, fact.captured, line)] : [],
        release: [],
      };
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
    case 'flow-completed':
      return release(before, before.document.count ? [] : allSerials(before));
    default:
      return { claim: [], release: [] };
  }
}

/** A serial that policy took although another flow has it, or whose completion has freed it, holds no claim of this flow. */
function holdsClaim({ settled }: FlowState, { key, flags }: CapturedSerial): boolean {
  return !settled.has(key) && !flags.includes('duplicate-elsewhere');
}

function claimOf(
  state: FlowState,
  stamp: Stamp,
  { key, serial }: CapturedSerial,
  { lineId, product }: LineState,
): Claim {
  const { flowId, kind, document } = state;
  return {
    scope: claimScope(document),
    fold: serialFold(serial),
    key,
    serial,
    sku: product.sku,
    lineId,
    flowId,
    documentId: document.documentId,
    kind,
    ...(document.count && { batchId: document.count.batchId }),
    deviceId: stamp.deviceId,
    ...(stamp.userId !== undefined && { userId: stamp.userId }),
    atMs: stamp.atMs,
  };
}

function release(state: FlowState, serials: readonly CapturedSerial[] = []): ClaimChanges {
  const scope = claimScope(state.document);
  const held = serials.filter(captured => holdsClaim(state, captured));
  return { claim: [], release: held.map(({ key, serial }) => ({ scope, fold: serialFold(serial), key })) };
}

function allSerials({ lines }: FlowState): readonly CapturedSerial[] {
  return lines.flatMap(({ serials }) => serials);
}
