// npm ci --prefix bench/list && npm run bench:list -- [rounds] [list …]
// Shows a long document with our list, plain Lit and known virtualizers in one Chromium, taking turns; prints medians
// of the rounds and ratios. Compare columns of one run, not figures of two.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { puppeteerCore } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { findChromium } from '../scripts/find-browsers.mjs';
import { esbuildInlineWorker } from '../scripts/inline-worker-esbuild.mjs';

const SHORT = 100;
const LONG = 10_000;
const SERIALS = 10; // a line that has any, in a flow that was resumed
const FRAME_MS = 1000 / 60;
const IPAD = { width: 820, height: 1180, deviceScaleFactor: 2 };
const [rounds = '3', ...only] = process.argv.slice(2);

const place = path => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [join(place('list/'), 'page.js')],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: 'es2022',
  conditions: ['production'],
  alias: { lit: place('../node_modules/lit') }, // one lit for all
  tsconfig: place('../tsconfig.json'),
  plugins: [esbuildInlineWorker()],
  logLevel: 'error',
});
const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0 }
  #scroller { height: 100vh; overflow: auto }
</style><div id="scroller"></div><script src="/page.js"></script>`;
const server = createServer((request, response) => {
  const isScript = request.url === '/page.js';
  response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
  response.end(isScript ? outputFiles[0].text : page);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const browser = await puppeteerCore.launch({
  executablePath: findChromium(),
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  defaultViewport: IPAD,
  protocolTimeout: 600_000,
});

const results = new Map();
const keep = (key, result) => results.set(key, [...(results.get(key) ?? []), result]);
try {
  const tab = await browser.newPage();
  tab.on('pageerror', error => console.error(error));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const all = await tab.evaluate(() => window.names);
  const names = all.filter(name => only.length === 0 || only.some(part => name.includes(part)));
  for (let round = 0; round < Number(rounds); round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      for (const lines of [SHORT, LONG]) {
        const result = await tab.evaluate((...given) => window.measure(...given), name, lines, SERIALS);
        keep(`${name}/${lines}`, result);
      }
    }
    for (const lines of [SHORT, LONG]) keep(lines, await tab.evaluate(given => window.scanToPaint(given), lines));
  }
  printLists(names);
  printScans();
} finally {
  await browser.close();
  server.close();
}

function median(key, pick) {
  const values = (results.get(key) ?? []).map(pick).sort((first, second) => first - second);
  return values[Math.floor(values.length / 2)] ?? NaN;
}

function printLists(names) {
  console.log(`${LONG} lines with ${SERIALS} serials; times in ms`);
  const heads = [
    '',
    'first paint',
    'scrolled frame p50 / p95',
    'one scan',
    `to ${SHORT} lines`,
    'DOM nodes',
    'whole list in the page',
  ];
  console.log(heads.join(' | '));
  for (const name of names) {
    const of = pick => median(`${name}/${LONG}`, pick);
    const update = of(result => result.update);
    const cells = [
      of(result => result.firstPaint).toFixed(0),
      `${of(result => result.scroll).toFixed(1)} / ${of(result => result.scrollWorst).toFixed(1)}`,
      update.toFixed(2),
      (update / median(`${name}/${SHORT}`, result => result.update)).toFixed(2),
      of(result => result.nodes),
      results.get(`${name}/${LONG}`).every(({ isWhole }) => isWhole) ? 'yes' : 'no',
    ];
    console.log([name, ...cells].join(' | '));
  }
}

function printScans() {
  for (const lines of [SHORT, LONG]) {
    const [commit, paint, worst] = ['commit', 'paint', 'paintWorst'].map(key => median(lines, result => result[key]));
    const frames = (worst / FRAME_MS).toFixed(1);
    console.log(
      `<serial-flow> with ${lines} lines, from reading to check mark: commit ${commit.toFixed(1)} ms, ` +
        `then painted in ${paint.toFixed(1)} ms (p95 ${worst.toFixed(1)} ms, ${frames} frames)`,
    );
  }
}
