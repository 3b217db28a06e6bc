import type { FlowDocument } from '../../src/domain/model/document.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { Product } from '../../src/domain/model/product.js';

/** A serial that counts. */
export interface Held {
  /** What makes it one unit: its product and its serial, or the serial alone where that is unique everywhere. */
  readonly unit: string;
  /** By what the SDK compares it. */
  readonly key: string;
  readonly serial: string;
  /** The flow, and the reading that it was taken by. */
  readonly capture: string;
  /** It is said that another flow has it. */
  readonly isFlagged: boolean;
}

export interface FoldedLine {
  readonly sku: string;
  readonly held: Held[];
  readonly unreadable: Set<string>;
  /** Units without a serial. */
  counted: number;
}

export interface Completion {
  readonly eventId: string;
  readonly supersedes: string | undefined;
  readonly lines: ReadonlyMap<
    string,
    Pick<FoldedLine, 'sku'> & { readonly serials: readonly string[]; readonly units: number }
  >;
}

/**
 * What a journal says, told by a second hand: no line of the SDK's own folding is used, so that a mistake in that one
 * shows as a difference.
 */
export class OwnFold {
  readonly lines = new Map<string, FoldedLine>();
  readonly completions: Completion[] = [];
  /** Units that were taken although this flow had them, and readings that were taken twice. */
  readonly doubled: string[] = [];
  document: FlowDocument | undefined;
  status = 'none';
  readonly #flowId: string;
  readonly #products = new Map<string, Product>();
  readonly #readings = new Set<string>();
  #posted = new Set<string>();

  constructor(flowId: string, facts: readonly Fact[]) {
    this.#flowId = flowId;
    for (const fact of facts) this.#add(fact);
  }

  get scope(): string {
    const { count, locationId } = this.document ?? {};
    return count ? `count:${count.countId}` : `stock:${locationId}`;
  }

  get units(): number {
    return [...this.lines.values()].reduce((sum, line) => sum + unitsOf(line), 0);
  }

  /** The serials that nobody else may take: a completed count has them still, any other completed flow has not. */
  get held(): readonly Held[] {
    const isUndone = this.status === 'cancelled' || this.status === 'voided';
    const isOver = isUndone || (this.status === 'completed' && !this.document?.count);
    const all = [...this.lines.values()].flatMap(({ held }) => held);
    return isOver ? [] : all.filter(({ capture }) => !this.#posted.has(capture));
  }

  /**
   * Has it ended, and was everything that came of it acknowledged? The batches of an open count are not over.
   * @param closed ids of counts
   */
  isOver(acknowledged: ReadonlySet<string>, closed: ReadonlySet<string | undefined>): boolean {
    if (this.document?.count && !closed.has(this.document.count.countId)) return false;
    const isEnded = this.status === 'cancelled' || this.status === 'completed';
    return isEnded && this.completions.every(({ eventId }) => acknowledged.has(eventId));
  }

  #add(fact: Fact): void {
    const line = 'lineId' in fact && fact.lineId !== undefined ? this.lines.get(fact.lineId) : undefined;
    switch (fact.type) {
      case 'flow-opened':
        return this.#open(fact);
      case 'line-added':
        this.#products.set(fact.product.sku, fact.product);
        return void this.lines.set(fact.lineId, emptyLine(fact.product.sku));
      case 'serial-accepted':
        return line && this.#accept(line, fact.captured);
      case 'serial-removed':
        if (line) take(line.held, ({ key }) => key === fact.key);
        return;
      case 'line-restarted':
      case 'recount-started':
        if (line) this.lines.set(fact.lineId, emptyLine(line.sku));
        return;
      case 'unit-counted':
        if (line) line.counted = Math.max(0, line.counted + fact.delta);
        return;
      case 'unreadable-counted':
        return void line?.unreadable.add(fact.unitId);
      case 'unreadable-removed':
        return void line?.unreadable.delete(fact.unitId);
      case 'flow-completed':
        return this.#complete(fact);
      case 'flow-reopened':
        return this.#reopen();
      default:
        this.status = STATUSES[fact.type] ?? this.status;
    }
  }

  #open({ document, products }: Extract<Fact, { type: 'flow-opened' }>): void {
    this.document = document;
    this.status = 'capturing';
    for (const product of products) this.#products.set(product.sku, product);
    for (const { lineId, sku } of document.lines) this.lines.set(lineId, emptyLine(sku));
  }

  #accept(
    line: FoldedLine,
    { serial, key, reading, flags }: Extract<Fact, { type: 'serial-accepted' }>['captured'],
  ): void {
    const { uniqueness, ignoreCase, kind } = this.#products.get(line.sku)?.serialRule ?? {};
    const said = ignoreCase || kind === 'meid' ? serial.toUpperCase() : serial;
    const unit = `${this.scope} ${uniqueness === 'global' ? '*' : line.sku} ${said}`;
    const isHeld = [...this.lines.values()].some(({ held }) => held.some(each => each.unit === unit));
    if (isHeld || this.#readings.has(reading.id)) this.doubled.push(unit);
    this.#readings.add(reading.id);
    const isFlagged = flags.includes('duplicate-elsewhere');
    line.held.push({ unit, key, serial, capture: `${this.#flowId} ${reading.id}`, isFlagged });
  }

  #complete({ eventId, supersedes }: Extract<Fact, { type: 'flow-completed' }>): void {
    this.status = 'completed';
    const lines = [...this.lines].map(([lineId, line]) => {
      const serials = line.held.map(({ serial }) => serial);
      return [lineId, { sku: line.sku, serials, units: unitsOf(line) }] as const;
    });
    this.completions.push({ eventId, supersedes, lines: new Map(lines) });
  }

  #reopen(): void {
    this.status = 'capturing';
    const all = [...this.lines.values()].flatMap(({ held }) => held.map(({ capture }) => capture));
    this.#posted = new Set(this.document?.count ? [] : all);
  }
}

const STATUSES: Readonly<Partial<Record<Fact['type'], string>>> = {
  'review-started': 'review',
  'review-left': 'capturing',
  'flow-paused': 'paused',
  'flow-resumed': 'capturing',
  'flow-cancelled': 'cancelled',
  'flow-voided': 'voided',
};

function emptyLine(sku: string): FoldedLine {
  return { sku, held: [], unreadable: new Set(), counted: 0 };
}

function unitsOf({ held, unreadable, counted }: FoldedLine): number {
  return held.length + unreadable.size + counted;
}

function take<T>(list: T[], isMeant: (item: T) => boolean): void {
  const at = list.findIndex(isMeant);
  if (at >= 0) list.splice(at, 1);
}
