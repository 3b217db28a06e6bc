import { problemsOf, type Problem } from '../../../domain/model/input-error.js';
import { SerialProblemEvent, type SerialProblemDetail } from '../../../events/outcomes/serial-problem.js';
import type { Capture } from '../../../ports/capture.js';
import type { StoreFailure } from '../../../ports/flow-store.js';
import { en } from '../../../strings/en.js';
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

  /** Another document, or another try: what the store fails at then is told again. */
  begin(): void {
    this.#store = undefined;
  }

  /** A failure of the store is told as that, and once: its health has mostly told of it before. */
  tellError(error: unknown, source: 'document' | 'store'): void {
    const message = error instanceof Error ? error.message : String(error);
    const code = problemsOf(error)[0]?.code ?? 'failed';
    const failure = failureOf(error);
    if (!failure) this.tell(code, source, message);
    else if (failure !== this.#store) this.tell((this.#store = failure), 'store', message);
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

/** The code of a failure of the store, which may be a partner's own or another copy's. */
function failureOf(error: unknown): string | undefined {
  const { code } = Object(error) as Partial<StoreFailure>;
  return code !== undefined && code in en.storeProblems ? code : undefined;
}
