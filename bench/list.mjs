// npm ci --prefix bench/list && npm run bench:list -- [rounds] [list …]
// Shows a long document with our list, plain Lit and known virtualizers in one Chromium, taking turns; prints medians
// of the rounds and ratios. Compare columns of one run, not figures of two.
import { fileURLToPath } from 'node:url';
import { openScriptPage } from '../scripts/script-page.mjs';

const SHORT = 100;
const LONG = 10_000;
const SERIALS = 10; // a line that has any, in a flow that was resumed
const FRAME_MS = 1000 / 60;
const IPAD = { width: 820, height: 1180, deviceScaleFactor: 2 };
const [rounds = '3', ...only] = process.argv.slice(2);

const place = path => fileURLToPath(new URL(path, import.meta.url));
const { page, address, close } = await openScriptPage(new URL('list/page.js', import.meta.url), {
  bundle: {
    minify: true,
    conditions: ['production'],
    alias: { lit: place('../node_modules/lit') }, // one lit for all
    tsconfig: place('../tsconfig.json'),
  },
  html: `<meta charset="utf-8"><style>
    body { margin: 0 }
    #scroller { height: 100vh; overflow: auto }
  </style><div id="scroller"></div>`,
  viewport: IPAD,
});

const results = new Map();
const keep = (key, result) => results.set(key, [...(results.get(key) ?? []), result]);
try {
  await page.goto(address);
  const all = await page.evaluate(() => window.names);
  const names = all.filter(name => only.length === 0 || only.some(part => name.includes(part)));
  for (let round = 0; round < Number(rounds); round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      for (const lines of [SHORT, LONG]) {
        const result = await page.evaluate((...given) => window.measure(...given), name, lines, SERIALS);
        keep(`${name}/${lines}`, result);
      }
    }
    for (const lines of [SHORT, LONG]) keep(lines, await page.evaluate(given => window.scanToPaint(given), lines));
  }
  printLists(names);
  printScans();
} finally {
  await close();
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
