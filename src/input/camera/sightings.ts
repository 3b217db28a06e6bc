import type { Symbol } from '../../ports/barcode-reader.js';
import { lacksCheck } from '../decode/line-votes.js';

/** A code counts as gone after this long, and only if frames in between did not show it. */
const REARM_MS = 1_000;
const REARM_FRAMES = 3;
/** Sightings further apart than this do not support each other. */
const AGREE_WITHIN_MS = 1_500;
/** Frames that must agree on a code whose symbology, or whose decoder, cannot tell a misread. */
const FRAMES_IN_DOUBT = 2;

interface Sighting {
  frames: number;
  missed: number;
  lastMs: number;
  isDelivered: boolean;
}

/**
 * Decides which symbols of a film are news. A code is delivered once when it comes into view and not again while it stays there, however
 * long; when it has left and comes back, that is a new scan. This only turns a film into scans: whether a serial was captured
 * before is the domain's question and never decided by time.
 */
export class Sightings {
  readonly #sightings = new Map<string, Sighting>();

  /** Takes what one frame shows (often nothing) and gives the symbols to be delivered now. */
  see(symbols: readonly Symbol[], atMs: number): readonly Symbol[] {
    const seen = new Map(symbols.map(symbol => [`${symbol.symbology} ${symbol.text}`, symbol]));
    this.#age(seen, atMs);
    return [...seen].filter(([key, symbol]) => this.#isNews(key, symbol, atMs)).map(([, symbol]) => symbol);
  }

  /** Everything counts as new again. */
  forget(): void {
    this.#sightings.clear();
  }

  #age(seen: ReadonlyMap<string, Symbol>, atMs: number): void {
    for (const [key, sighting] of this.#sightings) {
      if (!seen.has(key)) sighting.missed++;
      const isGone = sighting.isDelivered
        ? sighting.missed >= REARM_FRAMES && atMs - sighting.lastMs >= REARM_MS
        : atMs - sighting.lastMs > AGREE_WITHIN_MS;
      if (isGone) this.#sightings.delete(key);
    }
  }

  #isNews(key: string, symbol: Symbol, atMs: number): boolean {
    const sighting = this.#sightings.get(key) ?? { frames: 0, missed: 0, lastMs: atMs, isDelivered: false };
    this.#sightings.set(key, sighting);
    sighting.frames++;
    sighting.missed = 0;
    sighting.lastMs = atMs;
    const needed = symbol.isDoubtful || lacksCheck(symbol.symbology) ? FRAMES_IN_DOUBT : 1;
    if (sighting.isDelivered || sighting.frames < needed) return false;
    sighting.isDelivered = true;
    return true;
  }
}
