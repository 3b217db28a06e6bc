// npm test: installs what is missing, finds (on Debian as root: installs) the browsers that BROWSERS names, builds, and runs every test.
import { ensureBuilt, ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
run(process.execPath, ['scripts/ensure-browser.mjs']);
ensureBuilt();
ensureStories();
run('npx', ['wtr', ...process.argv.slice(2)]);
