// npm run bench:wedge
// Plays written traces of 18 scanners and of people to the wedge's collector, new to its scanner (cold) and after eight
// confirmed scans (settled), and to two known libraries if they are installed (npm ci --prefix bench/wedge). Prints
// what was read, and ends with 1 where a floor is missed. The traces are written, not recorded: they show which rules
// hold, not how often they do in a store.
import { floors } from './floors.mjs';
import { people } from './people.mjs';
import { Collector, libraries, played } from './readers.mjs';
import { chance, scanners } from './scanners.mjs';
import { suites } from './suites.mjs';
import { Sum, tallied } from './tally.mjs';

const START_MS = 10_000;
const today = Math.floor(Date.now() / 86_400_000);
const seeds = [1, 2, today];
const others = await libraries();
const sums = new Map();

for (const seed of seeds)
  for (const scanner of scanners) for (const suite of Object.keys(suites)) play(seed, scanner, suite);

const taken = Object.fromEntries(Object.keys(people).map(name => [name, peopleTaken(name)]));
print();
const missed = floors(sumOf, taken).filter(({ isKept, name, value }) => {
  console.log(`${isKept ? 'kept  ' : 'MISSED'} ${name}: ${Math.round(100 * value) / 100}`);
  return !isKept;
});
process.exitCode = missed.length > 0 ? 1 : 0;

function play(seed, scanner, suite) {
  const { times, make } = suites[suite];
  for (let index = 0; index < times; index++) {
    // The same trace for every reader: only the moment at which it begins differs.
    const trace = startMs => make(scanner, chance(seed * 7919 + index * 31 + suite.length), startMs, index);
    const add = (reader, heard, given) =>
      sumFor(reader, scanner, suite).add(tallied(heard, given, scanner.prefix ?? ''));
    for (const state of ['cold', 'settled']) {
      const collector = new Collector();
      const given = trace(state === 'settled' ? collector.learn(scanner, START_MS) : START_MS);
      add(state, collector.play(given.strokes, given.busy), given);
    }
    if (seed !== seeds[0]) continue; // the libraries take their time
    const given = trace(START_MS);
    for (const [name, attach] of Object.entries(others)) add(name, played(attach, given.strokes, given.busy), given);
  }
}

function sumFor(reader, scanner, suite) {
  const key = [reader, scanner.suffix ? 'suffix' : 'none', suite].join('|');
  const sum = sums.get(key) ?? new Sum();
  sums.set(key, sum);
  return sum;
}

/** One sum of several suites, of the scanners with a suffix, without one, or of all. */
function sumOf(reader, group, names) {
  const groups = group === 'all' ? ['suffix', 'none'] : [group];
  return Sum.of(groups.flatMap(each => names.map(name => sums.get([reader, each, name].join('|')) ?? new Sum())));
}

/** How many of a hundred runs are taken without a question, by a new collector and by one that knows a fast scanner. */
function peopleTaken(name) {
  const share = scanner => {
    const runs = Array.from({ length: 100 }, (_, index) => {
      const collector = new Collector();
      const startMs = scanner ? collector.learn(scanner, START_MS) : START_MS;
      const heard = collector.play(people[name](chance(index + 1), startMs));
      return heard.some(({ type, doubts }) => type === 'scan' && doubts.length === 0) ? 1 : 0;
    });
    return runs.reduce((sum, each) => sum + each, 0);
  };
  return { cold: share(undefined), settled: Math.max(share(scanners[0]), share(scanners[2])) };
}

function print() {
  const traces = sumOf('cold', 'all', Object.keys(suites)).traces;
  console.log(`${traces} traces, seeds ${seeds.join(', ')}; in per cent of the scans, and as counts`);
  console.log('suite | scanners | reader | traces | whole % | asked % | fragments | glued | other | lost | p95 ms');
  for (const suite of Object.keys(suites))
    for (const group of ['suffix', 'none'])
      for (const reader of ['cold', 'settled', ...Object.keys(others)]) {
        const sum = sumOf(reader, group, [suite]);
        const shares = [sum.share('whole'), sum.share('asked')].map(share => share.toFixed(1));
        const counts = ['fragments', 'glued', 'other', 'lost'].map(kind => sum.get(kind));
        const p95 = reader in others ? '-' : sum.p95;
        console.log([suite, group, reader, sum.traces, ...shares, ...counts, p95].join(' | '));
      }
  for (const [name, { cold, settled }] of Object.entries(taken))
    console.log(`a person ${name}: taken ${cold} of 100 cold, ${settled} settled`);
}
