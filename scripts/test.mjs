// npm test: installs what is missing, finds (on Debian as root: installs) the browsers that BROWSERS names, builds, and
// runs every test: what needs no page once in Node, the rest in each of the browsers. COVERAGE=1 asks of the tests in
// Node for the coverage that .c8rc.json demands; in a browser it takes twice the time, and has a command of its own
// (npm run coverage).
import { ensureBuilt, ensureStories } from './build.mjs';
import { sumCounts } from './count.mjs';
import { ensureInstalled, run } from './install.mjs';
import { runLanes, tellTimes } from './lanes.mjs';
import { STORIES } from './test-files.mjs';

const browsers = (process.env.BROWSERS ?? 'chromium').split(',');
const covers = process.env.COVERAGE === '1';

ensureInstalled();
run(process.execPath, ['scripts/ensure-browser.mjs']);
ensureBuilt();
ensureStories();

await sumCounts(async env => {
  // A run of its own for each browser, one after the other: in one run for all, an engine was seen to stand still after
  // another one had ended, and beside another run typing and cameras are late, and pictures are taken too early.
  /** @type {(name: string, browser: string, ...given: string[]) => import('./lanes.mjs').Step} */
  const wtr = (name, browser, ...given) => ({
    name,
    command: ['npx', 'wtr', ...given],
    env: { ...env, BROWSERS: browser },
  });
  const [first = '', ...others] = browsers;
  const stories = (/** @type {string} */ name) => wtr(`stories ${name}`, name, '--files', STORIES);
  const result = await runLanes([
    [
      { name: 'unit', command: ['npm', 'run', '--silent', covers ? 'coverage:unit' : 'test:unit'], env },
      wtr(first, first),
      // Stories are compared in one engine, and shown in WebKit as well, because most users have it. What Firefox could
      // show otherwise, its tests of the elements show: BROWSERS=firefox shows its stories.
      stories(first),
      ...others.map(name => wtr(name, name)),
      ...others.filter(name => name === 'webkit').map(stories),
    ],
  ]);
  tellTimes(result);
});
