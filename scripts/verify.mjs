// npm run verify: everything that CI asks, in one go. It stops at the first failure and says how long each step took.
import { sumCounts } from './count.mjs';
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

/** @type {(env: { COUNTS: string }) => Step[][]} */
const lanesOf = env => [
  [
    { name: 'browsers', command: [process.execPath, 'scripts/ensure-browser.mjs'], env: { BROWSERS } },
    ensure('build', 'ensureBuilt'),
    ensure('stories', 'ensureStories'),
    npm('test:leaks', { given: ['10000'] }),
    // When all else has ended: what runs beside the engines makes typing and cameras late.
    {
      name: 'test',
      command: ['npm', '--silent', 'test', '--', 'browsers'],
      env: { ...env, BROWSERS },
      after: 'test:kill',
    },
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
    // After the fuzz test and those in Node, so that the tests come last: beside the engines' own, typing is late.
    npm('test:kill', { given: ['20', 'chromium'], after: 'coverage:unit' }),
  ],
  // Beside the builds, the checks and the leaks, none of which measures time: there these minutes cost the least.
  [
    // Always the same seeds, so that what fails here was brought by the change; others are tried by hand.
    npm('test:fuzz', { given: ['5', '1', '3'], after: 'browsers' }),
    // They are asked for the coverage that .c8rc.json demands; in a browser that takes twice the time, and has a
    // command of its own (npm run coverage).
    { ...npm('coverage:unit'), env },
  ],
];

ensureInstalled();
// CI reads the last line, which is the sum.
await sumCounts(async env => tellTimes(await runLanes(lanesOf(env))));
