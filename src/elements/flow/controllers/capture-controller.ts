import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stateBehind } from '../../../domain/folding/state-behind.js';
import type { OutboxEntry } from '../../../domain/model/event-file.js';
import type { Verdict } from '../../../domain/model/verdict.js';
import type { Capture, CaptureChange } from '../../../ports/capture.js';

/**
 * The one subscriber to a capture, and a holder of its devices. It keeps the last verdict, has its element render on
 * every change, and lets go while the element is off the page.
 */
export class CaptureController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Node;
  readonly #onChange: (change: CaptureChange) => void;
  readonly #onHealth: () => void;
  readonly #onOutbox: (entry: OutboxEntry) => void;
  #capture: Capture | undefined;
  #isConnected = false;
  #release: readonly (() => void)[] = [];
  #verdict: Verdict | undefined;

  constructor(
    host: ReactiveControllerHost & Node,
    onChange: (change: CaptureChange) => void,
    onHealth: () => void,
    onOutbox: (entry: OutboxEntry) => void,
  ) {
    this.#host = host;
    this.#onOutbox = onOutbox;
    this.#onChange = onChange;
    this.#onHealth = onHealth;
    host.addController(this);
  }

  get capture(): Capture | undefined {
    return this.#capture;
  }

  /** The answer to the last reading or request. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** Observes this capture from now on instead of the one before. */
  observe(capture: Capture | undefined): void {
    if (capture === this.#capture) return;
    this.#end();
    this.#capture = capture;
    this.#verdict = undefined;
    if (this.#isConnected) this.#begin();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#begin();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#end();
  }

  #begin(): void {
    const capture = this.#capture;
    if (!capture || this.#release.length > 0) return;
    this.#release = [
      capture.observe(change => this.#receive(change)),
      capture.observeHealth(() => this.#receiveHealth()),
      capture.device.observeOutbox(this.#onOutbox),
    ];
    capture.start(this, this.#host.ownerDocument?.defaultView ?? undefined);
    this.#onHealth(); // what was wrong before
  }

  #end(): void {
    this.#capture?.stop(this);
    for (const release of this.#release) release();
    this.#release = [];
  }

  #receive(change: CaptureChange): void {
    if (change.verdict) this.#verdict = change.verdict;
    this.#host.requestUpdate();
    this.#onChange({ ...change, state: stateBehind(change.state) });
  }

  #receiveHealth(): void {
    this.#host.requestUpdate();
    this.#onHealth();
  }
}
