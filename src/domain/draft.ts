import { serialFold } from './claim.js';
import type { Approval, CapturedSerial, HeldSerial, ReadingRecord, UnreadableUnit } from './fact.js';
import { placeOf } from './lines.js';
import { NOTHING_COUNTED } from './new-line.js';
import { SerialMap, type SerialMapEdit } from './serial-map.js';
import type { Mismatch } from './settings.js';
import type { FlowState, LineState } from './state.js';
import type { Prompt } from './verdict.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OwnLine = Mutable<LineState>;

/** The maps of a flow that has captured nothing. */
export const NOTHING_CAPTURED = {
  countedUnits: 0,
  claimed: SerialMap.empty,
  folds: SerialMap.empty,
  countedTags: SerialMap.empty,
  added: SerialMap.empty,
  settled: SerialMap.empty,
  withdrawn: SerialMap.empty,
  unverified: SerialMap.empty,
  disputed: SerialMap.empty,
  waiting: [],
} as const;

/**
 * A state being changed by facts: copies a part when it first changes it, so that one fact costs as little as a scan may, and 100,000 facts
 * of a journal cost no copies of copies. The state that it began with stays as it is. A change to a line that does not exist is none.
 */
export class Draft {
  readonly #state: Mutable<FlowState>;
  readonly #own = new Map<number, OwnLine>();
  /** Units that the copied lines had, so that what is counted in all follows from those lines alone. */
  #unitsBefore = 0;
  /** Lists of serials that are this draft's own, so that it may add to them in place. */
  readonly #lists = new WeakMap<readonly CapturedSerial[], CapturedSerial[]>();
  readonly #folds: SerialMapEdit<readonly string[]>;
  #claimed: SerialMapEdit<string>;
  /** Begun when a first tag is counted: few flows have any. */
  #countedTags: SerialMapEdit<string> | undefined;
  #lines: LineState[] | undefined;

  constructor(state: FlowState) {
    this.#state = { ...state };
    this.#claimed = state.claimed.edit();
    this.#folds = state.folds.edit();
  }

  get state(): Readonly<FlowState> {
    return this.#state;
  }

