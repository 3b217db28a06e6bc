import type { FlowDocument, ReceivedUnits } from '../domain/model/document.js';
import { isKindOfCarton } from '../domain/rules/cartons.js';
import { isSealed } from '../domain/model/erased-name.js';
import type { FlowState, LineState } from '../domain/model/state.js';
import type { ErasedFlow } from '../ports/erasure.js';
import type { FlowSummary } from '../ports/flow-store.js';
import type { FlowParts } from './flow-parts.js';
import { loadFlow } from './load-flow.js';

/** A document with everything that was received of it before, and which receipt comes next. */
export interface NextReceipt {
  readonly document: FlowDocument;
  /** Counted from 1. */
  readonly receipt: number;
}

/**
 * Adds to what the host says of other devices what this device has received of the document itself.
 * @param earlier This document's flows that are over
 * @param known The document of the flow that is open, if any
 */
export async function nextReceipt(
  document: FlowDocument,
  earlier: readonly FlowSummary[],
  erased: readonly ErasedFlow[],
  { store, settings }: Pick<FlowParts, 'store' | 'settings'>,
  known?: FlowDocument,
): Promise<NextReceipt> {
  const partial = earlier.filter(({ restFollows }) => restFollows);
  const flows = await Promise.all(partial.map(({ flowId }) => loadFlow(store, flowId)));
  const own = flows.flatMap(({ state }) => unitsOf(state));
  const numbers = new Set(own.map(({ receipt }) => receipt));
  const isOwn = ({ deviceId, receipt }: ReceivedUnits): boolean =>
    deviceId === settings.deviceId && (receipt === undefined ? own.length > 0 : numbers.has(receipt));
  const told = (document.received ?? []).filter(units => !isOwn(units));
  const { received: _, ...bare } = document;
  // The flow still knows what a receipt had that was erased since.
  const gone = new Set(erased.map(({ receipt }) => receipt));
  const kept = (known?.received ?? []).filter(units => units.deviceId === settings.deviceId && gone.has(units.receipt));
  const received = [...told, ...kept, ...own];
  const before = [...received, ...partial, ...erased].map(({ receipt }) => receipt ?? 1);
  return { document: received.length > 0 ? { ...bare, received } : bare, receipt: Math.max(0, ...before) + 1 };
}

/** What a completed flow has received, line by line. */
function unitsOf({
  lines,
  lastBy: { deviceId, userId },
  updatedAtMs: atMs,
  receipt = 1,
}: FlowState): readonly ReceivedUnits[] {
  const by = { receipt, deviceId, ...(userId !== undefined && !isSealed(userId) && { userId }), atMs };
  return lines
    .filter(({ countedQty }) => countedQty > 0)
    .map(line => {
      const { lineId, product, countedQty: quantity, serials } = line;
      const cartonIds = cartonsOf(line);
      return {
        ...{ sku: product.sku, lineId, quantity },
        serials: serials.map(({ serial }) => serial),
        ...(cartonIds.length > 0 && { cartonIds }),
        ...by,
      };
    });
}

function cartonsOf({ shares }: LineState): readonly string[] {
  const scanned = shares.flatMap(({ cartonId }) => cartonId ?? []).filter(carton => !isKindOfCarton(carton));
  return [...new Set(scanned)];
}
