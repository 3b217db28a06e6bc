import type { RefusalCode, Verdict } from '../../../domain/model/verdict.js';
import type { CaptureChange } from '../../../ports/capture.js';
import type { Strings } from '../../../strings/en.js';
import { format, plural } from '../../../strings/format.js';
import type { VerdictMessage } from '../../view/verdict-message.js';

/** RFID tags that follow one another within this time, in milliseconds, are one sweep of a reader. */
const SWEEP_MS = 3_000;

export interface SweepCount {
  readonly taken: number;
  readonly refused: number;
  /** Why the last refused tag was refused. */
  readonly reason: RefusalCode | undefined;
  /** Whether this tag is worth a sound: the first refusal is, and a product that is complete. */
  readonly isNews: boolean;
}

/** Counts the tags of a sweep, which come faster than answers can be read or heard. */
export class Sweep {
  #accepted = 0;
  #refused = 0;
  #reason: RefusalCode | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;

  /** The count so far; undefined for what is answered on its own: the first tag, and whatever is no tag. */
  count({ reading, verdict }: CaptureChange): SweepCount | undefined {
    if (!verdict) return undefined;
    const isTag = reading?.source === 'rfid';
    if (!isTag || reading.atMs - this.#lastMs > SWEEP_MS) this.#reset();
    if (!isTag) return undefined;
    this.#lastMs = reading.atMs;
    const isNews = this.#count(verdict);
    const [taken, refused, reason] = [this.#accepted, this.#refused, this.#reason];
    return taken + refused > 1 ? { taken, refused, reason, isNews } : undefined;
  }

  #count(verdict: Verdict): boolean {
    if (verdict.outcome === 'accepted' || verdict.outcome === 'counted') {
      this.#accepted++;
      return verdict.lineDone;
    }
    if (verdict.outcome === 'refused') this.#reason = verdict.code;
    this.#refused++;
    return this.#refused === 1;
  }

  #reset(): void {
    this.#accepted = 0;
    this.#refused = 0;
    this.#reason = undefined;
    this.#lastMs = Number.NEGATIVE_INFINITY;
  }
}

/** The words for a sweep: how many, and how many not. */
export function sweepMessage({ taken, refused, reason }: SweepCount, strings: Strings): VerdictMessage {
  const why = reason ? format(strings.refusals[reason].title, { where: '' }).trim() : strings.tagsAsked;
  return {
    tone: 'accepted',
    title: strings.tags,
    count: new Intl.NumberFormat(strings.locale).format(taken),
    ...(refused > 0 && { next: plural(strings, strings.tagsNotTaken, refused, { why }) }),
  };
}
