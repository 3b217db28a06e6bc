import type { Reading } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import { lacksCheck } from '../decode/line-votes.js';
import { isInPlaceOf, weaknessOf } from '../decode/surest.js';

/** A code counts as gone after this long, and only if frames in between did not show it. */
const REARM_MS = 1_000;
export const REARM_FRAMES = 3;
/** A choice stays while the picture shows nothing else: a hand that taps moves the camera. */
const CHOICE_MS = 5_000;
/** Sightings further apart than this do not support each other. */
const AGREE_WITHIN_MS = 1_500;
/** Frames that must agree on a code whose symbology, or whose decoder, cannot tell a misread. */
const FRAMES_IN_DOUBT = 2;
/** A place belongs to the code that was seen there for this long: what is read there meanwhile may be misread. */
const TAKEN_MS = 400;

/** What one picture shows. */
export interface Shot {
  readonly symbols: readonly DetectedCode[];
  readonly atMs: number;
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
  /** A still photo: no second frame can confirm its codes, so they count at once and carry that doubt. */
  readonly isStill?: boolean;
}

/** A code in view. */
export interface Sighting {
  readonly reading: Reading;
  /** Where it was last seen, in fractions of the picture. */
  outline: readonly Point[];
  frames: number;
  missed: number;
  lastMs: number;
  /** Since when it counts as seen; undefined while another frame has to agree. */
  sinceMs?: number;
  isDelivered: boolean;
  /** What was decided about it. */
  verdict?: 'accepted' | 'refused';
  /** Whether the code stands on a captured unit. */
  isSpent: boolean;
  /** Whether the associate is asked to choose between this code and others. */
  isChoice: boolean;
}

/**
 * The codes in view of a film. One that has left the picture and comes back is a new sighting, and so a new scan. This
 * only turns frames into sightings: whether a serial was captured before is the domain's question and never decided by
 * time.
 */
export class Sightings {
  readonly #clock: Pick<ReadingClock, 'newId'>;
  readonly #sightings = new Map<string, Sighting>();

  constructor(clock: Pick<ReadingClock, 'newId'>) {
    this.#clock = clock;
  }

  /**
   * Takes what one picture shows, which is often nothing. Codes that come into view together are in the order of their
   * label, from top to bottom.
   */
  see(shot: Shot): void {
    const down = [...shot.symbols].sort((a, b) => depthOf(a) - depthOf(b));
    const seen = new Map(down.map(symbol => [`${symbol.symbology} ${symbol.text}`, symbol]));
    this.#age(seen, shot.atMs);
    for (const [key, symbol] of seen) this.#sight(key, symbol, shot);
  }

  /** The sightings that count, oldest first. */
  get inView(): readonly Sighting[] {
    return [...this.#sightings.values()].filter(({ sinceMs }) => sinceMs !== undefined);
  }

  /** Forgets all sightings, so that every code counts as new again. */
  forget(): void {
    this.#sightings.clear();
  }

  #age(seen: ReadonlyMap<string, DetectedCode>, atMs: number): void {
    for (const [key, sighting] of this.#sightings) {
      if (!seen.has(key)) sighting.missed++;
      const unseenMs = atMs - sighting.lastMs;
      const keepMs = sighting.isChoice && seen.size === 0 ? CHOICE_MS : REARM_MS;
      const isGone =
        sighting.sinceMs === undefined
          ? unseenMs > AGREE_WITHIN_MS
          : sighting.missed >= REARM_FRAMES && unseenMs >= keepMs;
      if (isGone) this.#sightings.delete(key);
    }
  }

  #sight(key: string, symbol: DetectedCode, shot: Shot): void {
    const { atMs, width, height, isStill } = shot;
    const outline = symbol.corners.map(({ x, y }) => ({ x: x / width, y: y / height }));
    const known = this.#sightings.get(key);
    const owner = known?.sinceMs === undefined ? this.#ownerOf(outline, key, atMs) : undefined;
    if (owner && weaknessOf(owner.reading) < weaknessOf(symbol)) return;
    const sighting = known ?? newSighting(symbol, shot, this.#clock.newId());
    this.#sightings.set(key, sighting);
    sighting.outline = outline;
    sighting.frames++;
    sighting.missed = 0;
    sighting.lastMs = atMs;
    const isInDoubt = !isStill && (symbol.isDoubtful || owner || lacksCheck(symbol.symbology));
    const needed = isInDoubt ? FRAMES_IN_DOUBT : 1;
    if (sighting.frames >= needed) sighting.sinceMs ??= atMs;
  }

  /** The code that another frame showed at this place a moment ago. */
  #ownerOf(outline: readonly Point[], key: string, atMs: number): Sighting | undefined {
    const owner = [...this.#sightings].find(
      ([other, { sinceMs, lastMs, outline: taken }]) =>
        other !== key &&
        sinceMs !== undefined &&
        lastMs < atMs &&
        atMs - lastMs < TAKEN_MS &&
        isInPlaceOf(outline, taken),
    );
    return owner?.[1];
  }
}

/** How far down the picture the middle of a symbol is; one that the decoder cannot place comes last. */
function depthOf({ corners }: DetectedCode): number {
  return corners.length > 0 ? corners.reduce((sum, { y }) => sum + y, 0) / corners.length : Number.MAX_VALUE;
}

function newSighting({ text, symbology, aim, bytes }: DetectedCode, { atMs, isStill }: Shot, id: string): Sighting {
  const reading: Reading = {
    id,
    text,
    symbology,
    source: 'camera',
    atMs,
    ...(aim && { aim }),
    ...(bytes && { bytes }),
    ...(isStill && { doubts: ['single-picture'] as const }),
  };
  const fresh = { isDelivered: false, isSpent: false, isChoice: false };
  return { reading, outline: [], frames: 0, missed: 0, lastMs: atMs, ...fresh };
}
