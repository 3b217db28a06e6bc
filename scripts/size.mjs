// Sizes of what a partner loads, minified and gzipped; fails above the budget. `--json` prints what
// docs/reference/sizes.md shows.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { minifyTemplatesForEsbuild } from './minify-templates.mjs';

const gzipped = (/** @type {Uint8Array} */ bytes) => gzipSync(bytes, { level: 9 }).length;

/**
 * Bundles an entry with all it needs at once; what it loads later (decoders) stays outside. With `later`, which is one
 * of the modules that it loads later, gives what that module adds.
 * @type {(entry: string, later?: string) => Promise<number>}
 */
async function eagerSize(entry, later) {
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
    plugins: [minifyTemplatesForEsbuild(), laterText()],
  });
  const outputOf = (/** @type {string} */ path) => {
    const output = Object.keys(metafile.outputs).find(name => metafile.outputs[name].entryPoint === path);
    if (!output) throw new Error(`${entry} has no part of its own for ${path}`);
    return output;
  };
  const loadedWith = (/** @type {string} */ name, /** @type {Set<string>} */ loaded = new Set()) => {
    if (loaded.has(name)) return loaded;
    loaded.add(name);
    for (const { path, kind } of metafile.outputs[name].imports)
      if (kind === 'import-statement') loadedWith(path, loaded);
    return loaded;
  };
  const atOnce = loadedWith(outputOf(entry));
  const eager = later ? [...loadedWith(outputOf(later))].filter(name => !atOnce.has(name)) : [...atOnce];
  const inputs = eager.flatMap(name => Object.keys(metafile.outputs[name].inputs));
  if (inputs.some(path => /@zxing|input.decode.(linear|locate|matrix|zxing)/.test(path)))
    throw new Error(`${entry} loads the decoders at once`);
  return outputFiles
    .filter(({ path }) => eager.some(name => path.endsWith(name)))
    .reduce((sum, file) => sum + gzipped(file.contents), 0);
}

/** The worker's text loads with the camera, not with the elements. @returns {import('esbuild').Plugin} */
function laterText() {
  return {
    name: 'later-text',
    setup(b) {
      b.onResolve({ filter: /[?]inline$/ }, ({ path }) => ({ path, namespace: 'later' }));
      b.onLoad({ filter: /.*/, namespace: 'later' }, () => ({ contents: 'export default ""' }));
    },
  };
}

const fileSize = (/** @type {string} */ path) => gzipped(readFileSync(path));

/**
 * Limits are in kB (1000 bytes). The client has set the first limit; the others keep the size that was reached.
 * @type {[what: string, bytes: number, limit: number][]}
 */
const budgets = [
  [
    '`serialkit/define`: every element but the scan modal, the camera, the review and the panels, with lit',
    await eagerSize('src/define.ts'),
    45,
  ],
  [
    'the scan modal, the camera, the review and the panels, fetched beside them',
    await eagerSize('src/define.ts', 'src/define/panels.ts'),
    30,
  ],
  ['the engine behind them, with rxjs and idb, fetched beside them', await eagerSize('src/create-capture.ts'), 108],
  ['what works a camera, when one opens', await eagerSize('src/create-capture.ts', 'src/input/camera/film.ts'), 7.5],
  [
    'what reads an export, when one is taken in',
    await eagerSize('src/create-capture.ts', 'src/session/import-flows.ts'),
    5.5,
  ],
  ['`serialkit/codes`', await eagerSize('src/codes/index.ts'), 7.1],
  ['`decode.worker.js`, when a camera opens', fileSize('dist/decode.worker.js'), 67.5],
  ['`decode-more.js`, where bars are seen that nothing else reads', fileSize('dist/decode-more.js'), 28.5],
  ['`zxing-wasm.js`, only where the host asks for it', fileSize('dist/zxing-wasm.js'), 420],
  ['`log.worker.js`, the second copy of what is stored', fileSize('dist/log.worker.js'), 3],
  ['`serialkit.min.js`, everything in one file', fileSize('dist/serialkit.min.js'), 304],
];
const rows = budgets.map(([what, bytes, limit]) => ({ what, size: bytes / 1000, limit }));

if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  for (const { what, size, limit } of rows) {
    console.log(`${size <= limit ? 'ok  ' : 'OVER'} ${size.toFixed(1)} kB of ${limit} kB  ${what}`);
  }
}
if (rows.some(({ size, limit }) => size > limit)) process.exit(1);
