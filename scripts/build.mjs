// Builds when something that goes into the build is newer than the build.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { run } from './install.mjs';

const sources = ['src', 'scripts', 'package.json', 'package-lock.json', 'rollup.config.mjs', 'tsconfig.json'];
const mark = 'dist/index.js';

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(...readdirSync(path).map(name => newest(`${path}/${name}`)));
}

export function ensureBuilt() {
  const fresh = existsSync(mark) && statSync(mark).mtimeMs >= Math.max(...sources.map(newest));
  if (!fresh) run('npm', ['run', '--silent', 'build']);
}

if (process.argv[1] === import.meta.filename) ensureBuilt();
