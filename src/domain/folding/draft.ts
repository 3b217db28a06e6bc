import { closePrompt, openPrompt, settleQuestions } from './draft-questions.js';
import { DraftLines, type Mutable } from './draft-lines.js';
import { noteScan, spendSymbol } from './draft-scan.js';
import { DraftSerials } from './draft-serials.js';
import { DraftTags } from './draft-tags.js';
import { addUnreadable, countShare, markShare, markUnit, takenBy, withoutNames } from './draft-units.js';
import type { Fact, FactBody, HeldSerial, ReadingRecord } from '../model/fact.js';
import { NOTHING_COUNTED } from './new-line.js';
import { exact } from '../rules/exact.js';
import { lineOf } from '../rules/lines.js';
import { SerialMap } from '../collections/serial-map.js';
import type { Mismatch } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Rest } from '../model/rest.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { Taker } from '../model/unit.js';
import type { Prompt } from '../model/verdict.js';

type FactOf<T> = Extract<Fact, { type: T }>;

/** The maps of a flow that has captured nothing. */
export const NOTHING_CAPTURED = {
  countedUnits: 0,
  claimed: SerialMap.empty,
  linesByLookup: SerialMap.empty,
  countedTags: SerialMap.empty,
  added: SerialMap.empty,
  posted: SerialMap.empty,
  withdrawn: SerialMap.empty,
  remarked: SerialMap.empty,
  unverified: SerialMap.empty,
  disputed: SerialMap.empty,
  waiting: [],
  workedBy: [],
} as const;

/**
 * A state while facts change it. A part is copied when it first changes, so that a single fact costs little, and
 * 100,000 facts of a journal copy each part only once. The state that the draft began with stays as it is. A change to
 * a line that does not exist has no effect.
 */
export class Draft {
  readonly #state: Mutable<FlowState>;
  readonly #lines: DraftLines;
  readonly #serials: DraftSerials;
  readonly #tags: DraftTags;

  constructor(state: FlowState) {
    this.#state = { ...state };
    this.#lines = new DraftLines(this.#state);
    this.#serials = new DraftSerials(this.#state);
    this.#tags = new DraftTags(this.#state);
  }

  get state(): Readonly<FlowState> {
    return this.#state;
  }

