import type { Symbology } from '../../codes/reading.js';

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
export function lacksCheck(symbology: Symbology | undefined): boolean {
  return symbology !== undefined && WITHOUT_CHECK.has(symbology);
}

/** A single row that is wrong passes the check of a Code 128, and its start and its stop, hardly ever. */
const LIKELY_BY_ONE_ROW: Symbology = 'code-128';

/** What a row counts whose characters are far from their patterns: a digit that is off by one bar fits as badly. */
const UNCLEAR_ROW = 0.5;

/** What a row says. */
interface RowRead {
  readonly text: string;
  readonly symbology: Symbology;
  readonly isUnclear?: boolean;
}

/** What the first of the rows that say the same said, and what these rows count. */
interface Vote<Read> {
  read: Read;
  rows: number;
}

/**
 * Counts what the rows of one symbol say. A single row is wrong now and then, in symbologies with a check character
 * too; two rows that are wrong in the same way are rare.
 */
export class LineVotes<Read extends RowRead> {
  readonly #votes = new Map<string, Vote<Read>>();

  add(read: Read): void {
    const key = `${read.symbology} ${read.text}`;
    const vote = this.#votes.get(key) ?? { read, rows: 0 };
    this.#votes.set(key, vote);
    vote.rows += read.isUnclear ? UNCLEAR_ROW : 1;
    if (!read.isUnclear) vote.read = read;
  }

  /**
   * What enough rows say (in short symbologies, most of them) and more than twice as many as anything else; undefined
   * while there is none. It is clear if one of those rows is.
   * @param asked how many rows were asked
   */
  winner(asked: number): Read | undefined {
    const [first, second] = [...this.#votes.values()].sort((a, b) => b.rows - a.rows);
    if (!first) return undefined;
    const { symbology } = first.read;
    const least = lacksCheck(symbology) ? NEEDED_WITHOUT_CHECK : NEEDED;
    const needed = SHORT.has(symbology) ? Math.max(least, (asked + 1) / 2) : least;
    return first.rows >= needed && first.rows > 2 * (second?.rows ?? 0) ? first.read : undefined;
  }

  /** The only thing said, where too few rows say it yet but it may well be right. */
  likely(): Read | undefined {
    const [only, other] = this.#votes.values();
    return only && !other && only.read.symbology === LIKELY_BY_ONE_ROW ? only.read : undefined;
  }
}
