import type { Reading } from '../codes/reading.js';
import type { ScanSource, Settlement } from '../ports/scan-source.js';

/** A reading and the device that gave it. */
export interface Arrival {
  readonly source: ScanSource;
  readonly reading: Reading;
}

interface Recent extends Arrival {
  readonly atMs: number;
  /** What became of it, if it was settled before its echo came. */
  settlement?: Settlement;
}

/**
 * Scanners that are set to type and to report to the host app deliver every scan twice. Of such a pair only the first
 * counts, and the echo shares its fate. Each reading has at most one echo, so that a label scanned twice in a hurry
 * stays two readings.
 */
export class EchoFilter {
  readonly #windowMs: number;
  readonly #now: () => number;
  #recent: Recent[] = [];
  /** Echoes by the id of the reading that counted, until that is settled. */
  readonly #echoes = new Map<string, Arrival>();

  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** False for an echo. */
  admits(arrival: Arrival): boolean {
    const { source } = arrival.reading;
    if (source !== 'bridge' && source !== 'wedge') return true;
    const atMs = this.#now();
    this.#recent = this.#recent.filter(recent => atMs - recent.atMs <= this.#windowMs);
    const first = this.#recent.find(recent => isEcho(recent.reading, arrival.reading));
    if (!first) {
      this.#recent.push({ ...arrival, atMs });
      return true;
    }
    this.#recent = this.#recent.filter(recent => recent !== first);
    if (first.settlement) arrival.source.settled?.(arrival.reading, first.settlement);
    else this.#echoes.set(first.reading.id, arrival);
    return false;
  }

  /** False for a scan that the host app has just given whole. */
  admitsRejection(): boolean {
    const sinceMs = this.#now() - this.#windowMs;
    return !this.#recent.some(({ reading, atMs }) => reading.source === 'bridge' && atMs >= sinceMs);
  }

  /** Passes the settlement of a reading on to the device that gave its echo, now or when the echo comes. */
  settled({ id }: Reading, settlement: Settlement): void {
    const first = this.#recent.find(recent => recent.reading.id === id);
    if (first) first.settlement = settlement;
    const echo = this.#echoes.get(id);
    this.#echoes.delete(id);
    echo?.source.settled?.(echo.reading, settlement);
  }

  clear(): void {
    this.#recent = [];
    this.#echoes.clear();
  }
}

function isEcho(first: Reading, second: Reading): boolean {
  if (first.source === second.source) return false;
  const contents = contentsOf(second);
  return contentsOf(first).some(content => contents.includes(content));
}

/** The texts of a reading without what only one of the two devices adds: the AIM identifier and a suffix. */
function contentsOf({ text, usText = text }: Reading): readonly string[] {
  return [text, usText].map(content => content.replace(/^\][A-Za-z][0-9A-Za-z]/, '').replace(/[\r\n\t]+$/, ''));
}
