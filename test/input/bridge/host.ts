import type { Reading } from '../../../src/codes/reading.js';
import { BridgeSource } from '../../../src/input/bridge/index.js';
import type { SourceStatus } from '../../../src/ports/scan-source.js';

/** What the SDK says, as a host sees it. */
export interface Said {
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly session: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const view = window as { ScanHostBridge?: { receive(message: unknown): Promise<Said> } };

/** A host app around the page, and a source that listens to it. */
export class FakeHost {
  readonly said: Said[] = [];
  readonly readings: Reading[] = [];
  readonly statuses: SourceStatus[] = [];
  readonly source: BridgeSource;
  #ids = 0;
  #stop: () => void = () => undefined;

  constructor(source = new BridgeSource()) {
    this.source = source;
  }

  /** Listens as iOS does. */
  install(): this {
    Reflect.set(window, 'webkit', {
      messageHandlers: { scanHost: { postMessage: (said: Said) => this.said.push(said) } },
    });
    return this;
  }

  start(onReading?: (reading: Reading) => void): this {
    this.#stop = this.source.start({
      reading: reading => {
        this.readings.push(reading);
        onReading?.(reading);
      },
      status: status => this.statuses.push(status),
    });
    return this;
  }

  /** Stores whatever comes. */
  startStoring(): this {
    return this.start(reading => this.source.settled(reading, 'stored'));
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
  }

  get session(): string {
    return this.said.find(({ type }) => type === 'hello')?.session ?? '';
  }

  message(type: string, payload: unknown = {}, more: object = {}): Record<string, unknown> {
    this.#ids += 1;
    const id = `host-${this.#ids}`;
    return { ns: 'scan-host', v: 1, type, id, seq: this.#ids, session: this.session, ts: 1700, payload, ...more };
  }

  scan(payload: unknown, more: object = {}): Record<string, unknown> {
    return this.message('scan', payload, more);
  }

  receive(message: unknown): Promise<Said> {
    return view.ScanHostBridge?.receive(message) ?? Promise.reject(new Error('There is no bridge'));
  }

  /** Leaves the window as it was found. */
  remove(): void {
    this.stop();
    for (const name of ['webkit', 'ScanHostBridge', 'scanHost', 'ReactNativeWebView'])
      Reflect.deleteProperty(window, name);
  }
}
