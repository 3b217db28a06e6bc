// npm run test:leaks -- [scans] [--uuids]: plays 100,000 scans, a visit for each hundred, and eight hours of open flow
// in Chromium, and asks the browser what the page holds after each, compared with the middle of it. Ends with 1 when
// something is left, or the heap has grown by more than 5 %. `--uuids`: the day alone, with UUIDs as the ids of
// documents, lines, products and readings.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openScriptPage } from './script-page.mjs';

const {
  positionals: [scans = '100000'],
  values: { uuids: hasUuids },
} = parseArgs({ allowPositionals: true, options: { uuids: { type: 'boolean' } } });
const SCANS = Number(scans);
const VISITS = SCANS / 100;
const OWN_VISITS = 50; // with storage and worker of their own, which takes longer
// Scans in one call, so that no call takes longer than the browser's driver waits.
const SCANS_AT_ONCE = 2000;
const VISITS_AT_ONCE = 50;
const HOURS = 8;
const EARLY = 0.5; // of each part: by then code is compiled and caches are full
const MOST = 1.05;
const REST_MS = 10_000; // at the most
// A flow that has rested for a second keeps a snapshot of itself, and the text of each line for the next one.
const SNAPSHOT_MS = 2000;
const RESTING = 0.998; // of the heap of half a second ago: no more is let go

// It grows for as long as functions grow hot, which is long over a day of scans, and is nothing that a page holds.
const NO_OPTIMIZED_CODE = '--js-flags=--no-opt --no-maglev';

/** @typedef {{ leaks: Record<string, (...given: (number | boolean)[]) => Promise<Record<string, number>>> }} Page */

let failures = 0;
// The parts wait for frames and storage more than they work, so they are played beside each other, in two browsers.
await Promise.all([...(hasUuids ? [] : [inPage(visits)]), inPage(day, [NO_OPTIMIZED_CODE])]);
process.exitCode = failures > 0 ? 1 : 0;

/** @typedef {{ play(part: string, ...given: (number | boolean)[]): Promise<Record<string, number>>, weigh(): Promise<Weight> }} Played */

/** @type {(part: (played: Played) => Promise<void>, flags?: string[]) => Promise<void>} */
async function inPage(part, flags = []) {
  const { page, address, close } = await openScriptPage(new URL('../test/leaks/page.ts', import.meta.url), {
    args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', ...flags],
    timeoutMs: 120_000,
  });
  try {
    await page.goto(hasUuids ? `${address}?uuids` : address);
    const devtools = await page.createCDPSession();
    /** Bytes of script objects that live, and how many nodes and listeners the browser keeps. */
    const held = async () => {
      for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
      return { usedSize, nodes, jsEventListeners };
    };
    await part({
      play: (name, ...given) =>
        page.evaluate(
          (named, all) => /** @type {typeof globalThis & Page} */ (globalThis).leaks[named](...all),
          name,
          given,
        ),
      weigh: () => atRest(held),
    });
  } finally {
    await close();
  }
}

/**
 * What a page holds once it is at rest: what it lets go by itself, when it has stored and drawn all, is no leak.
 * @type {(held: () => Promise<Weight>) => Promise<Weight>}
 */
async function atRest(held) {
  await sleep(SNAPSHOT_MS);
  let now = await held();
  for (const end = Date.now() + REST_MS; Date.now() < end;) {
    await sleep(REST_MS / 20);
    const next = await held();
    const isLess = next.nodes < now.nodes || next.jsEventListeners < now.jsEventListeners;
    if (!isLess && next.usedSize > now.usedSize * RESTING) break;
    now = next;
  }
  return now;
}

async function visits(/** @type {Played} */ { play, weigh }) {
  const visit = async (/** @type {number} */ times) => {
    for (let left = times; left > 0; left -= VISITS_AT_ONCE) await play('visit', Math.min(left, VISITS_AT_ONCE), false);
  };
  await play('visit', OWN_VISITS, true);
  await visit(VISITS * EARLY);
  const early = await weigh();
  await visit(VISITS - VISITS * EARLY);
  compare(`${VISITS} visits`, await weigh(), early);
  await expectNothing(play, 'after the visits');
}

async function day(/** @type {Played} */ { play, weigh }) {
  const scan = async (/** @type {number} */ times) => {
    for (let left = times; left > 0; left -= SCANS_AT_ONCE) await play('scan', Math.min(left, SCANS_AT_ONCE));
  };
  const work = async (/** @type {number} */ hours) => {
    for (let hour = 0; hour < hours; hour++) await play('work');
  };
  await play('open');
  await scan(SCANS * EARLY);
  const few = await weigh();
  await scan(SCANS - SCANS * EARLY);
  compare(`${SCANS} scans`, await weigh(), few);
  await work(HOURS * EARLY);
  const halfway = await weigh();
  await work(HOURS - HOURS * EARLY);
  compare(`${HOURS} hours`, await weigh(), halfway);
  await play('leave');
  await expectNothing(play, 'after the day');
}

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
async function expectNothing(/** @type {Played['play']} */ play, /** @type {string} */ when) {
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
