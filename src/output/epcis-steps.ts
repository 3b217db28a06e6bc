import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { FlowKind } from '../domain/model/document.js';
import { unannouncedIn } from './line-lists.js';

/** What happened, in CBV 2.0 words. */
export interface EpcisStep {
  readonly action: 'OBSERVE' | 'DELETE';
  readonly bizStep: string;
  /** Left out where nobody can say. */
  readonly disposition?: string;
  readonly persistentDisposition?: { readonly set: readonly string[] };
}

type EpcisMismatch = 'mismatch_instance' | 'mismatch_quantity';

/** What is known of a unit; one without a `serial` goes by its class. */
type UnitRecord = Partial<CapturedSerialRecord>;
type IsUnit = (unit: UnitRecord) => boolean;

/** Where a condition has no word of its own in CBV 2.0, the nearest one. */
const CONDITIONS = { damaged: 'damaged', rejected: 'non_sellable_other' } as const;

/** How a flow maps to EPCIS. Source: docs/formats.md#epcis-20; GS1 CBV 2.0. */
interface FlowMapping extends Pick<EpcisStep, 'bizStep' | 'disposition'> {
  /** CBV type of the worked document. */
  readonly document?: 'desadv' | 'rma';
  /** What its URI names, where CBV has no type for it and it goes by its URI alone. */
  readonly untyped?: 'count' | 'sale' | 'return';
  /** Our event is the receiving advice. */
  readonly receipt: boolean;
  /** Which way the units went. */
  readonly direction: 'in' | 'out' | 'none';
  /** The disposition of a serial that was not announced; absent where serials are never announced. */
  readonly unexpected?: 'mismatch_instance';
}

export const FLOW_MAPPINGS: Readonly<Record<FlowKind, FlowMapping>> = {
  'asn-receiving': {
    bizStep: 'receiving',
    disposition: 'in_progress',
    document: 'desadv',
    receipt: true,
    direction: 'in',
    unexpected: 'mismatch_instance',
  },
  'blind-receiving': { bizStep: 'receiving', disposition: 'in_progress', receipt: true, direction: 'in' },
  'transfer-ship': {
    bizStep: 'shipping',
    disposition: 'in_transit',
    document: 'desadv',
    receipt: false,
    direction: 'out',
  },
  'transfer-receive': {
    bizStep: 'receiving',
    disposition: 'in_progress',
    document: 'desadv',
    receipt: true,
    direction: 'in',
  },
  'return-to-vendor': {
    bizStep: 'shipping',
    disposition: 'returned',
    document: 'rma',
    receipt: false,
    direction: 'out',
  },
  'cycle-count': {
    bizStep: 'cycle_counting',
    disposition: 'sellable_accessible',
    untyped: 'count',
    receipt: false,
    direction: 'none',
    unexpected: 'mismatch_instance',
  },
  adjustment: { bizStep: 'stock_taking', receipt: false, direction: 'none' },
  sale: { bizStep: 'retail_selling', disposition: 'retail_sold', untyped: 'sale', receipt: false, direction: 'out' },
  'customer-return': {
    bizStep: 'receiving',
    disposition: 'returned',
    untyped: 'return',
    receipt: false,
    direction: 'in',
  },
};

/** What an adjustment says of its units. A loss is never `decommissioning`: that number could not come back. */
export type AdjustmentMeaning = 'found' | 'damaged' | 'lost' | 'stolen' | 'destroyed';

const ADJUSTMENTS: Readonly<Record<AdjustmentMeaning, EpcisStep>> = {
  found: { action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'sellable_not_accessible' },
  damaged: { action: 'OBSERVE', bizStep: 'holding', disposition: 'damaged' },
  lost: { action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'unknown' },
  stolen: { action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'stolen' },
  destroyed: { action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
};

/**
 * The step of each unit of a line: of one serial, or of units that have none. What differs keeps its step and says
 * so beside it (`persistentDisposition`), unless the disposition itself says it.
 */
export function stepsOf(
  event: CaptureEvent,
  line: CapturedLine,
  meanings: Readonly<Record<string, AdjustmentMeaning>>,
): (unit: UnitRecord) => EpcisStep {
  const { bizStep, disposition, unexpected } = FLOW_MAPPINGS[event.flow];
  const isUnannounced = unannouncedIn(line);
  const mismatchOf = mismatchesIn(line, isUnannounced);
  return unit => {
    const said = isUnannounced(unit) ? (unexpected ?? disposition) : disposition;
    const step: EpcisStep =
      event.flow === 'adjustment'
        ? adjustmentStep(event, line, unit, meanings)
        : { action: 'OBSERVE', bizStep, ...(said && { disposition: said }) };
    return withState(step, unit.condition && CONDITIONS[unit.condition], mismatchOf(unit));
  };
}

/** The step with what is wrong with the unit: its condition, and in what it differs, unless the disposition says it. */
function withState(step: EpcisStep, condition: string | undefined, mismatch: EpcisMismatch | undefined): EpcisStep {
  const set = [condition ?? [], mismatch ?? []].flat().filter(said => said !== step.disposition);
  const isSaid = step.disposition === 'mismatch_instance' && condition === undefined;
  return set.length === 0 || isSaid ? step : { ...step, persistentDisposition: { set } };
}

function adjustmentStep(
  { reason }: CaptureEvent,
  { reasons = {} }: CapturedLine,
  unit: UnitRecord,
  meanings: Readonly<Record<string, AdjustmentMeaning>>,
): EpcisStep {
  const own = unit.condition ? undefined : unit.reason;
  const moved = own ?? reasons.moved ?? Object.values(reasons)[0] ?? reason ?? '';
  const meaning = Object.hasOwn(meanings, moved) ? meanings[moved] : undefined;
  return meaning ? ADJUSTMENTS[meaning] : { action: 'OBSERVE', bizStep: FLOW_MAPPINGS.adjustment.bizStep };
}

/** In what each unit of a line differs, in CBV words: in itself, or as one of too many or too few. */
function mismatchesIn(line: CapturedLine, isUnannounced: IsUnit): (unit: UnitRecord) => EpcisMismatch | undefined {
  const { status, serials, serialized, unreadable, shares = [], damagedQty = 0, rejectedQty = 0 } = line;
  const isOdd: IsUnit = unit => isUnannounced(unit) || isFlagged(unit) || (serialized && unit.serial === undefined);
  const isAnyOdd = unreadable !== undefined || [...serials, ...shares].some(isOdd) || damagedQty + rejectedQty > 0;
  return unit => {
    if (status === 'match') return undefined;
    if (isOdd(unit)) return 'mismatch_instance';
    // Where the quantity fits and some units are not right, the others match.
    return status === 'substituted' && isAnyOdd ? undefined : 'mismatch_quantity';
  };
}

/** Does something speak against the unit itself? A surplus is the line's and no unit's. */
function isFlagged({ flags = [], verification }: UnitRecord): boolean {
  return flags.some(code => code !== 'over-quantity') || verification === 'disputed' || verification === 'kept';
}
