import type { Fact } from '../../domain/model/fact.js';
import { lineOf } from '../../domain/rules/lines.js';
import type { FlowState } from '../../domain/model/state.js';
import { SerialAcceptedEvent } from '../../events/outcomes/serial-accepted.js';
import { SerialCountedEvent } from '../../events/outcomes/serial-counted.js';
import { SerialCountClosedEvent } from '../../events/outcomes/serial-count-closed.js';
import { SerialDisputedEvent } from '../../events/outcomes/serial-disputed.js';
import { SerialDocumentRevisedEvent } from '../../events/outcomes/serial-document-revised.js';
import { SerialFlowCancelledEvent } from '../../events/outcomes/serial-flow-cancelled.js';
import { SerialFlowPausedEvent } from '../../events/outcomes/serial-flow-paused.js';
import { SerialFlowResumedEvent } from '../../events/outcomes/serial-flow-resumed.js';
import { SerialFlowVoidedEvent } from '../../events/outcomes/serial-flow-voided.js';
import { SerialLineCompletedEvent } from '../../events/outcomes/serial-line-completed.js';
import { SerialLineRestartedEvent } from '../../events/outcomes/serial-line-restarted.js';
import { SerialMarkedEvent } from '../../events/outcomes/serial-marked.js';
import { SerialNoneHereEvent } from '../../events/outcomes/serial-none-here.js';
import { SerialPromptedEvent } from '../../events/outcomes/serial-prompted.js';
import { SerialRefusedEvent } from '../../events/outcomes/serial-refused.js';
import { SerialRemovedEvent } from '../../events/outcomes/serial-removed.js';
import { SerialUnreadableEvent } from '../../events/outcomes/serial-unreadable.js';
import type { CaptureChange } from '../../ports/capture.js';

type Revised = Extract<Fact, { readonly changes: object }>;

/** What the page hears of a change: an event for each durable fact, then what follows from the verdict alone. */
export function outcomeEvents({ state, facts, verdict }: CaptureChange): readonly CustomEvent[] {
  const events = facts.flatMap(fact => factEvent(fact, state) ?? []);
  const { flowId } = state;
  if (verdict?.outcome === 'refused' && !facts.some(({ type }) => type === 'reading-refused')) {
    const { outcome: _, ...refusal } = verdict;
    events.push(new SerialRefusedEvent({ flowId, refusal })); // not stored, or not a reading
  }
  if ((verdict?.outcome === 'accepted' || verdict?.outcome === 'counted') && verdict.lineDone) {
    const line = lineOf(state, verdict.lineId);
    if (line) {
      const { lineId, countedQty: quantity, product } = line;
      events.push(new SerialLineCompletedEvent({ flowId, lineId, sku: product.sku, quantity }));
    }
  }
  return events;
}

function factEvent(fact: Fact, state: FlowState): CustomEvent | undefined {
  const { flowId } = state;
  switch (fact.type) {
    case 'serial-accepted': {
      const { lineId, captured } = fact;
      return new SerialAcceptedEvent({ flowId, lineId, sku: skuOf(state, lineId), captured });
    }
    case 'unreadable-counted': {
      const { lineId, unitId, reason } = fact;
      return new SerialUnreadableEvent({ flowId, lineId, sku: skuOf(state, lineId), unitId, reason });
    }
    case 'serial-rechecked':
      return fact.isKnown ? undefined : disputed(fact, state);
    case 'count-closed':
      return closed(fact, flowId);
    case 'reading-refused':
      return new SerialRefusedEvent({ flowId, refusal: fact.refusal, ...(fact.reading && { reading: fact.reading }) });
    case 'serial-prompted':
    case 'product-prompted':
    case 'choice-prompted':
    case 'confirm-prompted':
    case 'wrong-product-prompted':
      return new SerialPromptedEvent({ flowId, prompt: fact.prompt });
    case 'serial-removed':
      return new SerialRemovedEvent({ flowId, lineId: fact.lineId, key: fact.key });
    case 'unit-counted':
      return new SerialCountedEvent({ flowId, lineId: fact.lineId, delta: fact.delta });
    case 'none-here':
    case 'none-here-undone':
      return noneHere(fact, state);
    case 'unit-marked':
    case 'units-marked':
      return marked(fact, state);
    case 'line-restarted':
    case 'recount-started':
      return new SerialLineRestartedEvent({ flowId, lineId: fact.lineId });
    case 'flow-paused':
      return new SerialFlowPausedEvent({ flowId });
    case 'flow-resumed':
      return new SerialFlowResumedEvent({ flowId });
    case 'flow-cancelled':
      return new SerialFlowCancelledEvent({ flowId });
    case 'document-revised':
      return revised(fact, state, false);
    case 'revision-offered':
      return revised(fact, state, true);
    case 'flow-voided':
      return new SerialFlowVoidedEvent({ flowId, eventId: fact.eventId });
    // The file of a completed flow is handed over on its own (see flow-host); the rest is of no use to the page.
    case 'flow-completed':
    case 'flow-opened':
    case 'flow-reopened':
    case 'line-added':
    case 'basket-changed':
    case 'unreadable-removed':
    case 'units-moved':
    case 'serial-confirmed':
    case 'serial-kept':
    case 'prompt-closed':
    case 'reason-given':
    case 'rest-given':
    case 'revision-answered':
    case 'review-started':
    case 'review-left':
    case 'facts-restored':
    case 'facts-tampered':
    case 'user-erased':
      return undefined;
  }
}

function revised({ changes }: Revised, { flowId, document }: FlowState, isOffered: boolean): CustomEvent {
  return new SerialDocumentRevisedEvent({ flowId, documentId: document.documentId, isOffered, ...changes });
}

function skuOf(state: FlowState, lineId: string): string {
  return lineOf(state, lineId)?.product.sku ?? '';
}

function disputed({ lineId, key }: { readonly lineId: string; readonly key: string }, state: FlowState): CustomEvent {
  const serial = lineOf(state, lineId)?.serials.find(captured => captured.key === key)?.serial ?? '';
  return new SerialDisputedEvent({ flowId: state.flowId, lineId, sku: skuOf(state, lineId), serial });
}

function closed(fact: Extract<Fact, { type: 'count-closed' }>, flowId: string): CustomEvent {
  const { countId, approval, unknownBatches } = fact;
  return new SerialCountClosedEvent({
    ...{ flowId, countId },
    ...(approval?.by !== undefined && { approvedBy: approval.by }),
    ...(unknownBatches && { unknownBatches }),
  });
}

function noneHere(
  { type, lineIds }: Extract<Fact, { type: 'none-here' | 'none-here-undone' }>,
  state: FlowState,
): CustomEvent {
  const lines = lineIds.map(lineId => ({ lineId, sku: skuOf(state, lineId) }));
  return new SerialNoneHereEvent({ flowId: state.flowId, lines, isUndone: type === 'none-here-undone' });
}

function marked(fact: Extract<Fact, { type: 'unit-marked' | 'units-marked' }>, state: FlowState): CustomEvent {
  const { lineId, condition, reason, lot, expiry } = fact;
  const [key, unitId] = fact.type === 'unit-marked' ? [fact.key, fact.unitId] : [];
  const serial = lineOf(state, lineId)?.serials.find(captured => captured.key === key)?.serial;
  return new SerialMarkedEvent({
    ...{ flowId: state.flowId, lineId, sku: skuOf(state, lineId), condition },
    ...(reason !== undefined && { reason }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
    quantity: fact.type === 'units-marked' ? fact.quantity : 1,
    ...(serial !== undefined && { serial }),
    ...(unitId !== undefined && { unitId }),
  });
}
