// npm run bench:truth -- [--json FILE] [--seed N]
// A corpus of labels, each with its truth, decided by the real session with a store in memory: what is silently taken
// for a unit that nobody has, what is asked or refused without need, and how often shops are asked. Two fixed seeds and
// one of the day; `--seed` runs that one alone. Ends with 1 where a floor is broken.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpus } from './truth/corpus.mjs';
import { decide } from './truth/decide.mjs';
import { floorsOf, printApart, printFloors, printScores, printShops, scoredCases } from './truth/report.mjs';
import { SHOPS, workShop } from './truth/shops.mjs';

/** Cases that are decided side by side. */
const AT_ONCE = 100;

const { values } = parseArgs({ options: { json: { type: 'string' }, seed: { type: 'string' } } });
const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const seeds = values.seed ? [Number(values.seed)] : [1017, 2029, today];

const cases = seeds.flatMap(seed => corpus(seed));
const outcomes = [];
for (let at = 0; at < cases.length; at += AT_ONCE)
  outcomes.push(...(await Promise.all(cases.slice(at, at + AT_ONCE).map(decide))));
const scored = scoredCases(cases, outcomes);
console.log(`${cases.length} decisions, seeds ${seeds.join(', ')}`);
printScores(scored);
printApart(scored);

const shops = [];
for (const name of Object.keys(SHOPS)) shops.push(await workShop(name, seeds[0]));
printShops(shops);

const floors = floorsOf(scored, shops);
const isKept = printFloors(floors);
if (values.json) {
  const rows = scored.map(({ label, family, situation, vouched, reading, truth, found, score }) => {
    return { label, family, situation, vouched, reading, truth, found, score };
  });
  writeFileSync(values.json, `${JSON.stringify({ seeds, floors, shops, rows }, null, 1)}\n`);
}
process.exitCode = isKept ? 0 : 1;
