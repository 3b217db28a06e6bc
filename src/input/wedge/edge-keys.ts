/** From so many scans on a key at their edge is the scanner's own. */
const LEARNED = 3;
/** STX and ETX, which frame a message on a serial line, as Ctrl chords. */
const STX = 'Ctrl+B';
const ETX = 'Ctrl+C';

interface Seen {
  readonly name: string;
  readonly times: number;
}

/** Keys without a character that a scanner types before or after its codes, learned by repetition. */
export class EdgeKeys {
  #head: Seen | undefined;
  #tail: Seen | undefined;
  /** The latest one before a scan, and when. */
  #before: { readonly timeMs: number; readonly isKnown: boolean } | undefined;

  /** Such a key was pressed while no run was open. */
  before(name: string, timeMs: number): void {
    if (name === STX) return;
    this.#head = counted(this.#head, name);
    this.#before = { timeMs, isKnown: this.#head.times >= LEARNED };
  }

  /** Whether a key that no scanner is known to send came at most `withinMs` before this time. */
  isStrange(timeMs: number, withinMs: number): boolean {
    const before = this.#before;
    if (!before || before.isKnown) return false;
    const gapMs = timeMs - before.timeMs;
    return gapMs >= 0 && gapMs <= withinMs;
  }

  /** Such a key was the last of a run: whether it is the scanner's suffix. */
  endsScan(name: string): boolean {
    this.#tail = counted(this.#tail, name);
    return name === ETX || this.#tail.times >= LEARNED;
  }
}

function counted(seen: Seen | undefined, name: string): Seen {
  return { name, times: seen?.name === name ? seen.times + 1 : 1 };
}
