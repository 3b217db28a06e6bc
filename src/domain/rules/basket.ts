import type { FlowState, LineState } from '../model/state.js';
import { policyOf } from './flow-policy.js';

/**
 * The lines of a basket that has units whose serials are still to be scanned: those that the host has put into it, and
 * the one that is asked for. Until there is none a sale is not completed.
 * @example
 * payButton.disabled = awaitingSerials(capture.state).length > 0;
 */
export function awaitingSerials(state: FlowState): readonly LineState[] {
  if (policyOf(state.document).expects !== 'basket') return [];
  const { prompt } = state;
  const asked = prompt?.type === 'serial' ? prompt.lineId : undefined;
  return state.lines.filter(
    ({ serialized, lineId, countedQty, inBasket = 0 }) => serialized && (countedQty < inBasket || lineId === asked),
  );
}
