// npm test: installs what is missing, finds (on Debian as root: installs) the browsers that BROWSERS names, builds, and runs every test.
import { existsSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
run(process.execPath, ['scripts/ensure-browser.mjs']);
ensureBuilt();
if (process.env.STORIES !== 'built' || !existsSync('storybook-static/index.json')) {
  run('npm', ['run', '--silent', 'storybook:build']);
}
run('npx', ['wtr', ...process.argv.slice(2)]);
