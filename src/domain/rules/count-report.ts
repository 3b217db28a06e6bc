import { flaggedSerials, flaggedUnits, isUncounted, statusFrom, unitsIn } from './differences.js';
import { isUndone } from './has-ended.js';
import { keyOn } from './lines.js';
import type { CapturedLine } from '../model/capture-event.js';
import type { FlowState, FlowStatus, LineState } from '../model/state.js';

/** What a count has found, over all its batches. Source: docs/flows.md#cycle-counts. */
export interface CountReport {
  readonly countId: string;
  /** Somebody has closed it, and no batch is open again for a recount. */
  readonly isClosed: boolean;
  /** A batch is counted blind: until the count is closed, its figures must not be shown to those who count. */
  readonly isBlind: boolean;
  readonly batches: readonly CountBatch[];
  readonly products: readonly CountedProduct[];
}

export interface CountBatch {
  readonly flowId: string;
  readonly batchId: string;
  readonly status: FlowStatus;
  readonly units: number;
  /** Who did the last thing in it. */
  readonly lastBy: FlowState['lastBy'];
}

export interface CountedProduct {
  readonly sku: string;
  readonly name: string;
  readonly serialized: boolean;
  /** In units; absent where no batch's document expects any. */
  readonly expectedQty?: number;
  readonly countedQty: number;
  /** `countedQty - expectedQty`; absent without an expected quantity. */
  readonly variance?: number;
  /** Units that are there and expected: by their serials where the expected ones are listed, else by quantity. */
  readonly match: number;
  /** Expected serials that no batch has found. */
  readonly missing: readonly string[];
  /** Found serials that are on no batch's list; empty where no batch has a list. */
  readonly unexpected: readonly string[];
  /** Units whose label cannot be read. */
  readonly unreadable: number;
  readonly damaged: number;
  readonly rejected: number;
  /** Units that count although something speaks against them. */
  readonly flagged: number;
  /** As in the event, over all batches: `match` where nothing differs, `not-counted` where nobody has looked. */
  readonly status: CapturedLine['status'];
  /** Where it was counted; with what was counted before a recount. */
  readonly lines: readonly {
    readonly flowId: string;
    readonly lineId: string;
    readonly earlierCounts: readonly number[];
  }[];
}

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
    products: [...skus.values()].flatMap(lines => productOf(lines, isAnyExpected)),
  };
}

interface BatchLine {
  readonly state: FlowState;
  readonly line: LineState;
}

function batchOf({ flowId, document, status, lines, lastBy }: FlowState): CountBatch {
  const units = lines.reduce((sum, { countedQty }) => sum + countedQty, 0);
  return { flowId, batchId: document.count?.batchId ?? '', status, units, lastBy };
}

/** Where a count expects anything, a product that no document names is unexpected. */
function productOf(lines: readonly BatchLine[], isAnyExpected: boolean): readonly CountedProduct[] {
  const [first] = lines;
  if (!first) return [];
  const { product, serialized } = first.line;
  const expectedQty = expectedOf(lines);
  const countedQty = unitsCounted(lines);
  const { missing, unexpected, listed, others } = bySerial(lines);
  const unreadable = unitsOf(lines, line => line.unreadable.length);
  const damaged = unitsOf(lines, line => unitsIn(line, 'damaged'));
  const rejected = unitsOf(lines, line => unitsIn(line, 'rejected'));
  const flagged = unitsOf(lines, line => flaggedSerials(line).length + flaggedUnits(line));
  const status = statusFrom({
    ...{ countedQty, expectedQty },
    isUncounted: lines.every(({ state, line }) => isUncounted(state, line)),
    isUnexpected: isAnyExpected && lines.every(({ state, line }) => state.added.has(line.lineId)),
    differs: missing.length + unexpected.length + unreadable + damaged + rejected + flagged > 0,
  });
  const counted = listed > 0 ? others : lines;
  const byQuantity = Math.min(unitsCounted(counted), expectedOf(counted) ?? 0);
  return [
    {
      sku: product.sku,
      name: product.name,
      serialized,
      ...(expectedQty !== undefined && { expectedQty, variance: countedQty - expectedQty }),
      countedQty,
      match: listed - missing.length + byQuantity,
      missing,
      unexpected,
      unreadable,
      damaged,
      rejected,
      flagged,
      status,
      lines: lines.map(({ state: { flowId }, line: { lineId, earlierCounts } }) => ({
        flowId,
        lineId,
        earlierCounts,
      })),
    },
  ];
}

function unitsOf(placed: readonly BatchLine[], units: (line: LineState) => number): number {
  return placed.reduce((sum, { line }) => sum + units(line), 0);
}

function expectedOf(placed: readonly BatchLine[]): number | undefined {
  const byLine = new Map(
    placed.flatMap(({ line: { lineId, expectedQty } }) =>
      expectedQty === undefined ? [] : [[lineId, expectedQty] as const],
    ),
  );
  return byLine.size > 0 ? [...byLine.values()].reduce((sum, expectedQty) => sum + expectedQty, 0) : undefined;
}

function unitsCounted(placed: readonly BatchLine[]): number {
  return placed.reduce((sum, { line }) => sum + line.countedQty, 0);
}

interface BySerial {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly listed: number;
  /** Lines that expect a quantity beside the list of other lines: their units are no strangers to it. */
  readonly others: readonly BatchLine[];
}

function bySerial(placed: readonly BatchLine[]): BySerial {
  const isListing = ({ line }: BatchLine): boolean =>
    line.serialized && line.serialPolicy !== 'none' && line.expectedSerials !== undefined;
  const listing = placed.filter(isListing);
  const listingIds = new Set(listing.map(({ line }) => line.lineId));
  const others = placed.filter(({ line }) => line.expectedQty !== undefined && !listingIds.has(line.lineId));
  const serialsOf = (lines: readonly BatchLine[]) =>
    new Map(lines.flatMap(({ line }) => line.serials.map(({ key, serial }) => [key, serial] as const)));
  const expected = new Map(
    listing.flatMap(({ line }) => (line.expectedSerials ?? []).map(serial => [keyOn(line, serial), serial] as const)),
  );
  const lacks = (from: ReadonlyMap<string, string>, known: ReadonlyMap<string, string>) =>
    [...from].flatMap(([key, serial]) => (known.has(key) ? [] : serial));
  const strangers = serialsOf(placed.filter(line => !others.includes(line)));
  return {
    missing: lacks(expected, serialsOf(placed)),
    unexpected: expected.size > 0 ? lacks(strangers, expected) : [],
    listed: expected.size,
    others,
  };
}
