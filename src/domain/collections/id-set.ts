import { SerialMap, type FrozenMap } from './serial-map.js';

/** How many ids share one entry, with a bit for each in its words: those that end in the numbers of one block. */
const BLOCK = 1024;
/** Bits of a word. */
const WORD = 32;

type Words = readonly number[];

/**
 * An immutable set of ids that only grows. Ids that count up ("till-7-1", "till-7-2", ...) take a bit each, so that a
 * flow of 100,000 scans remembers its readings in little more room than one of ten; others take an entry each.
 */
export class IdSet {
  static readonly empty = new IdSet(SerialMap.empty);

  readonly #blocks: SerialMap<Words>;

  private constructor(blocks: SerialMap<Words>) {
    this.#blocks = blocks;
  }

  /** The set that `freeze` gave. */
  static thaw(frozen: FrozenMap): IdSet {
    return new IdSet(SerialMap.thaw(frozen));
  }

  has(id: string): boolean {
    const { block, word, bit } = slotOf(id);
    return ((this.#blocks.get(block)?.[word] ?? 0) & bit) !== 0;
  }

  with(ids: readonly string[]): IdSet {
    const edit = this.#blocks.edit();
    for (const { block, word, bit } of ids.map(slotOf)) {
      const words = edit.get(block) ?? [];
      const length = Math.max(words.length, word + 1);
      edit.set(
        block,
        Array.from({ length }, (_, at) => (words[at] ?? 0) | (at === word ? bit : 0)),
      );
    }
    return new IdSet(edit.done());
  }

  /** As plain data. */
  freeze(): FrozenMap {
    return this.#blocks.freeze();
  }
}

/**
 * The block of an id, and its bit in one of the block's words; no two ids share them. An id that ends in no number is a
 * block of its own; it cannot be the block of another id, because that ends in a number.
 */
function slotOf(id: string): { block: string; word: number; bit: number } {
  const digits = /(?:0|[1-9]\d{0,14})$/.exec(id)?.[0];
  if (!digits) return { block: id, word: 0, bit: 1 };
  const number = Number(digits);
  const block = `${id.slice(0, -digits.length)}#${Math.floor(number / BLOCK)}`;
  return { block, word: Math.floor((number % BLOCK) / WORD), bit: 1 << (number % WORD) };
}
