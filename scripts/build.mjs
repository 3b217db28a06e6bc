// Builds when something that goes into the build is newer than the build.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { run } from './install.mjs';

const settings = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'custom-elements-manifest.config.mjs',
  'scripts',
];

/** @type {(path: string) => number} */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map(name => newest(`${path}/${name}`)));
}

/** @type {(script: string, marks: string[], sources: string[]) => void} */
function ensure(script, marks, sources) {
  const wanted = Math.max(...sources.map(newest));
  const fresh = marks.every(mark => existsSync(mark) && statSync(mark).mtimeMs >= wanted);
  if (!fresh) run('npm', ['run', '--silent', script]);
}

/** Makes the manifest only when it is out of date, because several steps of `npm run verify` ask for it at once. */
export function ensureManifest() {
  ensure(
    'manifest:write',
    ['custom-elements.json'],
    ['src', 'custom-elements-manifest.config.mjs', 'package-lock.json'],
  );
}

export function ensureBuilt() {
  ensure(
    'build',
    ['custom-elements.json', 'dist/index.js', 'dist/serialkit.min.js'],
    ['src', 'rollup.config.mjs', ...settings],
  );
}

/** Makes the stories, after the build, because one story shows a part of the build. */
export function ensureStories() {
  ensureBuilt();
  const sources = ['src', 'stories', '.storybook', 'test/support', 'dist', ...settings];
  ensure('storybook:build', ['storybook-static/index.json'], sources);
}
