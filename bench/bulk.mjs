// npm run bench:bulk -- [seconds] [readings a second] [tags]
// RFID readings that a host app hands over in messages of 100, each tag again and again: frames of the page, what was
// captured, and how long the last acknowledgement took; beside a page at rest and (for at most 10 s) one that stores
// each reading as it comes. Compare lines of one run only.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { puppeteerCore } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { findChromium } from '../scripts/find-browsers.mjs';
import { esbuildInlineWorker } from '../scripts/inline-worker-esbuild.mjs';

const [seconds = 60, perSecond = 2000, tags = 6000] = process.argv.slice(2).map(Number);

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('bulk/page.ts', import.meta.url))],
  bundle: true,
  write: false,
  format: 'esm',
  outdir: 'out',
  target: 'es2022',
  plugins: [esbuildInlineWorker()],
  logLevel: 'error',
});
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
  response.end(isScript ? outputFiles[0].text : '<!doctype html><script type="module" src="/page.js"></script>');
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const folder = mkdtempSync(join(tmpdir(), 'bench-bulk-'));
const browser = await puppeteerCore.launch({
  executablePath: findChromium(),
  userDataDir: folder,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  protocolTimeout: 600_000,
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  page.on('pageerror', error => console.error(error));
  const results = {};
  for (const name of ['page at rest', 'one by one', 'serialkit'].filter(
    n => !process.env.ONLY || process.env.ONLY.includes(n),
  )) {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => 'runs' in window);
    results[name] = await page.evaluate((run, ...given) => window.runs[run](...given), name, perSecond, seconds, tags);
  }
  print(results);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
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
