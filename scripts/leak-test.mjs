// npm run test:leaks -- [scans]: plays 1,000 visits, 100,000 scans and eight hours of open flow in Chromium, and asks
// the browser what the page holds after each, compared with the middle of it. Ends with 1 when something is left, or
// the heap has grown by more than 5 %.
import { setTimeout as sleep } from 'node:timers/promises';
import { openScriptPage } from './script-page.mjs';

const [scans = '100000'] = process.argv.slice(2);
const VISITS = 1000;
const OWN_VISITS = 50; // with storage and worker of their own, which takes longer
const SCANS = Number(scans);
// Scans in one call, so that no call takes longer than the browser's driver waits.
const SCANS_AT_ONCE = 2000;
const VISITS_AT_ONCE = 50;
const HOURS = 8;
const EARLY = 0.5; // of each part: by then code is compiled and caches are full
const MOST = 1.05;
const REST_MS = 10_000; // at the most
const RESTING = 0.998; // of the heap of half a second ago: no more is let go

const {
  page: tab,
  address,
  close,
} = await openScriptPage(new URL('../test/leaks/page.ts', import.meta.url), {
  args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  timeoutMs: 120_000,
});

let failures = 0;
/** @typedef {{ leaks: Record<string, (...given: (number | boolean)[]) => Promise<Record<string, number>>> }} Page */
/** @type {(part: string, ...given: (number | boolean)[]) => Promise<Record<string, number>>} */
const play = (part, ...given) =>
  tab.evaluate((name, all) => /** @type {typeof globalThis & Page} */ (globalThis).leaks[name](...all), part, given);
const scan = async (/** @type {number} */ times) => {
  for (let left = times; left > 0; left -= SCANS_AT_ONCE) await play('scan', Math.min(left, SCANS_AT_ONCE));
};
const visit = async (/** @type {number} */ times) => {
  for (let left = times; left > 0; left -= VISITS_AT_ONCE) await play('visit', Math.min(left, VISITS_AT_ONCE), false);
};
try {
  const load = () => tab.goto(address);
  const devtools = await tab.createCDPSession();
  /** Bytes of script objects that live, and how many nodes and listeners the browser keeps. */
  const held = async () => {
    for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    return { usedSize, nodes, jsEventListeners };
  };
  /** The same once the page is at rest: what it lets go by itself, when it has stored and drawn all, is no leak. */
  const weigh = async () => {
    let now = await held();
    for (const end = Date.now() + REST_MS; Date.now() < end;) {
      await sleep(REST_MS / 20);
      const next = await held();
      if (next.usedSize > now.usedSize * RESTING) break;
      now = next;
    }
    return now;
  };

  await load();
  await play('visit', OWN_VISITS, true);
  await visit(VISITS * EARLY);
  const early = await weigh();
  await visit(VISITS - VISITS * EARLY);
  compare(`${VISITS} visits`, await weigh(), early);
  await expectNothing('after the visits');

  await load();
  await play('open');
  await scan(SCANS * EARLY);
  const few = await weigh();
  await scan(SCANS - SCANS * EARLY);
  compare(`${SCANS} scans`, await weigh(), few);

  const work = async (/** @type {number} */ hours) => {
    for (let hour = 0; hour < hours; hour++) await play('work');
  };
  await work(HOURS * EARLY);
  const halfway = await weigh();
  await work(HOURS - HOURS * EARLY);
  compare(`${HOURS} hours`, await weigh(), halfway);
  await play('leave');
  await expectNothing('after the day');
} finally {
  await close();
}
process.exitCode = failures > 0 ? 1 : 0;

/** @typedef {{ usedSize: number, nodes: number, jsEventListeners: number }} Weight */

/** @type {(what: string, now: Weight, before: Weight) => void} */
function compare(what, now, before) {
  const isFlat = /** @type {const} */ (['usedSize', 'nodes', 'jsEventListeners']).every(
    key => now[key] <= before[key] * MOST,
  );
  const all = (/** @type {Weight} */ { usedSize, nodes, jsEventListeners }) =>
    `${(usedSize / 1e6).toFixed(2)} MB, ${nodes} nodes, ${jsEventListeners} listeners`;
  console.log(`${isFlat ? 'ok  ' : 'LEAK'} ${what}: ${all(now)}; early on ${all(before)}`);
  if (!isFlat) failures++;
}

/** Time limits of storage may still run for a moment. */
async function expectNothing(/** @type {string} */ when) {
  /** @type {[string, number][]} */
  let left = [];
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(100)) {
    left = Object.entries(await play('held')).filter(([, count]) => count > 0);
    if (left.length === 0) break;
  }
  const text = left.map(pair => pair.join(' ')).join(', ');
  console.log(text ? `LEFT ${when}: ${text}` : `ok   ${when}: nothing held`);
  failures += left.length;
}
