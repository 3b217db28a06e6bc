import { gapsOf, mean, SURELY_FAST } from './burst.js';
import { EdgeKeys } from './edge-keys.js';
import { KnownScanners } from './known-scanners.js';
import type { Outcome } from './outcome.js';
import { lengthOf, partOf, type Run, type RunKey } from './run.js';
import { RunJudge } from './run-judge.js';
import { RunTiming } from './run-timing.js';
import { isCounted, keyOf, type CountedStroke } from './run-key.js';
import { isWithheld, silentStroke } from './silent-stroke.js';
import type { Focus, Stroke } from './stroke.js';
import { tokenOf, type Token } from './token.js';
import type { WedgeProfile } from './wedge-profile.js';

const GROUP_SEPARATOR = '\x1d';
/** Until so long after its end, by the clock, a run goes on if its next stroke shows that it was not over. */
const REOPEN_MS = 10_000;
/** Alt+29, +029 and +0029 type the character 29; two digits may still become three. */
const WHOLE_ALT_CODE = /^(?:0(?:2[7-9]|3[01])|\d{4})$/;

/**
 * Collects strokes into runs and has each judged at its end. Knows neither DOM nor clock: when a key was pressed comes
 * with its stroke, when it arrived comes beside it, and the owner calls `idle()` at the deadline.
 */
export class ScanCollector {
  readonly #timing: RunTiming;
  readonly #judge: RunJudge;
  readonly #tell: (outcome: Outcome) => void;
  readonly #edges = new EdgeKeys();
  #run: Run | undefined;
  /** The last run that ended without a suffix: later strokes may show that it was not over. */
  #kept: { readonly run: Run; readonly atMs: number } | undefined;
  #altDigits = '';
  #swallowUntilMs = -Infinity;
  #droppedMs = -Infinity;
  #typedMs = -Infinity;
  /** Strokes before this time went elsewhere, or may have gone elsewhere. */
  #heardFromMs: number;

  constructor(
    profile: WedgeProfile,
    tell: (outcome: Outcome) => void,
    heardFromMs = -Infinity,
    scanners = new KnownScanners(),
  ) {
    this.#timing = new RunTiming(profile, scanners);
    this.#tell = tell;
    this.#judge = new RunJudge(this.#timing, this.#edges, tell);
    this.#heardFromMs = heardFromMs;
  }

  /** When `idle()` is to be called, by the clock of the arrivals; undefined while no run is open. */
  get deadlineMs(): number | undefined {
    return this.#run && this.#timing.deadlineMs(this.#run);
  }

