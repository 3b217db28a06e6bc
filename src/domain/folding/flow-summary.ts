import { isBlind } from '../rules/blind.js';
import { counterpartyOf } from '../rules/counterparty.js';
import type { FlowDocument, FlowKind } from '../model/document.js';
import { unitsExpected } from '../rules/lines.js';
import { isFinalReceipt } from '../rules/rest.js';
import type { FlowState, FlowStatus } from '../model/state.js';

/** A flow as lists show it, kept beside its journal. */
export interface FlowSummary {
  readonly flowId: string;
  readonly kind: FlowKind;
  /** Which way an adjustment goes. */
  readonly direction?: NonNullable<FlowDocument['direction']>;
  readonly documentId: string;
  readonly countId?: string;
  readonly batchId?: string;
  readonly isCountClosed?: boolean;
  readonly title: string;
  readonly locationId: string;
  /** Where units come from or go to: a location, else the vendor. */
  readonly counterparty?: string;
  readonly status: FlowStatus;
  readonly countedUnits: number;
  /** Absent where nothing is expected, or a blind count hides it. */
  readonly expectedUnits?: number;
  /** Serials that the host is still to be asked about; absent where there is none. */
  readonly unverified?: number;
  /** Serials that the host did not know when it was asked later; absent where there is none. */
  readonly disputed?: number;
  readonly updatedAtMs: number;
  /** Which receipt of its document it is; absent for the first. */
  readonly receipt?: number;
  /** Completed, and the rest of the document is still to come: opening it again begins the next receipt. */
  readonly restFollows?: true;
}

export function flowSummary(state: FlowState): FlowSummary {
  const { direction, documentId, title = documentId, locationId, count } = state.document;
  const counterparty = counterpartyOf(state.document);
  const expected = expectedUnits(state);
  return {
    flowId: state.flowId,
    kind: state.kind,
    ...(direction && { direction }),
    documentId,
    ...(count && { countId: count.countId, batchId: count.batchId }),
    ...(state.isCountClosed && { isCountClosed: true }),
    title,
    locationId,
    ...(counterparty !== undefined && { counterparty }),
    status: state.status,
    countedUnits: state.countedUnits,
    ...(expected !== undefined && { expectedUnits: expected }),
    ...(state.unverified.size > 0 && { unverified: state.unverified.size }),
    ...(state.disputed.size > 0 && { disputed: state.disputed.size }),
    updatedAtMs: state.updatedAtMs,
    ...(state.receipt !== undefined && { receipt: state.receipt }),
    ...(state.status === 'completed' && !isFinalReceipt(state) && { restFollows: true }),
  };
}

function expectedUnits(state: FlowState): number | undefined {
  return isBlind(state) ? undefined : unitsExpected(state);
}
