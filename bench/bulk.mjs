// npm run bench:bulk -- [seconds] [readings a second] [tags]
// RFID readings that a host app hands over in messages of 100, each tag again and again: frames of the page, what was
// captured, and how long the last acknowledgement took; beside a page at rest and (for at most 10 s) one that stores
// each reading as it comes. Then as many readings of another unit each, by a device that waits for nothing.
// Compare lines of one run only. ONLY=flood plays the flood alone, PROFILE=FILE writes where its time went.
import { writeFileSync } from 'node:fs';
import { openScriptPage } from '../scripts/script-page.mjs';

const [seconds = 60, perSecond = 2000, tags = 6000] = process.argv.slice(2).map(Number);

const { page, address, close } = await openScriptPage(new URL('bulk/page.ts', import.meta.url));
try {
  const results = {};
  for (const name of ['page at rest', 'one by one', 'serialkit', 'flood'].filter(
    n => n === 'page at rest' || !process.env.ONLY || process.env.ONLY.includes(n),
  )) {
    await page.goto(address);
    await page.waitForFunction(() => 'runs' in window);
    const play = () => page.evaluate((run, ...given) => window.runs[run](...given), name, perSecond, seconds, tags);
    const result = await (name === 'flood' ? watched(play, process.env.PROFILE) : play());
    const anew = result.document && (await page.evaluate(given => window.runs.countAnew(given), result.document));
    results[name] = { ...result, ...anew };
  }
  const { flood, ...others } = results;
  print(others);
  if (flood) printFlood(flood, others['page at rest']);
} finally {
  await close();
}

/** Plays while Chromium counts how long the page's main thread works and, for `file`, where its time goes. */
async function watched(play, file) {
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const { value = NaN } = metrics.find(({ name }) => name === 'TaskDuration') ?? {};
    return value * 1000;
  };
  const beforeMs = await worked();
  if (file) await devtools.send('Profiler.enable');
  if (file) await devtools.send('Profiler.start');
  const result = await play();
  if (file) writeFileSync(file, JSON.stringify((await devtools.send('Profiler.stop')).profile));
  return { ...result, workedMs: (await worked()) - beforeMs };
}

function printFlood({ frames, settled, ...run }, rest) {
  const { perSecond: rate, p50Ms, p95Ms, p99Ms, longestMs } = frames;
  const share = ((rate / rest.frames.perSecond) * 100).toFixed(0);
  const times = [p50Ms, p95Ms, p99Ms, longestMs].map(ms => ms.toFixed(0)).join(' / ');
  console.log(`\nflood: ${run.sent} distinct readings, ${perSecond} a second`);
  console.log(`stored ${settled.stored}, refused ${settled.refused}, failed ${settled.failed}`);
  console.log(`captured ${run.captured}; opened anew ${run.reopened} distinct ones, ${run.twice} more than once`);
  console.log(
    `${rate.toFixed(1)} frames a second, ${share} % of the page at rest; p50 / p95 / p99 / longest ${times} ms`,
  );
  console.log(
    `longest backlog ${run.longestBacklog}, oldest ${run.oldestMs} ms, last answer ${run.lastAnswerMs.toFixed(0)} ms`,
  );
  console.log(`work of the main thread ${(run.workedMs / run.sent).toFixed(2)} ms a reading`);
  console.log(`late in ${run.late} looks, told on the screen in ${run.told}`);
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
