import type { Reading } from '../codes/reading.js';
import type { ScanSource, Settlement } from '../ports/scan-source.js';

/** A reading and the device that gave it. */
export interface Arrival {
  readonly source: ScanSource;
  readonly reading: Reading;
}

interface Recent extends Arrival {
  readonly contents: readonly string[];
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
  /** In the order of arrival, by the id, and by each content: in a flood there are thousands. */
  readonly #recent = new Set<Recent>();
  readonly #byId = new Map<string, Recent>();
  readonly #byContent = new Map<string, readonly Recent[]>();
  /** Echoes by the id of the reading that counted, until that is settled. */
  readonly #echoes = new Map<string, Arrival>();

  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** False for an echo. */
  admits(arrival: Arrival): boolean {
    const { reading } = arrival;
    if (reading.source !== 'bridge' && reading.source !== 'wedge') return true;
    const atMs = this.#now();
    this.#forgetOld(atMs);
    const contents = contentsOf(reading);
    const [first] = contents
      .flatMap(content => this.#byContent.get(content) ?? [])
      .filter(recent => recent.reading.source !== reading.source)
      .sort((one, other) => one.atMs - other.atMs);
    if (!first) {
      this.#keep({ ...arrival, contents, atMs });
      return true;
    }
    this.#forget(first);
    if (first.settlement) arrival.source.settled?.(reading, first.settlement);
    else this.#echoes.set(first.reading.id, arrival);
    return false;
  }

  /** False for a scan that the host app has just given whole. */
  admitsRejection(): boolean {
    this.#forgetOld(this.#now());
    return ![...this.#recent].some(({ reading }) => reading.source === 'bridge');
  }

  /** Passes the settlement of a reading on to the device that gave its echo, now or when the echo comes. */
  settled({ id }: Reading, settlement: Settlement): void {
    const first = this.#byId.get(id);
    if (first) first.settlement = settlement;
    const echo = this.#echoes.get(id);
    this.#echoes.delete(id);
    echo?.source.settled?.(echo.reading, settlement);
  }

  clear(): void {
    for (const recent of this.#recent) this.#forget(recent);
    this.#echoes.clear();
  }

  #keep(recent: Recent): void {
    this.#recent.add(recent);
    if (!this.#byId.has(recent.reading.id)) this.#byId.set(recent.reading.id, recent);
    for (const content of recent.contents)
      this.#byContent.set(content, [...(this.#byContent.get(content) ?? []), recent]);
  }

  #forget(recent: Recent): void {
    const { reading, contents } = recent;
    this.#recent.delete(recent);
    if (this.#byId.get(reading.id) === recent) this.#byId.delete(reading.id);
    for (const content of contents) {
      const others = this.#byContent.get(content)?.filter(other => other !== recent) ?? [];
      if (others.length > 0) this.#byContent.set(content, others);
      else this.#byContent.delete(content);
    }
  }

  #forgetOld(nowMs: number): void {
    for (const recent of this.#recent) {
      // A clock that was set back is no reason to keep what came before.
      if (Math.abs(nowMs - recent.atMs) <= this.#windowMs) return;
      this.#forget(recent);
    }
  }
}

/** The texts of a reading without what only one of the two devices adds: the AIM identifier and a suffix. */
function contentsOf({ text, usText = text }: Reading): readonly string[] {
  const bare = (content: string) => content.replace(/^\][A-Za-z][0-9A-Za-z]/, '').replace(/[\r\n\t]+$/, '');
  return [...new Set([text, usText].map(bare))];
}
