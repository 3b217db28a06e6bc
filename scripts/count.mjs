// Counts of tests: every run ends with one plain line, and several runs with the sum of theirs.
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

function lineOf(/** @type {Counts} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Says the counts of a run, and notes them for the sum when there is one. */
export function tellCount(/** @type {Counts} */ count) {
  console.log(lineOf(count));
  if (process.env.COUNTS) appendFileSync(process.env.COUNTS, `${JSON.stringify(count)}\n`);
}

/**
 * Calls `work` with the environment for its runs, and says the sum of what they counted; as a part of a larger sum it
 * only adds to that.
 * @param {(env: { COUNTS: string }) => Promise<void>} work
 */
export async function sumCounts(work) {
  if (process.env.COUNTS) return work({ COUNTS: process.env.COUNTS });
  const folder = mkdtempSync(join(tmpdir(), 'counts-'));
  const COUNTS = join(folder, 'counts');
  appendFileSync(COUNTS, '');
  await work({ COUNTS });
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const line of readFileSync(COUNTS, 'utf8').split('\n').filter(Boolean))
    for (const [key, count] of /** @type {[keyof Counts, number][]} */ (Object.entries(JSON.parse(line))))
      sum[key] += count;
  rmSync(folder, { recursive: true });
  console.log(`Tests: ${lineOf(sum)}`);
}
