import { SerialApproveRequestEvent } from '../../events/questions/serial-approve-request.js';
import { SerialCompleteRequestEvent } from '../../events/questions/serial-complete-request.js';
import { SerialFlowCompletedEvent } from '../../events/outcomes/serial-flow-completed.js';
import { SerialVerifyRequestEvent } from '../../events/questions/serial-verify-request.js';
import type { OutboxEntry } from '../../ports/flow-store.js';
import type { DeliverAnswer, Host } from '../../ports/host.js';

/** Hands an event file to the page. Resolves to what the page says. */
export async function deliver(target: EventTarget, entry: OutboxEntry): Promise<DeliverAnswer> {
  const { eventId, flowId, event, file } = entry;
  const completed = new SerialFlowCompletedEvent({ eventId, flowId, event, file });
  target.dispatchEvent(completed);
  return (await completed.acknowledgement) ?? false;
}

/** The page as the host of a capture: its questions and event files become events of the element. */
export function flowHost(target: EventTarget, onDelivered: (entry: OutboxEntry) => void): Host {
  return {
    verify: question => {
      const event = new SerialVerifyRequestEvent(question);
      const isAllowed = target.dispatchEvent(event);
      return event.answer ?? (isAllowed ? undefined : Promise.resolve('unknown'));
    },
    mayComplete: flowId => {
      const event = new SerialCompleteRequestEvent({ flowId });
      const isAllowed = target.dispatchEvent(event);
      return event.answer ?? (isAllowed ? undefined : Promise.resolve({ allowed: false }));
    },
    approve: question => {
      const event = new SerialApproveRequestEvent(question);
      const isAllowed = target.dispatchEvent(event);
      return event.answer ?? (isAllowed ? undefined : Promise.resolve({ approved: false }));
    },
    deliver: async entry => {
      const answer = await deliver(target, entry);
      // What else it says is shown once it is stored.
      if (answer === false) onDelivered(entry);
      return answer;
    },
  };
}
