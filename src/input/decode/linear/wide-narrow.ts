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
  const widths = Array.from({ length: runs }, (_, run) => {
    const index = at + run * step;
    return runWidth(bars, index) - (index % 2 === 0 ? spread : -spread);
  });
  const sorted = [...widths].sort((a, b) => b - a);
  const [leastWide = 0, mostNarrow = 0] = [sorted[wide - 1], sorted[wide]];
  const [mostWide = 0, leastNarrow = 0] = [sorted[0], sorted[runs - 1]];
  if (leastWide < LEAST_RATIO * mostNarrow || mostWide > 2 * leastWide || mostNarrow > 3 * Math.max(leastNarrow, 0.3))
    return undefined;
  return widths.reduce((mask, width) => (mask << 1) | (width >= leastWide ? 1 : 0), 0);
}
