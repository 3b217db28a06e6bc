// npm ci --prefix bench/storage && npm run bench:storage -- [rounds]
// Stores scans with our store, the bare platform and known libraries in one Chromium, taking turns; prints medians of
// the rounds and ratios, and last what the chain costs (alone: `-- 3 chain`). Compare columns of one run, not figures
// of two.
import { fileURLToPath } from 'node:url';
import { esbuildInlineWorker } from '../scripts/inline-worker-esbuild.mjs';
import { openScriptPage } from '../scripts/script-page.mjs';

const RATES = [20, 500, 2000];
const FOR_MS = 1500;
/** What the platform alone does: plainly, and at its best. */
const LIMITS = ['raw journal', 'raw in both', 'raw grouped claims', 'raw grouped in both'];
/** Facts in a group of the row "chain". */
const GROUPS = [1, 10, 32, 500];
const CHAIN_MS = 5000;
const [rounds = '3', ...only] = process.argv.slice(2);

/** Lets the page store without the chain, to measure what it costs. */
const unchainable = {
  name: 'unchainable',
  setup({ onResolve }) {
    const path = fileURLToPath(new URL('storage/chain-switch.ts', import.meta.url));
    onResolve({ filter: /chain\/chain\.js$/ }, ({ importer }) =>
      importer.endsWith('transact.ts') ? { path } : undefined,
    );
  },
};

const { page, address, close } = await openScriptPage(new URL('storage/page.js', import.meta.url), {
  bundle: { define: { global: 'globalThis' }, plugins: [esbuildInlineWorker(), unchainable] },
});

const results = new Map();
try {
  await page.goto(address);
  const names = (await page.evaluate(() => window.driverNames())).filter(name => !only.length || only.includes(name));
  for (let round = 0; round < Number(rounds); round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const result = await page.evaluate((...given) => window.measure(...given), name, RATES, FOR_MS);
      results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  if (names.length > 0) print(names);
  if (!only.length || only.includes('chain')) await printChain();
} finally {
  await close();
}

function median(values) {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? NaN;
}

/** What the chain costs: the same groups stored in turns with and without it, in both copies. */
async function printChain() {
  const costs = [];
  for (const size of GROUPS) {
    const turns = [];
    for (let round = 0; round < Number(rounds); round++) {
      turns.push(...(await page.evaluate((...given) => window.chainTurns(...given), size, CHAIN_MS)));
    }
    const [chained, plain] = ['chained', 'plain'].map(kind => median(turns.map(turn => turn[kind])));
    const ratio = median(turns.map(turn => turn.chained / turn.plain));
    costs.push(
      `by ${size} ${ratio.toFixed(2)} times (${chained.toFixed(1)} and ${plain.toFixed(1)} ms, ${turns.length} turns)`,
    );
  }
  console.log(`chain | ${costs.join(' | ')}`);
}

function print(names) {
  const of = (name, pick) => median((results.get(name) ?? []).map(pick));
  const rateHeads = RATES.map(rate => `${rate}/s p50 / p99 / backlog, ms`);
  console.log(
    [
      '',
      'one by one, /s',
      'by 50, /s',
      'by 500, /s',
      ...rateHeads,
      ...LIMITS.map(limit => `p50 at ${RATES.at(-1)}/s to ${limit}`),
    ].join(' | '),
  );
  const last = RATES.at(-1) ?? 0;
  for (const name of names) {
    const rates = RATES.map(rate => {
      const times = ['p50', 'p99', 'backlogMs'].map(key => of(name, result => result.rates[rate][key]).toFixed(1));
      return times.join(' / ');
    });
    const p50 = driver => of(driver, result => result.rates[last].p50);
    const ratios = LIMITS.map(limit => (p50(name) / p50(limit)).toFixed(2));
    const speeds = [of(name, ({ one }) => one), of(name, ({ bulk }) => bulk), of(name, ({ flood }) => flood)].map(
      value => value.toFixed(0),
    );
    console.log([name, ...speeds, ...rates, ...ratios].join(' | '));
  }
  for (const name of ['Dexie', 'RxDB'].filter(peer => names.includes(peer))) {
    const times = pick => (of('ours + log', pick) / of(name, ({ one }) => one)).toFixed(1);
    const said = `${times(({ bulk }) => bulk)} by 50 and ${times(({ flood }) => flood)} by 500`;
    console.log(`ours + log stores ${said} times as many a second as ${name} one by one`);
  }
}
