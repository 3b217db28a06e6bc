import type { Reading } from '../codes/reading.js';
import type { ScanSink, ScanSource, Stop } from '../ports/scan-source.js';
import { pageClock, type ReadingClock } from './page-clock.js';

/** What an associate typed, as a reading. The text is kept as it was typed: judging it is the next room's work. */
export function manualReading(text: string, clock: ReadingClock = pageClock): Reading {
  return { id: clock.newId(), text, source: 'manual', atMs: clock.now() };
}

/** Typing as a device like any other, for partners who draw their own entry field. */
export class ManualSource implements ScanSource {
  readonly name = 'manual';
  readonly #clock: ReadingClock;
  readonly #sinks = new Set<ScanSink>();

  constructor(clock: ReadingClock = pageClock) {
    this.#clock = clock;
  }

  start(sink: ScanSink): Stop {
    const own: ScanSink = { reading: reading => sink.reading(reading), status: status => sink.status(status) };
    this.#sinks.add(own);
    sink.status({ state: 'ready' });
    return () => this.#sinks.delete(own);
  }

  /** Delivers what was typed and returns it; undefined, and nothing delivered, while nobody listens. */
  enter(text: string): Reading | undefined {
    if (this.#sinks.size === 0) return undefined;
    const reading = manualReading(text, this.#clock);
    for (const sink of this.#sinks) sink.reading(reading);
    return reading;
  }
}
