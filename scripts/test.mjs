// npm test: installs what is missing, finds (on Debian as root: installs) the browsers that BROWSERS names, builds, and runs every test.
import { ensureBuilt, ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
run(process.execPath, ['scripts/ensure-browser.mjs']);
ensureBuilt();
ensureStories();
// A run of its own for each: in one run for all, an engine was seen to stand still after another one had ended.
for (const name of (process.env.BROWSERS ?? 'chromium').split(','))
  run('npx', ['wtr', ...process.argv.slice(2)], { BROWSERS: name });
