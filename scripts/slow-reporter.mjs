// Says which files of tests took longest. One file runs at a time, so a file took the time that has passed since the
// end of the file before it.
import { relative } from 'node:path';

const SHOWN = 10;

/** For @web/test-runner. @returns {import('@web/test-runner').Reporter} */
export function slowReporter() {
  /** @type {[file: string, seconds: number][]} */
  const times = [];
  /** @type {number} */
  let last;
  return {
    start: () => void (last = performance.now()),
    reportTestFileResults({ testFile }) {
      const now = performance.now();
      times.push([relative('', testFile), (now - last) / 1000]);
      last = now;
    },
    stop() {
      const slowest = times.sort(([, a], [, b]) => b - a).slice(0, SHOWN);
      console.log(slowest.map(([file, seconds]) => `${seconds.toFixed(1).padStart(6)} s  ${file}`).join('\n'));
    },
  };
}
