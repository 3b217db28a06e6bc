import type { FlowKind } from './document.js';
import type { FlowState, FlowStatus } from './state.js';

/** A flow as lists show it, kept beside its journal. */
export interface FlowSummary {
  readonly flowId: string;
  readonly kind: FlowKind;
  readonly documentId: string;
  readonly batchId?: string;
  readonly title: string;
  readonly locationId: string;
  readonly status: FlowStatus;
  readonly countedUnits: number;
  /** Absent where nothing is expected, or a blind count hides it. */
  readonly expectedUnits?: number;
  readonly updatedAtMs: number;
}

export function flowSummary(state: FlowState): FlowSummary {
  const { documentId, title = documentId, locationId, count } = state.document;
  const expected = expectedUnits(state);
  return {
    flowId: state.flowId,
    kind: state.kind,
    documentId,
    ...(count && { batchId: count.batchId }),
    title,
    locationId,
    status: state.status,
    countedUnits: state.lines.reduce((sum, { countedQty }) => sum + countedQty, 0),
    ...(expected !== undefined && { expectedUnits: expected }),
    updatedAtMs: state.updatedAtMs,
  };
}

function expectedUnits({ document, lines }: FlowState): number | undefined {
  const known = lines.flatMap(({ expectedQty }) => expectedQty ?? []);
  if (known.length === 0 || document.count?.blind) return undefined;
  return known.reduce((sum, expectedQty) => sum + expectedQty, 0);
}
