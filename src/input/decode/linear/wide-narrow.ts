import { runWidth, type Bars } from './bars.js';

/** The least ratio of the narrowest wide run to the widest narrow run that still tells the two apart. */
const LEAST_RATIO = 1.25;

/**
 * Tells wide runs from narrow ones, knowing how many are wide. A bit for each run, the first run in the highest bit;
 * undefined where the two are not distinct.
 * @param step 1: every run; 2: bars or spaces only, whose widths ink spread does not set apart
 */
export function wideRuns(
  bars: Bars,
  at: number,
  runs: number,
  step: number,
  wide: number,
  spread = 0,
): number | undefined {
  for (let run = 0; run < runs; run++) {
    const index = at + run * step;
    const width = runWidth(bars, index) - (index % 2 === 0 ? spread : -spread);
    widths[run] = width;
    let place = run;
    for (; place > 0 && (sorted[place - 1] as number) < width; place--) sorted[place] = sorted[place - 1] as number;
    sorted[place] = width;
  }
  const [leastWide, mostNarrow] = [sorted[wide - 1] as number, sorted[wide] as number];
  const [mostWide, leastNarrow] = [sorted[0] as number, sorted[runs - 1] as number];
  if (leastWide < LEAST_RATIO * mostNarrow || mostWide > 2 * leastWide || mostNarrow > 3 * Math.max(leastNarrow, 0.3))
    return undefined;
  let mask = 0;
  for (let run = 0; run < runs; run++) mask = (mask << 1) | ((widths[run] as number) >= leastWide ? 1 : 0);
  return mask;
}

const MOST_RUNS = 9;
/** Widths in their order, and widest first. Used again: this is asked at every place of every row. */
const [widths, sorted] = [new Float64Array(MOST_RUNS), new Float64Array(MOST_RUNS)];
