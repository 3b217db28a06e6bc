import { isBlind } from '../../domain/rules/blind.js';
import type { CapturedSerial } from '../../domain/model/fact.js';
import { lineOf } from '../../domain/rules/lines.js';
import { missingSerials, statusOf } from '../../domain/rules/differences.js';
import { canTap } from '../../domain/rules/tapping.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { Verdict } from '../../domain/model/verdict.js';

/** Serials of a line that are shown before the rest is folded away. */
const FEW = 6;

/** How a line looks: nothing yet, some, fully and correctly scanned, or something to look at. */
export type LineStatus = 'todo' | 'doing' | 'done' | 'over' | 'unexpected';

export function lineStatus(state: FlowState, line: LineState): LineStatus {
  const begun = line.countedQty > 0 ? 'doing' : 'todo';
  if (isBlind(state)) return begun;
  if (line.unexpected) return 'unexpected';
  const status = statusOf(state, line);
  if (status === 'over') return 'over';
  return status === 'match' && line.expectedQty !== undefined ? 'done' : begun;
}

/** What the associate may see of a line's expected quantity: nothing while counting blind. */
export function shownExpected(state: FlowState, { expectedQty }: LineState): number | undefined {
  return isBlind(state) ? undefined : expectedQty;
}

/** What is shown of a line's serials: the newest captured ones, then as many missing ones as there is room for. */
export interface ShownSerials {
  readonly captured: readonly CapturedSerial[];
  readonly missing: readonly string[];
  /** How many serials there are, including those that are folded away. */
  readonly total: number;
}

/** Missing serials show once the line is begun, and never while counting blind. */
export function shownSerials(state: FlowState, line: LineState, isExpanded: boolean): ShownSerials {
  const { serials } = line;
  const missing = isBlind(state) || (serials.length === 0 && !canTap(state)) ? [] : missingSerials(state, line);
  const total = serials.length + missing.length;
  if (isExpanded) return { captured: serials, missing, total };
  const captured = serials.slice(-FEW);
  return { captured, missing: missing.slice(0, FEW - captured.length), total };
}

/** The line whose serial is asked for. */
export function promptedLine(state: FlowState): LineState | undefined {
  return state.prompt?.type === 'serial' ? lineOf(state, state.prompt.lineId) : undefined;
}

/** The line to look at: the one that is asked about, else the one that the last reading went to. */
export function activeLine({ prompt }: FlowState, verdict: Verdict | undefined): string | undefined {
  if (prompt?.type === 'serial') return prompt.lineId;
  return verdict?.outcome === 'accepted' || verdict?.outcome === 'counted' ? verdict.lineId : undefined;
}
