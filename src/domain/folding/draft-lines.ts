import type { CapturedSerial } from '../model/fact.js';
import { remarkable } from '../rules/differences.js';
import { exact } from '../rules/exact.js';
import { policyOf } from '../rules/flow-policy.js';
import { lineIndexOf } from '../rules/lines.js';
import type { FlowState, LineState } from '../model/state.js';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type DraftLine = Mutable<LineState>;

/**
 * The lines of a draft. A line is copied when it first changes, and its list of serials grows in place from then on.
 */
export class DraftLines {
  readonly #state: Mutable<FlowState>;
  readonly #own = new Map<number, DraftLine>();
  /** Units that the copied lines had before, so that the flow's total follows from the copied lines alone. */
  #unitsBefore = 0;
  /** Lists of serials that are this draft's own, so that it may add to them in place, and what they were before. */
  readonly #lists = new Map<readonly CapturedSerial[], { own: CapturedSerial[]; before: readonly CapturedSerial[] }>();
  #lines: LineState[] | undefined;

  constructor(state: Mutable<FlowState>) {
    this.#state = state;
  }

  /** The draft's own copy of a line, to be changed; undefined where there is no such line. */
  change(lineId: string): DraftLine | undefined {
    const place = lineIndexOf(this.#state, lineId);
    const line = place === undefined ? undefined : this.#state.lines[place];
    if (place === undefined || !line) return undefined;
    const known = this.#own.get(place);
    if (known) return known;
    const own = { ...line };
    this.#own.set(place, own);
    this.#copied()[place] = own;
    this.#unitsBefore += line.countedQty;
    return own;
  }

  /** Adds a line behind the others. */
  add(line: LineState): void {
    const place = this.#copied().push(line) - 1;
    this.#state.added = this.#state.added.with(line.lineId, place);
  }

  /** Adds a serial to a line. */
  append(line: DraftLine, captured: CapturedSerial): void {
    const { own, before } = this.#lists.get(line.serials) ?? { own: [...line.serials], before: line.serials };
    own.push(captured);
    this.#lists.set(own, { own, before });
    line.serials = own;
    this.count(line);
  }

  /** Counts a line anew: a line with serials by them and its unreadable units. A basket then has at least these. */
  count(line: DraftLine, units = line.serials.length + line.unreadable.length): void {
    line.countedQty = units;
    if (policyOf(this.#state.document).expects !== 'basket') return;
    line.expectedQty = line.serialized ? Math.max(units, line.inBasket ?? 0) : units;
  }

  done(): void {
    this.#state.countedUnits -= this.#unitsBefore;
    for (const { countedQty } of this.#own.values()) this.#state.countedUnits += countedQty;
    this.#state.countedUnits = exact(this.#state.countedUnits);
    for (const { own, before } of this.#lists.values()) remarkable.grew(before, own);
  }

  #copied(): LineState[] {
    this.#lines ??= [...this.#state.lines];
    this.#state.lines = this.#lines;
    return this.#lines;
  }
}
