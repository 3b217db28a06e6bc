import { SerialMap, type FrozenMap, type SerialMapEdit } from './serial-map.js';

/** How many ids share one entry, with a bit for each in its words: those that end in the numbers of one block. */
const BLOCK = 1024;
/** Bits of a word. */
const WORD = 32;

type Words = readonly number[];
/** The words of a block of ids that count up, or the digests of others as one text, which takes the least room. */
type Kept = Words | string;

/**
 * An immutable set of ids that only grows. Ids that count up ("till-7-1", "till-7-2", ...) take a bit each, so that a
 * flow of 100,000 scans remembers its readings in little more room than one of ten. Others, such as UUIDs, take eight
 * bytes: of them 64 bits are kept, by which one flow of 100,000 readings in a billion takes an id for another.
 */
export class IdSet {
  static readonly empty = new IdSet(SerialMap.empty);

  readonly #blocks: SerialMap<Kept>;

  private constructor(blocks: SerialMap<Kept>) {
    this.#blocks = blocks;
  }

  /** The set that `freeze` gave. */
  static thaw(frozen: FrozenMap): IdSet {
    return new IdSet(SerialMap.thaw(frozen));
  }

  has(id: string): boolean {
    return isIn(this.#blocks, id);
  }

  with(ids: readonly string[]): IdSet {
    const edit = this.#blocks.edit();
    for (const id of ids) if (!isIn(edit, id)) add(edit, id);
    return new IdSet(edit.done());
  }

  /** As plain data. */
  freeze(): FrozenMap {
    return this.#blocks.freeze();
  }
}

function isIn(blocks: { get(key: string): Kept | undefined }, id: string): boolean {
  const { block, word, bit, countsUp } = slotOf(id);
  // Before there were digests, each id had a block.
  if (((wordsOf(blocks.get(block))[word] ?? 0) & bit) !== 0) return true;
  if (countsUp) return false;
  const { group, digest } = digestOf(id);
  const digests = blocks.get(group) ?? '';
  if (typeof digests !== 'string') return false;
  let at = digests.indexOf(digest);
  while (at % DIGEST > 0) at = digests.indexOf(digest, at + 1);
  return at >= 0;
}

function add(edit: SerialMapEdit<Kept>, id: string): void {
  const { block, word, bit, countsUp } = slotOf(id);
  if (countsUp) {
    const words = wordsOf(edit.get(block));
    const length = Math.max(words.length, word + 1);
    edit.set(
      block,
      Array.from({ length }, (_, at) => (words[at] ?? 0) | (at === word ? bit : 0)),
    );
  } else {
    const { group, digest } = digestOf(id);
    const digests = edit.get(group) ?? '';
    edit.set(group, `${typeof digests === 'string' ? digests : ''}${digest}`);
  }
}

const wordsOf = (kept: Kept | undefined): Words => (typeof kept === 'object' ? kept : []);

/**
 * The block of an id, and its bit in one of the block's words; no two ids share them. An id that ends in no number is a
 * block of its own; it cannot be the block of another id, because that ends in a number. An id counts up where its
 * number stands alone or behind letters; what has digits before them is more likely random.
 */
function slotOf(id: string): { block: string; word: number; bit: number; countsUp: boolean } {
  const digits = /(?:0|[1-9]\d{0,14})$/.exec(id)?.[0];
  if (!digits) return { block: id, word: 0, bit: 1, countsUp: false };
  const number = Number(digits);
  const name = id.slice(0, -digits.length);
  const block = `${name}#${Math.floor(number / BLOCK)}`;
  const countsUp = /(?:^|[^\dA-Za-z])[A-Za-z]*0*$/.test(name);
  return { block, word: Math.floor((number % BLOCK) / WORD), bit: 1 << (number % WORD), countsUp };
}

/** Characters of a digest, 14 bits each from `FIRST` on: they are no surrogates, and JSON leaves them as they are. */
const DIGEST = 4;
const FIRST = 0x4e00;
const sign = (bits: number): string => String.fromCharCode(FIRST + (bits & 0x3fff));

/**
 * 64 bits of an id: ten of them name the group of ids that it is kept with, the others are in its digest. Two hashes of
 * 32 bits that mix each other, as in cyrb53 of bryc, which is in the public domain.
 */
function digestOf(id: string): { group: string; digest: string } {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  const digest = sign(one >>> 10) + sign((one >>> 24) | ((two & 0x3f) << 8)) + sign(two >>> 6) + sign(two >>> 20);
  return { group: sign(one & 0x3ff), digest };
}
