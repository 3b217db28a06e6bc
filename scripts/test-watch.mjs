// npm run test:watch: runs the tests that need no page, and after every change those that it reaches through imports.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { context } from 'esbuild';
import { NODE_TESTS } from './test-files.mjs';

let since = 0;
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;

/** Files that each test is made of, by esbuild's account. */
function runChanged(/** @type {import('esbuild').BuildResult} */ { metafile }) {
  if (!metafile) return; // esbuild has said what is wrong
  const from = since;
  since = Date.now();
  const changed = Object.values(metafile.outputs)
    .filter(({ inputs }) => Object.keys(inputs).some(file => statSync(file).mtimeMs > from))
    .flatMap(({ entryPoint }) => entryPoint ?? []);
  if (changed.length === 0) return;
  running?.kill();
  running = spawn('npx', ['mocha', ...changed], { stdio: 'inherit', shell: process.platform === 'win32' });
}

const tests = await context({
  entryPoints: NODE_TESTS,
  bundle: true,
  write: false,
  format: 'esm',
  metafile: true,
  outdir: '.cache/watch',
  packages: 'external',
  external: ['*?inline', '*?packed'],
  logLevel: 'warning',
  plugins: [{ name: 'run-changed', setup: ({ onEnd }) => onEnd(runChanged) }],
});
await tests.watch();
