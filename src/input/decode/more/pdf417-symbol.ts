import ErrorCorrection from '@zxing/library/esnext/core/pdf417/decoder/ec/ErrorCorrection.js';
import type { Codeword, GuardedRow } from './pdf417-rows.js';
import { Tally } from './tally.js';

/** Limits of ISO/IEC 15438, 5.3. */
const [FEWEST_ROWS, MOST_ROWS, MOST_CODEWORDS] = [3, 90, 928];
/** Codewords of error correction that must be left unused: they tell that what was corrected is right. */
const UNUSED = 2;

interface Line {
  readonly left: readonly (Codeword | undefined)[];
  readonly right: readonly (Codeword | undefined)[];
}

/** What the indicators at both ends of its rows say of a symbol. */
interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Codewords of error correction. */
  readonly checks: number;
}

const correction = new ErrorCorrection();

/** Puts a PDF417 together from lines across it, each of which may cross several rows. */
export class Pdf417Symbol {
  readonly #lines: Line[] = [];
  readonly #size = new Tally();

  add(start: GuardedRow | undefined, stop: GuardedRow | undefined): void {
    const [left, right] = [start?.codewords ?? [], stop?.codewords ?? []];
    if (!left[0] && !right[0]) return;
    this.#lines.push({ left, right });
    this.#addSize(left[0], 0);
    this.#addSize(right[0], 1);
  }

  /** The data, after error correction, without the length in front; undefined where too little was read. */
  read(): number[] | undefined {
    const size = this.#sizeOf();
    if (!size) return undefined;
    const { rows, columns, checks } = size;
    const words = this.#words(size);
    const missing = words.filter(word => word === undefined).length;
    if (2 * missing > checks - UNUSED) return undefined;
    const corrected = Int32Array.from(words, word => word ?? 0);
    try {
      if (2 * correction.decode(corrected, checks, new Int32Array()) > checks - UNUSED) return undefined;
    } catch {
      return undefined; // how the library says that too much is wrong
    }
    const [length = 0] = corrected;
    return length === rows * columns - checks ? [...corrected.subarray(1, length)] : undefined;
  }

  /** What an indicator says depends on its cluster; that of the right end says the same one cluster later. */
  #addSize(indicator: Codeword | undefined, later: 0 | 1): void {
    if (indicator) this.#size.add(`${(indicator.cluster + 3 - later) % 3}`, indicator.value % 30);
  }

  #sizeOf(): Size | undefined {
    const [thirds, rest, columns] = [this.#size.winner('0'), this.#size.winner('1'), this.#size.winner('2')];
    if (thirds === undefined || rest === undefined || columns === undefined) return undefined;
    const size = { rows: 3 * thirds + (rest % 3) + 1, columns: columns + 1, checks: 2 << Math.floor(rest / 3) };
    const count = size.rows * size.columns;
    const isSize = size.rows >= FEWEST_ROWS && size.rows <= MOST_ROWS && count <= MOST_CODEWORDS;
    return isSize && size.checks < count ? size : undefined;
  }

  #words({ rows, columns }: Size): (number | undefined)[] {
    const tally = new Tally();
    for (const { left, right } of this.#lines) {
      const [first, last] = [rowOf(left[0]) ?? rowOf(right[0]) ?? 0, rowOf(right[0]) ?? rowOf(left[0]) ?? 0];
      const add = (word: Codeword | undefined, column: number): void => {
        if (!word) return;
        // Of the row that the line is in here and those beside it, one is written in this word's cluster.
        const near = Math.max(0, Math.round(first + ((last - first) * column) / (columns + 1)) - 1);
        tally.add(`${near + ((word.cluster + 2 * near) % 3)},${column}`, word.value);
      };
      for (let column = 1; column <= columns; column++) {
        add(left[column], column);
        add(right[column], columns + 1 - column);
      }
    }
    return Array.from({ length: rows * columns }, (_, at) =>
      tally.winner(`${Math.floor(at / columns)},${(at % columns) + 1}`),
    );
  }
}

function rowOf(indicator: Codeword | undefined): number | undefined {
  return indicator && 3 * Math.floor(indicator.value / 30) + indicator.cluster;
}
