// npm run bench:codes
// How long `parseReading` takes for hostile texts, as ratios: ten times the characters should take about ten times as
// long (below: less than that). It is measured within the limit of length (8,000 characters against 800), where the
// grammars read, and beyond it (100,000 against 10,000), where they do not. Then it is measured what the most expensive
// pattern that `readSerialRule` lets in takes for the worst serial, against a pattern of one letter.
import { build } from 'esbuild';

async function load(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const { parseReading } = await load('src/codes/index.ts');
const { checkSerial, readSerialRule } = await load('src/domain/rules/serial-rule.ts');

const { HEADS, SEEDS } = await load('test/support/endless-texts.ts');

const context = { expects: 'any', isProduct: () => true, rule: { dataIdentifiers: true } };

const ROUNDS = 15;

/**
 * Milliseconds a call of each work: the best of some rounds in which they take turns, so that a busy machine slows
 * both.
 */
function times(works) {
  const best = works.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++)
    works.forEach((work, i) => {
      const start = performance.now();
      for (let call = 0; call < 10; call++) work();
      best[i] = Math.min(best[i], (performance.now() - start) / 10);
    });
  return best;
}

/** The worst seed behind a head, by its ratio; what takes less than 20 µs is noise. */
function worst(head, short, long) {
  const ratios = SEEDS.map(seed => {
    const works = [short, long].map(length => {
      const text = (head + seed.repeat(length)).slice(0, length);
      return () => parseReading({ id: '', text, source: 'wedge', atMs: 0 }, context);
    });
    const [fast, slow] = times(works);
    return { seed, slow, ratio: slow < 0.02 ? 0 : slow / fast };
  });
  return ratios.sort((a, b) => b.ratio - a.ratio)[0];
}
const cell = ({ seed, slow, ratio }) =>
  (ratio ? `x ${ratio.toFixed(1)} (${slow.toFixed(2)} ms, ${JSON.stringify(seed)})` : 'no seed takes 20 µs').padEnd(34);

console.log('ten times the characters'.padEnd(26), '800 to 8,000'.padEnd(34), '10,000 to 100,000');
for (const [name, head] of Object.entries(HEADS))
  console.log(name.padEnd(26), cell(worst(head, 800, 8_000)), cell(worst(head, 10_000, 100_000)));

const serial = 'a'.repeat(128);
/**
 * Milliseconds of a first call, before an engine has compiled the expression; the least of three expressions that fail
 * alike.
 */
function coldTime(pattern) {
  const times = ['', 'c', 'cc'].map(end => {
    const start = performance.now();
    checkSerial(serial, { pattern: pattern + end }, '|');
    return performance.now() - start;
  });
  return Math.min(...times);
}
const PATTERNS = ['a?', '(?:a|a)', '(?:a|a|a)'].flatMap(choice =>
  ['a*a*b', '.{0,128}.{0,128}b', 'a{2,9}a{2,9}a{2,9}a{2,9}b', 'a*b', 'b'].flatMap(tail =>
    Array.from({ length: 18 }, (_, count) => choice.repeat(count) + tail),
  ),
);
const allowed = PATTERNS.filter(pattern => readSerialRule({ pattern }).ok);
const slowest = allowed.map(pattern => ({ pattern, slow: coldTime(pattern) })).sort((a, b) => b.slow - a.slow)[0];
console.log(`\nslowest of ${allowed.length} allowed patterns, of ${PATTERNS.length}: ${slowest.pattern}`);
console.log(
  `${slowest.slow.toFixed(1)} ms for its first serial, x ${Math.round(slowest.slow / coldTime('c'))} of a pattern of one letter`,
);