  /** Takes one stroke. True: it is a scanner's, and must have no effect on the page. */
  press(stroke: Stroke, nowMs = stroke.timeMs): boolean {
    const { timeMs, focus } = stroke;
    if (focus === 'host' || focus === 'secret') {
      this.abandon(timeMs);
      return false;
    }
    const token = tokenOf(stroke, this.#timing.profile.gsKeys);
    const counted = isCounted(token) ? token : silentStroke(stroke);
    if (token.type === 'alt') this.#endAlt();
    if (token.type === 'elsewhere' && focus !== 'none') return false; // its text comes by `input` events
    if (counted.type === 'modifier' && token.type !== 'end') return false;
    this.#comeTo(timeMs, focus, token.type, nowMs);
    if (token.type === 'end') return this.#end(timeMs, nowMs);
    if (counted.type === 'modifier' || !this.#opens(counted, stroke)) {
      return token.type === 'down' && timeMs <= this.#swallowUntilMs;
    }
    this.#add(counted, stroke, nowMs);
    const isText = isCounted(token);
    return (isText && focus === 'own') || (focus === 'none' && this.#isFast());
  }

  /**
   * Takes text that came without readable keys: from an input method, in pieces of any length, as if each character had
   * its key. Undefined: earlier text was changed or taken back, and nobody knows what the open run is.
   */
  insert(text: string | undefined, timeMs: number, focus: Focus, nowMs = timeMs): void {
    const [first = [], ...more] = (text ?? '').split(/[\t\r\n]+/).map(line => [...line]);
    this.#comeTo(timeMs, focus, first.length > 0 || text === undefined ? 'character' : 'end', nowMs);
    if (text === undefined && this.#run) this.#push({ text: '', us: '', timeMs, hole: 'both' }, focus, nowMs);
    for (const [index, line] of [first, ...more].entries()) {
      if (index > 0) this.#end(timeMs, nowMs);
      for (const character of line) this.#push({ text: character, us: character, timeMs }, focus, nowMs);
    }
  }

  /** To be called at the deadline. */
  idle(nowMs = this.deadlineMs ?? 0): void {
    this.#endAlt();
    this.#decide(undefined, nowMs);
  }

  /**
   * Forgets all characters: until now strokes went, or may have gone, where they are none of our business. Tells of a
   * scan that is lost by it.
   */
  abandon(heardFromMs: number): void {
    const run = this.#run;
    const keys = run ? run.parts.flat() : [];
    this.forget(heardFromMs);
    if (lengthOf(keys) < SURELY_FAST || !this.#timing.isFast(keys)) return;
    this.#tell({
      type: 'rejection',
      reason: 'fragment',
      keys: keys.length,
      meanGapMs: mean(gapsOf(keys)),
      isScan: true,
    });
  }

  /** Forgets all characters and tells nothing. */
  forget(heardFromMs: number): void {
    this.#heardFromMs = heardFromMs;
    this.#run = undefined;
    this.#kept = undefined;
    this.#altDigits = '';
    this.#judge.forget();
  }

  /**
   * Somebody stands up for a scan: a list, a serial's rule, or a person. Teaches what its scanner is like.
   * @param as `parts`: it was several scans
   * @param layout which of its two readings was meant
   */
  confirm(id: number, as: 'whole' | 'parts' = 'whole', layout: 'text' | 'us' = 'text'): void {
    this.#judge.records.confirm(id, as, layout, this.#timing.scanners);
  }

  /** Ends or goes on with what is open, by the time of the next stroke. */
  #comeTo(timeMs: number, focus: Focus, next: Token['type'], nowMs: number): void {
    if (next !== 'alt-digit') this.#endAlt();
    if (this.#run && this.#run.focus !== focus) this.abandon(this.#run.lastMs);
    if (this.#run) this.#divide(this.#run, timeMs, next, nowMs);
    else this.#reopen(timeMs, focus, nowMs);
  }

  /** A pause by the strokes' own times begins a new part or a new run, even if the page was too busy for its timer. */
  #divide(run: Run, timeMs: number, next: Token['type'], nowMs: number): void {
    const gapMs = timeMs - run.lastMs;
    if (next === 'end' || gapMs <= this.#timing.joinMs(run)) return;
    if (gapMs > this.#timing.stallMs(run) || !this.#timing.waits(run)) this.#decide(undefined, nowMs);
    else {
      run.parts.push([]);
      run.joins.push(gapMs);
    }
  }

  /** A stroke whose time stamp continues a run that was over by the clock: it was not. */
  #reopen(timeMs: number, focus: Focus, nowMs: number): void {
    const kept = this.#kept;
    if (!kept) return;
    const gapMs = timeMs - kept.run.lastMs;
    const isOver = nowMs - kept.atMs > REOPEN_MS || gapMs > this.#timing.stallMs(kept.run);
    const goesOn = !isOver && focus === kept.run.focus && gapMs <= this.#timing.joinMs(kept.run);
    if (goesOn) this.#run = { ...kept.run, isReopened: true };
    if (goesOn || isOver) this.#kept = undefined;
  }

  /** Whether a stroke belongs to the open run or begins one. */
  #opens(counted: CountedStroke, stroke: Stroke): boolean {
    if (this.#run || counted.type === 'character' || counted.type === 'alt-digit') return true;
    if (counted.type === 'control') return counted.text === GROUP_SEPARATOR;
    if (counted.type === 'hole' && (isWithheld(stroke) || counted.us !== undefined)) return true;
    const name = counted.type === 'frame' ? counted.name : stroke.key;
    if (name !== undefined && !stroke.meta) this.#edges.before(name, stroke.timeMs);
    return false;
  }

  #add(counted: CountedStroke, { timeMs, focus, repeat }: Stroke, nowMs: number): void {
    if (counted.type === 'alt-digit') this.#altDigits += counted.digit;
    this.#push(keyOf(counted, timeMs), focus, nowMs);
    if (WHOLE_ALT_CODE.test(this.#altDigits)) this.#endAlt();
    if (repeat) this.#spoil('held-key');
  }

  #push(key: RunKey, focus: Focus, nowMs: number): void {
    const run = (this.#run ??= this.#begin(key.timeMs, focus));
    run.lastMs = key.timeMs;
    run.arrivedMs = nowMs;
    run.lateMs = Math.max(0, nowMs - key.timeMs);
    run.strokes += 1;
    if (run.spoiled) return;
    partOf(run).push(key);
    if (run.strokes > this.#timing.profile.maxChars) this.#spoil('too-long');
  }

  #begin(timeMs: number, focus: Focus): Run {
    return {
      ...{ parts: [[]], joins: [], focus, strokes: 0 },
      ...{ lastMs: timeMs, arrivedMs: timeMs, lateMs: 0 },
      quietMs: timeMs - this.#heardFromMs,
      sinceDroppedMs: timeMs - this.#droppedMs,
      sinceTypedMs: timeMs - this.#typedMs,
    };
  }

  #spoil(reason: NonNullable<Run['spoiled']>): void {
    if (this.#run) Object.assign(this.#run, { parts: [[]], joins: [], spoiled: reason });
  }

  #end(timeMs: number, nowMs: number): boolean {
    const run = this.#run;
    if (!run) return timeMs <= this.#swallowUntilMs;
    const endMs = timeMs - run.lastMs;
    const { minTerminated, terminatorMs } = this.#timing.profile;
    const isRest = endMs <= this.#timing.stallMs(run) && this.#timing.isScanLike(run);
    const inTime = endMs <= Math.max(terminatorMs, this.#timing.joinMs(run));
    const ends = inTime || (isRest && lengthOf(run.parts.flat()) >= minTerminated);
    const ours = this.#decide(ends ? endMs : undefined, nowMs) && ends;
    if (ours) this.#swallowUntilMs = timeMs + this.#timing.profile.swallowMs;
    return ours;
  }

  /** @returns whether it was a scan, or was told as one */
  #decide(endMs: number | undefined, nowMs: number): boolean {
    const run = this.#run;
    if (!run) return false;
    this.#run = undefined;
    const { isOurs, kept } = this.#judge.decide(run, endMs);
    if (!isOurs && run.strokes > 1) this.#typedMs = run.lastMs;
    if (kept) this.#kept = { run: kept, atMs: nowMs };
    else if (endMs === undefined || run.spoiled) this.#droppedMs = run.lastMs;
    return isOurs;
  }

  /** Alt+29, +029 and +0029 type the character 29 once the digits are complete or something else follows. */
  #endAlt(): void {
    const code = Number(this.#altDigits);
    const part = this.#run && partOf(this.#run);
    const last = this.#altDigits.length > 1 && code > 0 && code < 128 ? part?.pop() : undefined;
    const text = String.fromCharCode(code);
    if (last) part?.push({ ...last, text, us: text });
    this.#altDigits = '';
  }

  #isFast(): boolean {
    const recent = this.#run ? partOf(this.#run).slice(-SURELY_FAST) : [];
    return recent.length === SURELY_FAST && this.#timing.isFast(recent);
  }
}
