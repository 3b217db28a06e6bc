// npm test: installs what is missing, finds (on Debian as root: installs) the browsers that BROWSERS names, builds, and
// runs every test: what needs no page once in Node, the rest in each of the browsers. `npm test -- browsers` leaves out
// what runs in Node.
import { ensureBuilt, ensureStories } from './build.mjs';
import { sumCounts } from './count.mjs';
import { ensureInstalled, run } from './install.mjs';
import { runLanes, tellTimes } from './lanes.mjs';
import { STORIES } from './test-files.mjs';

const browsers = (process.env.BROWSERS ?? 'chromium').split(',');
const isInNode = !process.argv.includes('browsers');

ensureInstalled();
run(process.execPath, ['scripts/ensure-browser.mjs']);
ensureBuilt();
ensureStories();

await sumCounts(async env => {
  // A run of its own for each browser, one after the other: in one run for all, an engine was seen to stand still after
  // another one had ended. Two engines side by side need as long on two cores as one after the other, and typing and
  // cameras are late then.
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
      ...(isInNode ? [{ name: 'unit', command: ['npm', 'run', '--silent', 'test:unit'], env }] : []),
      wtr(first, first),
      // All stories are compared in one engine; those of whole flows are shown in WebKit as well, because most users
      // have it. What else it could show, its tests of the elements show.
      stories(first),
      ...others.map(name => wtr(name, name)),
      ...others.filter(name => name === 'webkit').map(stories),
    ],
  ]);
  tellTimes(result);
});
