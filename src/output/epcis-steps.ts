import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { FlowKind } from '../domain/model/document.js';

/** What happened, in CBV 2.0 words. */
export interface EpcisStep {
  readonly action: 'OBSERVE' | 'DELETE';
  readonly bizStep: string;
  /** Left out where nobody can say. */
  readonly disposition?: string;
  readonly persistentDisposition?: { readonly set: readonly EpcisMismatch[] };
}

type EpcisMismatch = 'mismatch_instance' | 'mismatch_quantity';

/** Asks something about one serial, or about the units of its line that have none. */
type IsUnit = (serial?: CapturedSerialRecord) => boolean;

/** How a flow maps to EPCIS. Source: docs/formats.md#epcis-20; GS1 CBV 2.0. */
interface FlowMapping extends Pick<EpcisStep, 'bizStep' | 'disposition'> {
  /** CBV type of the worked document; a count has none and goes by its URI alone. */
  readonly document?: 'desadv' | 'rma';
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
    receipt: false,
    direction: 'none',
    unexpected: 'mismatch_instance',
  },
  adjustment: { bizStep: 'stock_taking', receipt: false, direction: 'none' },
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
 * The step of each unit of a line: of one serial, or of the units that have none. What differs keeps its step and says
 * so beside it (`persistentDisposition`), unless the disposition itself says it.
 */
export function stepsOf(
  event: CaptureEvent,
  line: CapturedLine,
  meanings: Readonly<Record<string, AdjustmentMeaning>>,
): (serial?: CapturedSerialRecord) => EpcisStep {
  const common = event.flow === 'adjustment' ? adjustmentStep(event, line, meanings) : undefined;
  const { bizStep, disposition, unexpected } = FLOW_MAPPINGS[event.flow];
  const isUnannounced = unannouncedIn(line);
  const mismatchOf = mismatchesIn(line, isUnannounced);
  return serial => {
    const said = isUnannounced(serial) ? (unexpected ?? disposition) : disposition;
    const step = common ?? { action: 'OBSERVE', bizStep, ...(said && { disposition: said }) };
    const mismatch = mismatchOf(serial);
    const isSaid = mismatch === undefined || step.disposition === 'mismatch_instance';
    return isSaid ? step : { ...step, persistentDisposition: { set: [mismatch] } };
  };
}

function adjustmentStep(
  { reason }: CaptureEvent,
  { reasons = {} }: CapturedLine,
  meanings: Readonly<Record<string, AdjustmentMeaning>>,
): EpcisStep {
  const moved = reasons.moved ?? Object.values(reasons)[0] ?? reason ?? '';
  const meaning = Object.hasOwn(meanings, moved) ? meanings[moved] : undefined;
  return meaning ? ADJUSTMENTS[meaning] : { action: 'OBSERVE', bizStep: FLOW_MAPPINGS.adjustment.bizStep };
}

/**
 * Was a unit not announced, by its product or by its serial? A line whose serials are listed is told by one that is
 * missing, or that is there and expected.
 */
function unannouncedIn({ status, missingSerials, serials }: CapturedLine): IsUnit {
  const isListed = missingSerials.length > 0 || serials.some(({ expected }) => expected);
  return serial =>
    status === 'unexpected' ||
    serial?.flags?.includes('not-on-document') === true ||
    (isListed && serial?.expected === false);
}

/** In what each unit of a line differs, in CBV words: in itself, or as one of too many or too few. */
function mismatchesIn(
  line: CapturedLine,
  isUnannounced: IsUnit,
): (serial?: CapturedSerialRecord) => EpcisMismatch | undefined {
  const { status, serials, serialized, unreadable } = line;
  const isOdd: IsUnit = serial => isUnannounced(serial) || (serial ? isFlagged(serial) : serialized);
  const isAnyOdd = unreadable !== undefined || serials.some(serial => isOdd(serial));
  return serial => {
    if (status === 'match') return undefined;
    if (isOdd(serial)) return 'mismatch_instance';
    // Where the quantity fits and some units are not right, the others match.
    return status === 'substituted' && isAnyOdd ? undefined : 'mismatch_quantity';
  };
}

/** Does something speak against the unit itself? A surplus is the line's and no unit's. */
function isFlagged({ flags = [], verification }: CapturedSerialRecord): boolean {
  return flags.some(code => code !== 'over-quantity') || verification === 'disputed' || verification === 'kept';
}
