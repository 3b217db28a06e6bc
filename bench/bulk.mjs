// npm run bench:bulk -- [seconds] [readings a second] [tags]
// RFID readings that a host app hands over in messages of 100, each tag again and again: frames of the page, what was
// captured, and how long the last acknowledgement took; beside a page at rest and (for at most 10 s) one that stores
// each reading as it comes. Compare lines of one run only.
import { openScriptPage } from '../scripts/script-page.mjs';

const [seconds = 60, perSecond = 2000, tags = 6000] = process.argv.slice(2).map(Number);

const { page, address, close } = await openScriptPage(new URL('bulk/page.ts', import.meta.url));
try {
  const results = {};
  for (const name of ['page at rest', 'one by one', 'serialkit'].filter(
    n => !process.env.ONLY || process.env.ONLY.includes(n),
  )) {
    await page.goto(address);
    await page.waitForFunction(() => 'runs' in window);
    results[name] = await page.evaluate((run, ...given) => window.runs[run](...given), name, perSecond, seconds, tags);
  }
  print(results);
} finally {
  await close();
}

function print(results) {
  console.log(`${perSecond} readings a second of ${tags} tags for ${seconds} s`);
  console.log(
    '| | frames a second | of the page at rest | p99, ms | longest, ms | captured | unanswered | delivered again | last answer, ms |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  const rest = results['page at rest'].frames.perSecond;
  for (const [name, { frames, captured, unacknowledged, deliveredAgain, backlogMs }] of Object.entries(results)) {
    const { perSecond: rate, p99Ms, longestMs } = frames;
    const cells = [rate.toFixed(1), `${((rate / rest) * 100).toFixed(0)} %`, p99Ms.toFixed(0), longestMs.toFixed(0)];
    console.log(`| ${[name, ...cells, captured, unacknowledged, deliveredAgain, backlogMs.toFixed(0)].join(' | ')} |`);
  }
}
