// Runs vector files (GS1, EPC, device identifiers, event file) against src/codes and src/output:
// `npm run check:vectors -- DIR`. Prints right, wrong and skipped (with scope) a file, lists the wrong, and exits 1 if
// there are any.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const {
  outputFiles: [script],
} = await build({
  entryPoints: [new URL('vector-cases.ts', import.meta.url).pathname],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  write: false,
});
/** @type {typeof import('./vector-cases.ts')} */
const { judgeVector } = await import(`data:text/javascript;base64,${Buffer.from(script.contents).toString('base64')}`);

const folder = process.argv[2] ?? 'test/fixtures/vectors';
const wrong = [];
for (const file of readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()) {
  const { vectors } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (!vectors) continue;
  const counts = { right: 0, wrong: 0 };
  /** @type {Record<string, number>} */
  const skipped = {};
  for (const vector of vectors) {
    const verdict = judgeVector(file.replace(/\.json$/, ''), vector);
    if (verdict.skipped) skipped[verdict.skipped] = (skipped[verdict.skipped] ?? 0) + 1;
    else counts[verdict.right ? 'right' : 'wrong']++;
    if (verdict.right === false) wrong.push({ file, vector, got: verdict.got });
  }
  const scopes = Object.entries(skipped).map(([scope, count]) => `${count} ${scope}`);
  console.log(`${file}: ${counts.right} right, ${counts.wrong} wrong, skipped ${scopes.join(', ') || 0}`);
}
for (const { file, vector, got } of wrong) {
  const { input = vector.serials ?? vector.fields, expect = vector, source } = vector;
  console.log(
    `wrong: ${file} ${JSON.stringify(input)} expected ${JSON.stringify(expect)} got ${JSON.stringify(got)} (${source ?? ''})`,
  );
}
process.exit(wrong.length ? 1 : 0);
