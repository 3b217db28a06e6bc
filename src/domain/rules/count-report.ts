import { countedProduct, type BatchLine, type CountedProduct } from './counted-product.js';
import { openPlaces } from './count-mode.js';
import { isUndone } from './has-ended.js';
import type { FlowState, FlowStatus } from '../model/state.js';

/** What a count has found, over all its batches. Source: docs/flows.md#cycle-counts. */
export interface CountReport {
  readonly countId: string;
  /** Somebody has closed it, and no batch is open again for a recount. */
  readonly isClosed: boolean;
  /** A batch is counted blind: until the count is closed, its figures must not be shown to those who count. */
  readonly isBlind: boolean;
  readonly batches: readonly CountBatch[];
  /** Batches that the documents name and this device does not know: their figures are not here. */
  readonly unknownBatches: readonly string[];
  readonly products: readonly CountedProduct[];
}

export interface CountBatch {
  readonly flowId: string;
  readonly batchId: string;
  readonly status: FlowStatus;
  readonly units: number;
  /** Its open places: lines that nobody has looked for. */
  readonly openLines: readonly { readonly lineId: string; readonly sku: string; readonly name: string }[];
  /** Who did the last thing in it. */
  readonly lastBy: FlowState['lastBy'];
}

export type { CountedProduct } from './counted-product.js';

/**
 * Puts the batches of one count together. A line of the document that several batches share (same `lineId`, same
 * product) is expected once, and a serial that one batch misses and another has found is not missing. Cancelled batches
 * count nothing.
 */
export function countReport(countId: string, flows: readonly FlowState[]): CountReport {
  const batches = flows.filter(({ document, status }) => document.count?.countId === countId && !isUndone(status));
  const isAnyExpected = batches.some(({ lines }) => lines.some(({ expectedQty }) => expectedQty !== undefined));
  const skus = new Map<string, BatchLine[]>();
  for (const state of batches) {
    for (const line of state.lines) {
      const lines = skus.get(line.product.sku);
      if (lines) lines.push({ state, line });
      else skus.set(line.product.sku, [{ state, line }]);
    }
  }
  return {
    countId,
    isClosed:
      batches.some(({ isCountClosed }) => isCountClosed) && batches.every(({ status }) => status === 'completed'),
    isBlind: batches.some(({ document }) => document.count?.blind),
    batches: batches.map(batchOf),
    unknownBatches: unknownBatches(batches),
    products: [...skus.values()].flatMap(lines => countedProduct(lines, isAnyExpected)),
  };
}

function unknownBatches(batches: readonly FlowState[]): readonly string[] {
  const known = new Set(batches.map(({ document }) => document.count?.batchId));
  const named = batches.flatMap(({ document }) => document.count?.batchIds ?? []);
  return [...new Set(named)].filter(batchId => !known.has(batchId));
}

function batchOf(state: FlowState): CountBatch {
  const { flowId, document, status, lines, lastBy } = state;
  const openLines = openPlaces(state).map(({ lineId, product: { sku, name } }) => ({ lineId, sku, name }));
  const units = lines.reduce((sum, { countedQty }) => sum + countedQty, 0);
  return { flowId, batchId: document.count?.batchId ?? '', status, units, openLines, lastBy };
}
