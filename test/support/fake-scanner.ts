import type { ScanRejection } from '../../src/domain/model/verdict.js';
import type { ScanSink, ScanSource, Stop } from '../../src/ports/scan-source.js';

/** A scanner that reads what it is told, as often as it is told. */
export class FakeScanner implements ScanSource {
  readonly name = 'fake-scanner';
  #sink: ScanSink | undefined;
  #count = 0;
  /** How often it was started. */
  starts = 0;

  get isRunning(): boolean {
    return this.#sink !== undefined;
  }

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    this.starts++;
    sink.status({ state: 'ready' });
    return () => (this.#sink = undefined);
  }

  /** Scans something that it cannot give. */
  reject(why: ScanRejection): void {
    this.#sink?.rejected?.(why);
  }

  scan(text: string): void {
    const id = `scan-${++this.#count}`;
    this.#sink?.reading({ id, text, source: 'wedge', atMs: Date.now() });
  }
}
