import type { Reading } from '../../codes/reading.js';
import type { Fit } from '../../domain/deciding/judge-look.js';
import type { JudgeLook, SeenCode } from '../../ports/camera.js';
import type { Settlement } from '../../ports/scan-source.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import { chooseCodes, type Choice } from './choose-codes.js';
import { REARM_FRAMES, Sightings, type Shot, type Sighting } from './sightings.js';

/** How long an outline stays after its code was last seen. */
const OUTLINE_MS = 700;
/** A reading that nobody settles holds the others back no longer than this. */
const SETTLED_WITHIN_MS = 10_000;

export interface LookParts {
  readonly clock: ReadingClock;
  onReading(reading: Reading): void;
  onCodes(codes: readonly SeenCode[]): void;
}

/** What is in view, what of it is delivered, and what the associate has to choose from. */
export class Look {
  readonly #parts: LookParts;
  readonly #sightings: Sightings;
  /** Delivered and not settled yet, with the time of delivery. */
  readonly #waiting = new Map<string, number>();
  #judge: JudgeLook | undefined;
  #codes: readonly SeenCode[] = [];
  #isIdle = false;
  #unwanted: readonly string[] = [];

  constructor(parts: LookParts) {
    this.#parts = parts;
    this.#sightings = new Sightings(parts.clock);
  }

  /** Codes are in view, and none of them is asked for or read. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** The texts of what is in view, where none of that is asked for. */
  get unwanted(): readonly string[] {
    return this.#unwanted;
  }

  expect(judge: JudgeLook | undefined): void {
    this.#judge = judge;
  }

  see(shot: Shot): void {
    this.#sightings.see(shot);
    const { inView } = this.#sightings;
    const recent = inView.filter(({ missed, isChoice }) => missed < REARM_FRAMES || isChoice);
    const fits = this.#fitsOf(recent);
    this.#markSpent(recent.filter(({ missed }) => missed === 0));
    const isWaiting = [...this.#waiting.values()].some(sinceMs => shot.atMs - sinceMs < SETTLED_WITHIN_MS);
    const choice = chooseCodes(recent, fits, { atMs: shot.atMs, isStill: shot.isStill ?? false, isWaiting });
    this.#deliver(choice.deliver, shot.atMs);
    const isNoneWanted = !isWaiting && fits?.every(fit => fit === 'ignored' || fit === 'misfit') === true;
    this.#unwanted = isNoneWanted ? recent.map(({ reading }) => reading.text) : [];
    this.#isIdle = recent.length > 0 && fits?.every(fit => fit === 'ignored') === true;
    this.#show(inView, choice, shot);
  }

  /** Delivers a code in view, whatever it fits. */
  pick(id: string): void {
    const picked = this.#sightings.inView.filter(({ reading }) => reading.id === id);
    this.#deliver(picked, this.#parts.clock.now());
  }

  settled(id: string, settlement: Settlement = 'stored'): void {
    this.#waiting.delete(id);
    const state = settlement === 'stored' ? 'accepted' : 'refused';
    for (const sighting of this.#sightings.inView) if (sighting.reading.id === id) sighting.verdict = state;
    this.#tell(this.#codes.map(code => (code.id === id ? { ...code, state } : code)));
  }

  forget(): void {
    this.#sightings.forget();
    this.#waiting.clear();
    this.#unwanted = [];
    this.#tell([]);
  }

  #fitsOf(sightings: readonly Sighting[]): readonly Fit[] | undefined {
    return sightings.length > 0 ? this.#judge?.(sightings.map(({ reading }) => reading)) : undefined;
  }

  /**
   * Marks the codes of a captured unit as spent, so that none of them is taken for the next unit's, even when its
   * serial is not seen any more. Only codes that one picture shows together belong to one unit, because the next box
   * may come at once.
   */
  #markSpent(present: readonly Sighting[]): void {
    const fits = this.#fitsOf(present);
    present.forEach((sighting, place) => (sighting.isSpent ||= fits?.[place] === 'spent'));
  }

  #deliver(sightings: readonly Sighting[], atMs: number): void {
    const group = sightings.length > 1 ? this.#parts.clock.newId() : undefined;
    for (const sighting of sightings) {
      sighting.isDelivered = true;
      delete sighting.verdict;
      sighting.isChoice = false;
      if (this.#judge) this.#waiting.set(sighting.reading.id, atMs);
      this.#parts.onReading({ ...sighting.reading, ...(group && { group }) });
    }
  }

  #show(inView: readonly Sighting[], { choices }: Choice, { atMs, isStill }: Shot): void {
    for (const sighting of inView) sighting.isChoice = choices.includes(sighting);
    const shown = inView.filter(({ lastMs, isChoice }) => isStill || isChoice || atMs - lastMs < OUTLINE_MS);
    this.#tell(
      shown.map(({ reading: { id, text }, outline, lastMs, isDelivered, isChoice, verdict }) => ({
        id,
        text,
        outline: atMs - lastMs < OUTLINE_MS ? outline : [],
        state: isDelivered ? (verdict ?? 'read') : isChoice ? 'choice' : 'other',
      })),
    );
  }

  #tell(codes: readonly SeenCode[]): void {
    if (codes.length === 0 && this.#codes.length === 0) return;
    this.#codes = codes;
    this.#parts.onCodes(codes);
  }
}
