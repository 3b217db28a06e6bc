import { problemsOf, type Problem } from '../../../domain/model/input-error.js';
import { SerialProblemEvent, type SerialProblemDetail } from '../../../events/outcomes/serial-problem.js';
import type { Capture } from '../../../ports/capture.js';
import { lostDevice } from '../capture-alerts.js';

/**
 * Tells the page what goes wrong, by `serial-problem`: bad inputs and answers, and a store or a device that is gone.
 */
export class ProblemTeller {
  readonly #element: EventTarget;
  #store: string | undefined;
  #device: string | undefined;
  #tampered = 0;

  constructor(element: EventTarget) {
    this.#element = element;
  }

  tell(code: string, source: SerialProblemDetail['source'], message?: string): void {
    this.#element.dispatchEvent(new SerialProblemEvent({ code, source, ...(message !== undefined && { message }) }));
  }

  tellError(error: unknown, source: 'document' | 'store'): void {
    const message = error instanceof Error ? error.message : String(error);
    this.tell(problemsOf(error)[0]?.code ?? 'failed', source, message);
  }

  tellRows(rows: readonly Problem[]): void {
    for (const { code, path, message } of rows) this.tell(code, 'products', `${path}: ${message}`);
  }

  /** Tells of each change for the worse once. */
  tellHealth(capture: Pick<Capture, 'storeHealth' | 'sourceStatuses'>): void {
    const { storeHealth } = capture;
    const store = storeHealth.state === 'degraded' ? storeHealth.code : undefined;
    const device = lostDevice(capture);
    if (store && store !== this.#store) this.tell(store, 'store');
    if (device && device !== this.#device) this.tell(device, 'device');
    const { length = 0 } = storeHealth.tampered ?? [];
    if (length > this.#tampered) this.tell('facts-tampered', 'store', storeHealth.tampered?.at(-1));
    this.#tampered = length;
    this.#store = store;
    this.#device = device;
  }
}
