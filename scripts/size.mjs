// Sizes of what a partner loads, minified and gzipped; fails above the budget. `--json` prints what the README shows.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minifyTemplatesForEsbuild } from './minify-templates.mjs';

const kB = bytes => Number((bytes / 1000).toFixed(1));

/** Bundles an entry with all it needs at once; what it loads later (decoders) stays outside. */
async function eagerSize(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    legalComments: 'none',
    define: { 'import.meta.url': '""' },
    plugins: [minifyTemplatesForEsbuild(), laterText()],
  });
  const eager = new Set();
  const visit = name => {
    if (eager.has(name)) return;
    eager.add(name);
    for (const { path, kind } of metafile.outputs[name].imports) if (kind === 'import-statement') visit(path);
  };
  visit(Object.keys(metafile.outputs).find(name => metafile.outputs[name].entryPoint === entry));
  return [...eager].reduce((sum, name) => {
    const file = outputFiles.find(({ path }) => path.endsWith(name));
    return sum + gzipSync(file.contents, { level: 9 }).length;
  }, 0);
}

/** The worker's text loads with the camera, not with the elements. */
function laterText() {
  return {
    name: 'later-text',
    setup(b) {
      b.onResolve({ filter: /[?]inline$/ }, ({ path }) => ({ path, namespace: 'later' }));
      b.onLoad({ filter: /.*/, namespace: 'later' }, () => ({ contents: 'export default ""' }));
    },
  };
}

const budgets = [
  { what: 'every element, with lit, rxjs and idb, without decoders', entry: 'src/define.ts', limit: 45 },
  { what: '`serialkit` (headless)', entry: 'src/index.ts', limit: 45 },
  { what: '`serialkit/codes`', entry: 'src/codes/index.ts', limit: 6 },
];
const rows = [];
for (const { what, entry, limit } of budgets) rows.push({ what, size: kB(await eagerSize(entry)), limit });

if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else
  for (const { what, size, limit } of rows)
    console.log(`${size <= limit ? 'ok  ' : 'OVER'} ${size} kB of ${limit} kB  ${what}`);
if (rows.some(({ size, limit }) => size > limit)) process.exit(1);
