import type { Symbology } from '../../codes/reading.js';
import type { Decoded } from './decoded.js';

/** Symbologies without a check character of their own: any row of bars can be read as something. */
const WITHOUT_CHECK: ReadonlySet<Symbology> = new Set(['code-39', 'itf', 'codabar']);

/**
 * Symbologies so short that other bars are taken for them in a row or two, and one check digit lets every tenth of
 * those pass.
 */
const SHORT: ReadonlySet<Symbology> = new Set(['upc-e', 'ean-8']);

/** Rows of one symbol that must say the same before it counts. */
const NEEDED = 2;
const NEEDED_WITHOUT_CHECK = 3;

/** True for symbologies in which a misread cannot be told from a read by the symbol itself. */
export function lacksCheck(symbology: Symbology): boolean {
  return WITHOUT_CHECK.has(symbology);
}

/** A single row that is wrong passes the check of a Code 128, and its start and its stop, hardly ever. */
const LIKELY_BY_ONE_ROW: Symbology = 'code-128';

/** A text and the rows that say it. */
export interface Vote {
  readonly decoded: Decoded;
  rows: number;
}

/**
 * Counts what the rows of one symbol say. A single row is wrong now and then, in symbologies with a check character
 * too; two rows that are wrong in the same way are rare.
 */
export class LineVotes {
  readonly #votes = new Map<string, Vote>();

  add(decoded: Decoded): void {
    const key = `${decoded.symbology} ${decoded.text}`;
    const vote = this.#votes.get(key);
    if (vote) vote.rows++;
    else this.#votes.set(key, { decoded, rows: 1 });
  }

  /**
   * The text that has enough rows (in short symbologies, most of them) and more than twice as many as any other;
   * undefined while there is none.
   * @param asked how many rows were asked
   */
  winner(asked: number): Decoded | undefined {
    const [first, second] = [...this.#votes.values()].sort((a, b) => b.rows - a.rows);
    if (!first) return undefined;
    const { symbology } = first.decoded;
    const least = lacksCheck(symbology) ? NEEDED_WITHOUT_CHECK : NEEDED;
    const needed = SHORT.has(symbology) ? Math.max(least, (asked + 1) / 2) : least;
    return first.rows >= needed && first.rows > 2 * (second?.rows ?? 0) ? first.decoded : undefined;
  }

  /** The only text, where that has too few rows yet but may well be right. */
  likely(): Decoded | undefined {
    const [only, other] = this.#votes.values();
    return only && !other && only.decoded.symbology === LIKELY_BY_ONE_ROW ? only.decoded : undefined;
  }
}
