import { flaggedSerials, flaggedUnits, isUncounted, statusFrom, unitsIn } from './differences.js';
import { keyOn } from './lines.js';
import { movedIn } from './moved.js';
import type { CapturedLine } from '../model/capture-event.js';
import type { MovedSerials } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';

/** What a count has found of one product, over all its batches. */
export interface CountedProduct {
  readonly sku: string;
  readonly name: string;
  readonly serialized: boolean;
  /** In units; absent where no batch's document expects any. */
  readonly expectedQty?: number;
  readonly countedQty: number;
  /**
   * How many more were counted than expected, but for `openQty` and what moved; absent without an expected quantity.
   */
  readonly variance?: number;
  /** How many of the expected units nobody has looked for yet, in any batch. */
  readonly openQty: number;
  /** Serials that left (`out`) or came (`in`) since the count began, by the ledger: no batch lacks them. */
  readonly moved: MovedSerials;
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
    /** Nobody has looked for its units in that batch. */
    readonly isUncounted: boolean;
    readonly earlierCounts: readonly number[];
  }[];
}

/** A line of one of a count's batches. */
export interface BatchLine {
  readonly state: FlowState;
  readonly line: LineState;
}

/** Where a count expects anything, a product that no document names is unexpected. */
export function countedProduct(lines: readonly BatchLine[], isAnyExpected: boolean): readonly CountedProduct[] {
  const [first] = lines;
  if (!first) return [];
  const { product, serialized } = first.line;
  const expectedQty = expectedOf(lines);
  const countedQty = unitsOf(lines, line => line.countedQty);
  const seen = lines.filter(isSeen(lines));
  const openQty = (expectedQty ?? 0) - (expectedOf(seen) ?? 0);
  const { missing, unexpected, moved, listed, others } = bySerial(seen);
  // What moved is no difference: compared is what would have been counted when the count began.
  const countedThen = countedQty + moved.out.length - moved.in.length;
  const unreadable = unitsOf(lines, line => line.unreadable.length);
  const damaged = unitsOf(lines, line => unitsIn(line, 'damaged'));
  const rejected = unitsOf(lines, line => unitsIn(line, 'rejected'));
  const flagged = unitsOf(lines, line => flaggedSerials(line).length + flaggedUnits(line));
  const status = statusFrom({
    countedQty: countedThen,
    expectedQty: expectedOf(seen),
    isUncounted: lines.every(({ state, line }) => isUncounted(state, line)),
    isUnexpected: isAnyExpected && lines.every(({ state, line }) => state.added.has(line.lineId)),
    differs: missing.length + unexpected.length + unreadable + damaged + rejected + flagged > 0,
  });
  const counted = listed > 0 ? others : seen;
  const byQuantity = Math.min(
    unitsOf(counted, line => line.countedQty),
    expectedOf(counted) ?? 0,
  );
  return [
    {
      sku: product.sku,
      name: product.name,
      serialized,
      ...(expectedQty !== undefined && { expectedQty, variance: countedThen - expectedQty + openQty }),
      countedQty,
      openQty,
      moved,
      match: listed - missing.length - moved.out.length + byQuantity,
      missing,
      unexpected,
      unreadable,
      damaged,
      rejected,
      flagged,
      status,
      lines: lines.map(({ state, line }) => ({
        flowId: state.flowId,
        lineId: line.lineId,
        isUncounted: isUncounted(state, line),
        earlierCounts: line.earlierCounts,
      })),
    },
  ];
}

/** Is a line seen in one of the batches that share it? What nobody has looked for is not missing. */
function isSeen(placed: readonly BatchLine[]): (one: BatchLine) => boolean {
  const seen = new Set(placed.flatMap(({ state, line }) => (isUncounted(state, line) ? [] : line.lineId)));
  return ({ line }) => seen.has(line.lineId);
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

interface BySerial {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly moved: MovedSerials;
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
  const missing = lacks(expected, serialsOf(placed));
  const out = new Set(placed.flatMap(({ line }) => line.moved.out));
  const arrived = [...new Set(placed.flatMap(({ line }) => movedIn(line).map(({ serial }) => serial)))];
  return {
    missing: missing.filter(serial => !out.has(serial)),
    unexpected: expected.size > 0 ? lacks(strangers, expected).filter(serial => !arrived.includes(serial)) : [],
    moved: { out: missing.filter(serial => out.has(serial)), in: arrived },
    listed: expected.size,
    others,
  };
}
