// npm run bench:resume -- [rounds]
// Opens a flow of 10,000 lines and 100,000 serials up to what its first screen shows, from our store, from the same
// bytes read raw, from one record a serial by getAll, and from the whole journal; then checks for duplicates beside
// 1,000,000 ledger serials. Each in a fresh page of one Chromium, taking turns; prints medians of the rounds and
// ratios.
import { setTimeout as sleep } from 'node:timers/promises';
import { openScriptPage } from '../scripts/script-page.mjs';

const rounds = Number(process.argv[2] ?? 5);
const WAYS = ['ours', 'raw', 'getAll', 'journal'];

const { page, address, close } = await openScriptPage(new URL('resume/page.ts', import.meta.url), {
  args: ['--js-flags=--expose-gc', '--enable-precise-memory-info'],
});

const median = values => [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? NaN;

try {
  await page.goto(address);
  const { bytes, tail } = await page.evaluate(() => window.prepare());
  console.log(`${(bytes / 1e6).toFixed(1)} MB of snapshot, and ${tail} facts after it`);
  const times = Object.fromEntries(WAYS.map(way => [way, /** @type {unknown[]} */ ([])]));
  for (let round = 0; round < rounds; round++) {
    const turn = round % WAYS.length;
    for (const way of [...WAYS.slice(turn), ...WAYS.slice(0, turn)]) {
      // What the page before has left, a worker or a large heap, is gone before the next one begins.
      await page.goto('about:blank');
      await sleep(500);
      await page.goto(address);
      times[way].push(await page.evaluate(name => window.measure(name), way));
    }
  }
  const of = Object.fromEntries(WAYS.map(way => [way, median(times[way])]));
  const ratio = (first, second) => (of[first] / of[second]).toFixed(2);
  for (const way of WAYS) console.log(`${way}: ${of[way].toFixed(0)} ms to the first screen`);
  console.log(`ours to raw: ${ratio('ours', 'raw')} (floor 2), to getAll: ${ratio('ours', 'getAll')} (floor 0.33)`);

  await page.goto(address);
  console.log(await page.evaluate(() => window.duplicates()));
} finally {
  await close();
}
