import type { ReactiveControllerHost } from 'lit';
import type { OutboxEntry } from '../../../domain/model/event-file.js';
import type { Capture, CaptureChange } from '../../../ports/capture.js';
import { deliver } from '../flow-host.js';
import type { DeliveryView } from '../flow-screens.js';

/**
 * The event files that the page was handed, by flow: one that waited since the last start may come before its document
 * is open again.
 */
export class Deliveries {
  readonly #element: ReactiveControllerHost & EventTarget;
  readonly #views = new Map<string, DeliveryView>();

  constructor(element: ReactiveControllerHost & EventTarget) {
    this.#element = element;
  }

  of(flowId: string): DeliveryView | undefined {
    return this.#views.get(flowId);
  }

  clear(): void {
    this.#views.clear();
  }

  show(entry: OutboxEntry, isAcknowledged: boolean): void {
    this.#views.set(entry.flowId, { entry, isAcknowledged });
    this.#element.requestUpdate();
  }

  /** A capture that the partner made has a host of its own; the page hears of its event files all the same. */
  async deliverFrom({ device }: Capture, { facts }: CaptureChange): Promise<void> {
    const completed = facts.find(fact => fact.type === 'flow-completed');
    const entries = completed ? await device.outbox() : [];
    const entry = entries.find(({ eventId }) => eventId === completed?.eventId);
    if (!entry) return;
    const isAcknowledged = await deliver(this.#element, entry);
    if (isAcknowledged) await device.acknowledge(entry.eventId);
    this.show(entry, isAcknowledged);
  }
}
