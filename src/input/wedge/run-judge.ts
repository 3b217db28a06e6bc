import { bothTexts, gapsOf, mean } from './burst.js';
import type { EdgeKeys } from './edge-keys.js';
import { readLayout } from './layout.js';
import { Neighbours, type Relation } from './neighbours.js';
import type { Continuation, Outcome, RejectionReason, WedgeScan } from './outcome.js';
import { rejectionOf, refusalOf, toldOf } from './refuse-run.js';
import { gapsWithin, longest, startOf, type Run } from './run.js';
import type { RunTiming } from './run-timing.js';
import { doubtsOf } from './scan-doubts.js';
import { ScanRecords } from './scan-records.js';
import { siftRun, type Sifted } from './sift-run.js';
import { unwrap } from './unwrap.js';

/** What became of a run. */
interface Decided {
  /** It was a scan, or was told as one: its suffix is the scanner's, too. */
  readonly isOurs: boolean;
  /** The run, if later strokes may go on with it. */
  readonly kept?: Run;
}

/** Decides what a run is, by itself and by what came before it, and tells it. */
export class RunJudge {
  readonly records = new ScanRecords();
  readonly #timing: RunTiming;
  readonly #edges: EdgeKeys;
  readonly #tell: (outcome: Outcome) => void;
  readonly #neighbours = new Neighbours();
  #scans = 0;

  constructor(timing: RunTiming, edges: EdgeKeys, tell: (outcome: Outcome) => void) {
    this.#timing = timing;
    this.#edges = edges;
    this.#tell = tell;
  }

  forget(): void {
    this.#neighbours.forget();
  }

  /** @param endMs How long after the last key Enter or Tab ended it; undefined where none did */
  decide(run: Run, endMs: number | undefined): Decided {
    const sifted = siftRun(run, this.#edges, this.#timing);
    const reason = refusalOf(run, sifted, endMs !== undefined, this.#timing);
    if (reason) return this.#refuse(run, sifted, reason, endMs);
    const texts = this.#textsOf(sifted);
    if (!texts) return this.#refuse(run, sifted, 'fragment', endMs);
    if (sifted.lost > 0)
      this.#tell({ type: 'rejection', reason: 'fragment', keys: sifted.lost, meanGapMs: 0, isScan: true });
    this.#give(run, sifted, texts, endMs);
    const parts = sifted.parts.map(part => [...part]);
    if (endMs !== undefined) return { isOurs: true };
    return { isOurs: true, kept: { ...run, parts, joins: [...sifted.joins], continues: this.#scans } };
  }

  #refuse(run: Run, sifted: Sifted, reason: RejectionReason, endMs: number | undefined): Decided {
    const rejection = rejectionOf(run, sifted, reason, endMs, this.#timing);
    const gaps = gapsOf(sifted.parts.flat());
    if (reason === 'fragment' && endMs === undefined && !run.isReopened) this.#timing.scanners.countLonely(gaps);
    const keeps = endMs === undefined && !run.spoiled && reason !== 'card';
    const continuation = this.#continuedBy(run, reason);
    if (continuation) this.#tell(continuation);
    if (keeps) this.#neighbours.refuse(run);
    this.#tell(rejection);
    return { isOurs: toldOf(rejection) !== undefined, ...(keeps && { kept: run }) };
  }

  /** What was given out must not stand if the rest of it is refused. A card is no rest of anything else. */
  #continuedBy(run: Run, reason: RejectionReason): Continuation | undefined {
    if (run.continues !== undefined) return { type: 'continuation', of: run.continues, certain: true };
    return reason === 'card' ? undefined : this.#neighbours.restOf(run, this.#timing);
  }

  /**
   * The two readings of the keys; the US one stands in for the page's where that lacks a character. Undefined where the
   * prefix or suffix of the profile is missing.
   */
  #textsOf({ parts }: Sifted): { readonly text: string; readonly us: string } | undefined {
    const keys = parts.flat();
    const { profile, scanners } = this.#timing;
    const [page, us] = bothTexts(keys).map(text => unwrap(text, profile));
    const whole = keys.some(({ hole }) => hole) ? undefined : page;
    const text = us !== undefined && scanners.meansUs(gapsOf(keys)) ? us : (whole ?? us);
    return text === undefined ? undefined : { text, us: us ?? text };
  }

  #give(run: Run, sifted: Sifted, texts: Pick<WedgeScan, 'text' | 'us'>, endMs: number | undefined): void {
    const id = ++this.#scans;
    const keys = sifted.parts.flat();
    const [page, us] = bothTexts(keys);
    const differs = page !== us;
    const gaps = gapsWithin(sifted.parts);
    const own = doubtsOf(run, sifted, endMs, this.#edges, this.#timing);
    const replaces = run.continues;
    const given = this.#neighbours.given;
    const terminated = endMs !== undefined;
    const related: Relation =
      replaces === undefined
        ? this.#neighbours.relate(keys, texts.text, gaps, this.#timing, terminated)
        : { isDoubtful: false };
    const isLayoutOpen =
      keys.some(({ hole }) => hole) || readLayout(texts, this.#timing.profile.layout).usText !== undefined;
    const doubts = new Set(own.doubts);
    if (related.isDoubtful) doubts.add('continued');
    if (isLayoutOpen) doubts.add('layout');
    const candidates = [...new Set([...own.candidates, ...(related.joined === undefined ? [] : [related.joined])])];
    if (replaces !== undefined) this.#tell({ type: 'continuation', of: replaces, certain: true });
    if (related.continuation) this.#tell(related.continuation);
    this.records.add(id, {
      lesson: { hasSuffix: terminated, gaps },
      joins: sifted.joins,
      differs,
      isUs: texts.text === texts.us && differs,
      isReopened: run.isReopened === true,
      previous: given && { id: given.id, pauseMs: startOf(keys) - given.endMs },
    });
    const longestMs = longest(gaps);
    this.#neighbours.give({ id, text: texts.text, endMs: run.lastMs, terminated, longestMs });
    this.#tell({
      ...{ type: 'scan', id, ...texts, meanGapMs: mean(gaps), doubts: [...doubts] },
      ...(candidates.length > 0 && { candidates }),
      ...(replaces !== undefined && { replaces }),
    });
  }
}
