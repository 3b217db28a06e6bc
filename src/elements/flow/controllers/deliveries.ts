import type { ReactiveControllerHost } from 'lit';
import type { OutboxEntry } from '../../../domain/model/event-file.js';
import type { FlowState } from '../../../domain/model/state.js';
import { SerialDeliveryRefusedEvent } from '../../../events/outcomes/serial-delivery-refused.js';
import type { Capture, CaptureChange } from '../../../ports/capture.js';
import { deliver } from '../flow-host.js';
import type { DeliveryView } from '../flow-screens.js';

/**
 * What has become of event files, by their ids: one that waited since the last start may come before its document is
 * open again.
 */
export class Deliveries {
  readonly #element: ReactiveControllerHost & EventTarget;
  readonly #views = new Map<string, DeliveryView>();

  constructor(element: ReactiveControllerHost & EventTarget) {
    this.#element = element;
  }

  /** That of the flow's last completion. */
  of({ eventIds }: FlowState): DeliveryView | undefined {
    return this.#views.get(eventIds.at(-1) ?? '');
  }

  clear(): void {
    this.#views.clear();
  }

  readonly show = (entry: OutboxEntry): void => {
    this.#views.set(entry.eventId, { entry, isAcknowledged: entry.acknowledgedAtMs !== undefined });
    this.#element.requestUpdate();
  };

  /** The host has answered; its no is told to the page. */
  readonly receive = (entry: OutboxEntry): void => {
    this.show(entry);
    const { flowId, eventId, event, refusal } = entry;
    if (!refusal) return;
    const { documentId } = event;
    const { code, message } = refusal;
    this.#element.dispatchEvent(new SerialDeliveryRefusedEvent({ flowId, eventId, documentId, code, message }));
  };

  /** Looks for the event file of a flow that was completed before. */
  async find({ device }: Capture, { eventIds }: FlowState): Promise<void> {
    const entry = (await device.outbox()).find(({ eventId }) => eventId === eventIds.at(-1));
    if (entry) this.show(entry);
  }

  /** A capture that the partner made has a host of its own; the page hears of its event files all the same. */
  async deliverFrom({ device }: Capture, { facts }: CaptureChange): Promise<void> {
    const completed = facts.find(fact => fact.type === 'flow-completed');
    const entries = completed ? await device.outbox() : [];
    const entry = entries.find(({ eventId }) => eventId === completed?.eventId);
    if (!entry) return;
    const answer = await deliver(this.#element, entry);
    if (answer === true) await device.acknowledge(entry.eventId);
    else if (answer === false) this.show(entry);
    else await device.refuse(entry.eventId, answer.refused);
  }
}
