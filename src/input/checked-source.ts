import type { Reading } from '../codes/reading.js';
import { isFields } from '../domain/inputs/read-input.js';
import { readReading } from '../domain/inputs/read-reading.js';
import { SCAN_REJECTIONS, type Refusal } from '../domain/model/verdict.js';
import type { Confirmation, ScanSink, ScanSource, Settlement, Stop } from '../ports/scan-source.js';
import type { ReadingClock } from '../clock/page-clock.js';
import { readStatus } from './read-status.js';

/**
 * Guards against a device that a partner made: only readings come through, anything else is refused, its status is read
 * by type, and an error that it throws becomes its status. It is told of settlements with the very objects that it
 * delivered.
 */
export class CheckedSource implements ScanSource {
  readonly #source: ScanSource;
  readonly #clock: ReadingClock;
  readonly #refuse: (refusal: Refusal) => void;
  readonly #given = new WeakMap<Reading, Reading>();
  #sink: ScanSink | undefined;

  constructor(source: ScanSource, clock: ReadingClock, refuse: (refusal: Refusal) => void) {
    this.#source = source;
    this.#clock = clock;
    this.#refuse = refuse;
  }

  get name(): string {
    return this.#source.name;
  }

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    let stop: Stop = () => undefined;
    this.#guarded(() => {
      stop = this.#source.start({
        reading: given => this.#take(given, sink),
        status: given => this.#guarded(() => sink.status(readStatus(given))),
        rejected: given => sink.rejected?.(SCAN_REJECTIONS.find(rule => rule === given) ?? 'not-understood'),
      });
    });
    return () => this.#guarded(stop);
  }

  settled(reading: Reading, settlement: Settlement): void {
    this.#guarded(() => this.#source.settled?.(this.#given.get(reading) ?? reading, settlement));
  }

  hear(windows: readonly Window[]): void {
    this.#guarded(() => this.#source.hear?.(windows));
  }

  confirmed(confirmation: Confirmation): void {
    this.#guarded(() => this.#source.confirmed?.(confirmation));
  }

  get learned(): unknown {
    let learned: unknown;
    this.#guarded(() => (learned = this.#source.learned));
    return learned;
  }

  relearn(learned: unknown): void {
    this.#guarded(() => this.#source.relearn?.(learned));
  }

  #take(given: Reading, sink: ScanSink): void {
    const read = readReading(given, this.#clock);
    if (read.ok) {
      this.#given.set(read.reading, given);
      sink.reading(read.reading);
    } else {
      this.#refuse(read.refusal);
      if (isFields(given)) this.settled(given, 'refused');
    }
  }

  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#sink?.status({ state: 'unavailable', code: 'failed', detail: String(error) });
    }
  }
}
