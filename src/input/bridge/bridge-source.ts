import type { Reading } from '../../codes/reading.js';
import type { ScanSink, ScanSource, Settlement, Stop } from '../../ports/scan-source.js';
import { messageClock, type ReadingClock } from '../../clock/page-clock.js';
import { BridgeSession } from './bridge-session.js';
import { SettledIds } from './settled-ids.js';

export interface BridgeOptions {
  /** Name of the host's message handler (iOS) or message listener object (Android). Default `scanHost`. */
  readonly name?: string | undefined;
  /** Exact origins of pages that frame this one and may speak with it by `window.postMessage`. Default: none. */
  readonly origins?: readonly string[] | undefined;
  readonly clock?: ReadingClock | undefined;
  /** Default: the page's window, at `start()`. */
  readonly window?: Window | undefined;
}

/** Scans that the host app delivers; see `docs/bridge.md`. A scan is acknowledged only once it is settled. */
export class BridgeSource implements ScanSource {
  readonly name = 'bridge';
  readonly #options: BridgeOptions;
  /** Kept after a stop, because the host delivers again after the next start. */
  readonly #settled = new SettledIds();
  #session: BridgeSession | undefined;

  constructor(options: BridgeOptions = {}) {
    this.#options = options;
  }

  start(sink: ScanSink): Stop {
    const { name = 'scanHost', origins = [], clock = messageClock } = this.#options;
    const view = this.#options.window ?? window;
    const session = new BridgeSession({ view, transport: { name, origins }, clock, settled: this.#settled, sink });
    const before = this.#session;
    // Queued messages are delivered, and may be settled, before `open` returns.
    this.#session = session;
    if (!session.open()) {
      this.#session = before;
      sink.status({ state: 'unavailable', code: 'in-use', detail: 'Another capture on this page has the bridge' });
      return () => undefined;
    }
    return () => {
      session.close();
      this.#session = undefined;
    };
  }

  settled(reading: Reading, settlement: Settlement): void {
    this.#session?.settle(reading.id, settlement);
  }

  /**
   * Asks the host for something that it offers (`beep`, `haptic`, `torch`…). Returns false and sends nothing if the
   * host does not offer it.
   */
  command(name: string, detail: Readonly<Record<string, unknown>> = {}): boolean {
    return this.#session?.command(name, detail) ?? false;
  }
}
