import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { FlowKind } from '../domain/model/document.js';

/** What happened, in CBV 2.0 words. */
export interface EpcisStep {
  readonly action: 'OBSERVE' | 'DELETE';
  readonly bizStep: string;
  /** Left out where nobody can say. */
  readonly disposition?: string;
}

/** How a flow maps to EPCIS. Source: docs/formats.md#epcis-20; GS1 CBV 2.0. */
interface FlowMapping extends Omit<EpcisStep, 'action'> {
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

/** The step of one serial, or of the units of a line that is counted by quantity. */
export function stepOf(
  event: CaptureEvent,
  line: CapturedLine,
  serial: CapturedSerialRecord | undefined,
  meanings: Readonly<Record<string, AdjustmentMeaning>>,
): EpcisStep {
  const { bizStep, disposition, unexpected } = FLOW_MAPPINGS[event.flow];
  if (event.flow === 'adjustment') {
    const reason = Object.values(line.reasons ?? {})[0] ?? event.reason ?? '';
    const meaning = Object.hasOwn(meanings, reason) ? meanings[reason] : undefined;
    return meaning ? ADJUSTMENTS[meaning] : { action: 'OBSERVE', bizStep };
  }
  const announced = line.status !== 'unexpected' && !serial?.flags?.includes('not-on-document');
  const said = announced ? disposition : (unexpected ?? disposition);
  return { action: 'OBSERVE', bizStep, ...(said && { disposition: said }) };
}
