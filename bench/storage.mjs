// npm ci --prefix bench/storage && npm run bench:storage -- [rounds]
// Stores scans with our store, the bare platform and known libraries in one Chromium, taking turns; prints medians of
// the rounds and ratios. Compare columns of one run, not figures of two.
import { openScriptPage } from '../scripts/script-page.mjs';

const RATES = [20, 500, 2000];
const FOR_MS = 1500;
/** What the platform alone does: plainly, and at its best. */
const LIMITS = ['raw journal', 'raw in both', 'raw grouped claims', 'raw grouped in both'];
const [rounds = '3', ...only] = process.argv.slice(2);

const { page, address, close } = await openScriptPage(new URL('storage/page.js', import.meta.url), {
  bundle: { define: { global: 'globalThis' } },
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
  print(names);
} finally {
  await close();
}

function median(values) {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? NaN;
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