  set(changes: Partial<FlowState>): void {
    Object.assign(this.#state, changes);
  }

  openPrompt(prompt: Prompt, held: HeldSerial | undefined): void {
    openPrompt(this.#state, prompt, held);
  }

  closePrompt(): void {
    closePrompt(this.#state);
  }

  addLine(line: LineState): void {
    this.#lines.add(line);
  }

  accept(fact: FactOf<'serial-accepted'>): void {
    const { lineId, captured } = fact;
    const line = this.#lines.change(lineId);
    if (!line) return;
    this.#lines.append(line, takenBy(this.#state, captured, fact));
    this.#serials.take(lineId, captured);
    settleQuestions(this.#state, captured.serial);
    if (captured.symbol) spendSymbol(this.#state);
  }

  free(lineId: string, key: string): void {
    const line = this.#lines.change(lineId);
    const captured = line?.serials.find(serial => serial.key === key);
    if (!line || !captured) return;
    line.serials = line.serials.filter(serial => serial !== captured);
    this.#lines.count(line);
    this.#serials.free(line, captured);
  }

  /**
   * Counting down by hand forgets no tag, because nobody says which unit it was. At 0 all tags of the line are
   * forgotten.
   */
  count(fact: FactOf<'unit-counted'>): void {
    const { lineId, delta, reading } = fact;
    const line = this.#lines.change(lineId);
    if (!line) return;
    noteScan(this.#state, reading, undefined, { lineId, delta });
    countShare(this.#state, line, fact);
    this.#lines.count(line, Math.max(0, exact(line.countedQty + delta)));
    if (line.countedQty === 0) this.#tags.free(lineId);
    else if (reading?.source === 'rfid') this.#tags.add(reading.text, lineId);
  }

  noteScan(reading: ReadingRecord | undefined, symbol: ProductSymbol | undefined): void {
    noteScan(this.#state, reading, symbol);
  }

  /** Notes that somebody has looked for the line's units. */
  touch(lineId: string, atMs: number): void {
    const isCount = this.#state.document.count !== undefined;
    if (!isCount && lineOf(this.#state, lineId)?.isTouched) return;
    const line = this.#lines.change(lineId);
    if (!line) return;
    line.isTouched = true;
    line.isNone = false;
    if (isCount) line.countedAtMs = atMs;
  }

  noteMoves({ lineId, out, in: arrived }: FactOf<'units-moved'>): void {
    const line = this.#lines.change(lineId);
    if (line) line.moved = { out, in: arrived };
  }

  /** Notes that somebody has found nothing of these lines, or takes that back. */
  sayNone({ type, lineIds, atMs }: FactOf<'none-here' | 'none-here-undone'>): void {
    for (const lineId of lineIds) {
      const line = this.#lines.change(lineId);
      if (!line) continue;
      line.isNone = type === 'none-here';
      if (line.isNone) line.countedAtMs = atMs;
      else if (!line.isTouched) line.countedAtMs = 0;
    }
  }

  /** The host puts so many units into the basket, or takes them out. */
  putInBasket(lineId: string, delta: number): void {
    const line = this.#lines.change(lineId);
    if (!line) return;
    line.inBasket = Math.max(0, (line.inBasket ?? 0) + delta);
    this.#lines.count(line, line.countedQty);
  }

  restart(lineId: string): void {
    const line = this.#lines.change(lineId);
    if (!line) return;
    for (const captured of line.serials) this.#serials.free(line, captured);
    this.#tags.free(lineId);
    Object.assign(line, { ...NOTHING_COUNTED, earlierCounts: line.earlierCounts });
    this.#lines.count(line);
  }

  recount(lineId: string): void {
    const line = this.#lines.change(lineId);
    if (line) line.earlierCounts = [...line.earlierCounts, line.countedQty];
    this.restart(lineId);
  }

  countUnreadable(fact: FactOf<'unreadable-counted'>): void {
    const line = this.#lines.change(fact.lineId);
    if (!line) return;
    addUnreadable(this.#state, line, fact);
    this.#lines.count(line);
  }

  markUnit(fact: FactOf<'unit-marked'>): void {
    const line = this.#lines.change(fact.lineId);
    if (!line) return;
    markUnit(line, fact);
    if (fact.key !== undefined) this.#serials.remark(fact.lineId, fact.key);
  }

  markUnits(fact: FactOf<'units-marked'>): void {
    const line = this.#lines.change(fact.lineId);
    if (line) markShare(line, fact);
  }

  removeUnreadable(lineId: string, unitId: string): void {
    const line = this.#lines.change(lineId);
    if (!line) return;
    line.unreadable = line.unreadable.filter(unit => unit.unitId !== unitId);
    this.#lines.count(line);
  }

  /** Notes what the host, or after it the associate, says of a serial that was accepted unverified. */
  judge(lineId: string, key: string, verification: 'verified' | 'disputed' | 'kept'): void {
    const line = this.#lines.change(lineId);
    if (!line) return;
    line.serials = line.serials.map(captured => (captured.key === key ? { ...captured, verification } : captured));
    this.#serials.judge(lineId, key, verification);
  }

  giveReason(lineId: string, mismatch: Mismatch, reason: string): void {
    const line = this.#lines.change(lineId);
    if (line) line.reasons = { ...line.reasons, [mismatch]: reason };
  }

  giveRest(lineIds: readonly string[], rest: Rest): void {
    for (const lineId of lineIds) {
      const line = this.#lines.change(lineId);
      if (line) line.rest = rest;
    }
  }

  answerRevision(): void {
    const { revision } = this.#state;
    if (revision) this.set({ revision: { ...revision, isAnswered: true } });
  }

  complete({ eventId, approval, journalHead }: Extract<FactBody, { type: 'flow-completed' }>): void {
    const eventIds = [...this.#state.eventIds, eventId];
    this.set({
      status: 'completed',
      eventIds,
      ...(approval && { approval }),
      ...(journalHead !== undefined && { journalHead }),
    });
  }

  /** A correction begins. */
  reopen(): void {
    this.#serials.reopen();
    this.set({ status: 'capturing' });
    delete this.#state.approval;
    delete this.#state.journalHead;
  }

  /** Whoever worked on it before is named in the facts alone. When it was last worked on stays. */
  forgetNames(lastBy: Taker): void {
    const { userId: _, ...settings } = this.#state.settings;
    const openedBy = { deviceId: this.#state.openedBy.deviceId };
    for (const { lineId } of this.#state.lines) {
      const line = this.#lines.change(lineId);
      if (line) withoutNames(line, openedBy);
    }
    const approval = this.#state.approval && { approval: {} };
    this.set({ seq: this.#state.seq + 1, lastBy, openedBy, settings, ...approval });
  }

  done(): FlowState {
    this.#lines.done();
    this.#serials.done();
    this.#tags.done();
    return { ...this.#state };
  }
}
