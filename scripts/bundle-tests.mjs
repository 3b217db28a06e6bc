// Serves the tests to the browsers in bundles: a page would ask for up to 250 modules, which takes Firefox seconds even
// when it has them all. What several files share is in modules of its own, so a page runs each module that its file
// imports, once, and no other.
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';

/** What tests import into pages of their own. */
const IN_FRAMES = [
  'src/define.ts',
  'src/define/panels.ts',
  'src/define/serial-review.ts',
  'src/elements/review/serial-review.element.ts',
];

/** Where the server has a file. */
const addressOf = (/** @type {string} */ path) => `/${relative('', path).replaceAll(sep, '/')}`;

/** @type {import('esbuild').Plugin} */
const asServed = {
  name: 'as-served',
  setup({ onLoad, onResolve }) {
    // The server makes these itself.
    onResolve({ filter: /^\/__web-dev-server/ }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /\?packed$/ }, ({ path }) => ({ path: `/inline-wasm/${path}`, external: true }));
    onResolve({ filter: /\?inline$/ }, ({ path, resolveDir }) => ({
      path: addressOf(join(resolveDir, path)),
      external: true,
    }));
    // A module knows its own address, wherever it is bundled.
    onLoad({ filter: /\/(src|test)\/.*\.ts$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const self = `new URL(${JSON.stringify(addressOf(path))}, import.meta.url).href`;
      return { contents: code.replaceAll('import.meta.url', self), loader: 'ts' };
    });
  },
};

/**
 * Bundles files of tests, and serves them at their own addresses.
 * @param {string[]} files from the project's root
 * @returns {Promise<NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]>}
 */
export async function bundleTests(files) {
  const { outputFiles } = await build({
    entryPoints: [...files, ...IN_FRAMES],
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['development'],
    mainFields: ['module', 'main'],
    ignoreAnnotations: true, // what package.json says of the package's own files does not hold for those of tests
    sourcemap: 'linked',
    outdir: '.',
    outbase: '.',
    outExtension: { '.js': '.ts' },
    chunkNames: 'bundled/[hash]',
    plugins: [asServed],
  });
  const bundled = new Map(outputFiles.map(({ path, text }) => [addressOf(path), text]));
  return (context, next) => {
    const text = bundled.get(context.path);
    if (text === undefined) return next();
    context.type = context.path.endsWith('.map') ? 'json' : 'js';
    context.body = text;
  };
}
