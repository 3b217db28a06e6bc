// npm run test:fuzz -- MINUTES [SEED [SEEDS]]: random actions in two tabs over real storage (test/fuzz), with the laws
// of docs/promises.md as checks. What breaks one is told with the seed that plays it again from the beginning, and this
// ends with 1. Without a seed each run takes one of the time. After as many seeds as SEEDS says it begins with the
// first one again, so that a quick machine plays what a slow one does, and more often.
import { FuzzDevice, Broken } from './fuzz-device.mjs';
import { openScriptPage } from './script-page.mjs';

const MINUTE_MS = 60_000;
/** How many steps a device is used for, until a fresh one is taken. */
const STEPS = 150;

// Tabs behind others work as fast as the one in front.
const FAST = ['background-timer-throttling', 'backgrounding-occluded-windows', 'renderer-backgrounding'];

const [minutes = '1', given, most = 'Infinity'] = process.argv.slice(2);
const end = Date.now() + Number(minutes) * MINUTE_MS;
const first = given === undefined ? Date.now() % 1e9 : Number(given);
if (!(Number(minutes) > 0) || !Number.isInteger(first)) throw new Error('npm run test:fuzz -- MINUTES [SEED [SEEDS]]');

const { page, address, close } = await openScriptPage(new URL('../test/fuzz/page.ts', import.meta.url), {
  args: FAST.map(what => `--disable-${what}`),
  timeoutMs: 60_000,
});
const totals = { actions: 0, acknowledged: 0, reopenings: 0, imports: 0, completions: 0 };
let seed = first;
let last = first;
try {
  for (let played = 0; Date.now() < end; played++) {
    seed = first + (played % Number(most));
    last = Math.max(last, seed);
    const device = new FuzzDevice(page.browser(), address, seed, totals);
    await device.play(STEPS, given === undefined ? end : Infinity);
  }
  const { actions, acknowledged, reopenings, imports, completions } = totals;
  console.log(
    `seeds ${first} to ${last}: ${actions} actions, ${acknowledged} scans acknowledged, ${reopenings} reopenings, ${imports} imports, ${completions} completions, 0 broken laws`,
  );
} catch (error) {
  console.log(error instanceof Broken ? error.message : error);
  console.log(`Again: npm run test:fuzz -- ${minutes} ${seed}`);
  process.exitCode = 1;
} finally {
  await close();
}
