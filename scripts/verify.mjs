// npm run verify: everything that CI asks, in one go. It stops at the first failure and says how long each step took.
import { TOTAL } from './count.mjs';
import { ensureInstalled } from './install.mjs';
import { runLanes, tellTimes } from './lanes.mjs';

/** @typedef {import('./lanes.mjs').Step} Step */

const BROWSERS = process.env.BROWSERS ?? 'chromium,firefox,webkit';
/** @type {(script: string, options?: { after?: string, given?: string[] }) => Step} */
const npm = (script, { after, given = [] } = {}) => ({
  name: script,
  command: ['npm', 'run', '--silent', script, ...(given.length > 0 ? ['--', ...given] : [])],
  after,
});
/** @type {(name: string, call: keyof typeof import('./build.mjs')) => Step} */
const ensure = (name, call) => ({
  name,
  command: [
    process.execPath,
    '--input-type=module',
    '-e',
    `import * as builds from './scripts/build.mjs'; builds.${call}();`,
  ],
});

const lanes = [
  [
    { name: 'browsers', command: [process.execPath, 'scripts/ensure-browser.mjs'], env: { BROWSERS } },
    ensure('build', 'ensureBuilt'),
    ensure('stories', 'ensureStories'),
    npm('test:leaks', { given: ['40000'] }),
    // has two lanes of its own
    { name: 'test', command: ['npm', '--silent', 'test'], env: { BROWSERS, COVERAGE: '1' }, after: 'test:kill' },
  ],
  [
    npm('check:lockfile'),
    npm('layers'),
    npm('check:vectors'),
    npm('size', { after: 'build' }),
    npm('lint'), // after the build as well: types come from the manifest, too
    npm('typecheck'),
    npm('dead'),
    npm('docs:check'),
    npm('check:package'),
    npm('test:tooling'),
    // After the fuzz test, so that the tests come after both: beside the engines' own tests, typing is late.
    npm('test:kill', { given: ['20', 'chromium'], after: 'test:fuzz' }),
  ],
  // Beside the builds, the checks and the leaks, none of which measures time: there its minutes cost the least. Always
  // from the same seed on, so that what fails here was brought by the change; other seeds are tried by hand.
  [npm('test:fuzz', { given: ['5', '1'], after: 'browsers' })],
];

ensureInstalled();
const result = await runLanes(lanes);
tellTimes(result);
const [total] = TOTAL.exec(result.outputs.test) ?? [];
if (total) console.log(total); // CI reads the last line
