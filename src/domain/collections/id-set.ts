import { SerialMap, type FrozenMap } from './serial-map.js';

/** How many ids share one entry, with a bit for each: those that end in the numbers of one block. */
const BLOCK = 32;

/**
 * An immutable set of ids that only grows. Ids that count up ("till-7-1", "till-7-2", ...) take a bit each, so that a
 * flow of 100,000 scans remembers its readings in little more room than one of ten; others take an entry each.
 */
export class IdSet {
  static readonly empty = new IdSet(SerialMap.empty);

  readonly #blocks: SerialMap<number>;

  private constructor(blocks: SerialMap<number>) {
    this.#blocks = blocks;
  }

  /** The set that `freeze` gave. */
  static thaw(frozen: FrozenMap): IdSet {
    return new IdSet(SerialMap.thaw(frozen));
  }

  has(id: string): boolean {
    const { block, bit } = slotOf(id);
    return ((this.#blocks.get(block) ?? 0) & bit) !== 0;
  }

  with(ids: readonly string[]): IdSet {
    const edit = this.#blocks.edit();
    for (const { block, bit } of ids.map(slotOf)) edit.set(block, (edit.get(block) ?? 0) | bit);
    return new IdSet(edit.done());
  }

  /** As plain data. */
  freeze(): FrozenMap {
    return this.#blocks.freeze();
  }
}

/**
 * The block and bit of an id, which no two ids share. An id that ends in no number is a block of its own; it cannot be
 * the block of another id, because that ends in a number.
 */
function slotOf(id: string): { block: string; bit: number } {
  const digits = /(?:0|[1-9]\d{0,14})$/.exec(id)?.[0];
  if (!digits) return { block: id, bit: 1 };
  const number = Number(digits);
  return { block: `${id.slice(0, -digits.length)}#${Math.floor(number / BLOCK)}`, bit: 1 << (number % BLOCK) };
}