  set(changes: Partial<FlowState>): void {
    Object.assign(this.#state, changes);
  }

  openPrompt(prompt: Prompt, held: HeldSerial | undefined): void {
    const { prompt: open, held: openHeld, waiting } = this.#state;
    const covered = open && openHeld ? [...waiting, { prompt: open, held: openHeld }] : waiting;
    this.#show(prompt, held);
    // The same serial once more is the same question, asked anew.
    this.set({ waiting: held ? covered.filter(question => question.held.serial !== held.serial) : covered });
  }

  closePrompt(): void {
    const { waiting } = this.#state;
    const next = waiting.at(-1);
    this.#show(next?.prompt, next?.held);
    if (next) this.set({ waiting: waiting.slice(0, -1) });
  }

  addLine(line: LineState): void {
    const place = this.#ownLines().push(line) - 1;
    this.set({ added: this.#state.added.with(line.lineId, place) });
  }

  take(lineId: string, captured: CapturedSerial): void {
    const line = this.#line(lineId);
    if (!line) return;
    const fold = serialFold(captured.serial);
    line.serials = this.#append(line.serials, captured);
    line.countedQty = unitsOf(line);
    this.#claimed.set(captured.key, lineId);
    this.#folds.set(fold, [...(this.#folds.get(fold) ?? []), lineId]);
    const { settled, unverified } = this.#state;
    if (captured.verification === 'unverified') this.set({ unverified: unverified.with(captured.key, lineId) });
    if (settled.has(captured.key)) this.set({ settled: settled.without(captured.key) });
  }

  free(lineId: string, key: string): void {
    const line = this.#line(lineId);
    const captured = line?.serials.find(serial => serial.key === key);
    if (!line || !captured) return;
    line.serials = line.serials.filter(serial => serial !== captured);
    line.countedQty = unitsOf(line);
    this.#free(line, captured);
  }

  /** What is counted off by hand frees no tag, because nobody says which one it was, until nothing is left. */
  count(lineId: string, delta: number, reading: ReadingRecord | undefined): void {
    const line = this.#line(lineId);
    if (!line) return;
    line.countedQty = Math.max(0, line.countedQty + delta);
    if (line.countedQty === 0) this.#freeTags(lineId);
    else if (reading?.source === 'rfid') {
      this.#countedTags ??= this.#state.countedTags.edit();
      this.#countedTags.set(reading.text, lineId);
    }
  }

  restart(lineId: string): void {
    const line = this.#line(lineId);
    if (!line) return;
    for (const captured of line.serials) this.#free(line, captured);
    this.#freeTags(lineId);
    Object.assign(line, { ...NOTHING_COUNTED, earlierCounts: line.earlierCounts });
  }

  recount(lineId: string): void {
    const line = this.#line(lineId);
    if (line) line.earlierCounts = [...line.earlierCounts, line.countedQty];
    this.restart(lineId);
  }

  countUnreadable(lineId: string, unit: UnreadableUnit): void {
    const line = this.#line(lineId);
    if (!line) return;
    line.unreadable = [...line.unreadable, unit];
    line.countedQty = unitsOf(line);
  }

  removeUnreadable(lineId: string, unitId: string): void {
    const line = this.#line(lineId);
    if (!line) return;
    line.unreadable = line.unreadable.filter(unit => unit.unitId !== unitId);
    line.countedQty = unitsOf(line);
  }

  /** What the host, or after it the associate, says of a serial that was taken unverified. */
  judge(lineId: string, key: string, verification: 'verified' | 'disputed' | 'kept'): void {
    const line = this.#line(lineId);
    if (!line) return;
    line.serials = line.serials.map(captured => (captured.key === key ? { ...captured, verification } : captured));
    const { unverified, disputed } = this.#state;
    this.set({
      unverified: unverified.without(key),
      disputed: verification === 'disputed' ? disputed.with(key, lineId) : disputed.without(key),
    });
  }

  giveReason(lineId: string, mismatch: Mismatch, reason: string): void {
    const line = this.#line(lineId);
    if (line) line.reasons = { ...line.reasons, [mismatch]: reason };
  }

  complete({ eventId, approval }: { readonly eventId: string; readonly approval?: Approval }): void {
    this.set({ status: 'completed', eventIds: [...this.#state.eventIds, eventId], ...(approval && { approval }) });
  }

  /** A correction begins: what completion has put into effect is not undone, only what differs from it takes effect with the next one. */
  reopen(): void {
    const claimed = this.#claimed.done();
    this.#claimed = claimed.edit();
    // A count keeps its claims until the host closes it, and moves nothing in the ledger: nothing of it is settled.
    const settled = this.#state.document.count ? SerialMap.empty : claimed;
    this.set({ status: 'capturing', settled, withdrawn: SerialMap.empty });
    delete this.#state.approval;
  }

  done(): FlowState {
    let countedUnits = this.#state.countedUnits - this.#unitsBefore;
    for (const { countedQty } of this.#own.values()) countedUnits += countedQty;
    this.#keepTags();
    return { ...this.#state, countedUnits, claimed: this.#claimed.done(), folds: this.#folds.done() };
  }

  #show(prompt: Prompt | undefined, held: HeldSerial | undefined): void {
    delete this.#state.prompt;
    delete this.#state.held;
    this.set({ ...(prompt && { prompt }), ...(held && { held }) });
  }

  #free({ lineId, product }: OwnLine, { key, serial }: CapturedSerial): void {
    const fold = serialFold(serial);
    const holders = [...(this.#folds.get(fold) ?? [])];
    holders.splice(holders.lastIndexOf(lineId), 1);
    this.#claimed.delete(key);
    if (holders.length > 0) this.#folds.set(fold, holders);
    else this.#folds.delete(fold);
    const { settled, withdrawn, unverified, disputed } = this.#state;
    this.set({ unverified: unverified.without(key), disputed: disputed.without(key) });
    if (!settled.has(key)) return;
    this.set({ settled: settled.without(key), withdrawn: withdrawn.with(key, { sku: product.sku, serial }) });
  }

  #freeTags(lineId: string): void {
    this.#keepTags();
    const { countedTags } = this.#state;
    if (countedTags.size === 0) return;
    const tags = countedTags.edit();
    for (const [text, holder] of countedTags) if (holder === lineId) tags.delete(text);
    this.set({ countedTags: tags.done() });
  }

  #keepTags(): void {
    if (this.#countedTags) this.set({ countedTags: this.#countedTags.done() });
    this.#countedTags = undefined;
  }

  #line(lineId: string): OwnLine | undefined {
    const place = placeOf(this.#state, lineId);
    const line = place === undefined ? undefined : this.#state.lines[place];
    if (place === undefined || !line) return undefined;
    const known = this.#own.get(place);
    if (known) return known;
    const own = { ...line };
    this.#own.set(place, own);
    this.#ownLines()[place] = own;
    this.#unitsBefore += line.countedQty;
    return own;
  }

  #append(serials: readonly CapturedSerial[], captured: CapturedSerial): readonly CapturedSerial[] {
    const own = this.#lists.get(serials) ?? [...serials];
    own.push(captured);
    this.#lists.set(own, own);
    return own;
  }

  #ownLines(): LineState[] {
    this.#lines ??= [...this.#state.lines];
    this.#state.lines = this.#lines;
    return this.#lines;
  }
}

function unitsOf({ serials, unreadable }: LineState): number {
  return serials.length + unreadable.length;
}
