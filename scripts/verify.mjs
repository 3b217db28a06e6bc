// npm run verify: everything that CI asks, in one go. Stops at the first failure.
import { ensureBuilt, ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

const BROWSERS = process.env.BROWSERS ?? 'chromium,firefox,webkit';
const script = (/** @type {string} */ name) => () => run('npm', ['run', '--silent', name]);

const steps = {
  'check:lockfile': script('check:lockfile'),
  build: ensureBuilt,
  lint: script('lint'),
  typecheck: script('typecheck'),
  layers: script('layers'),
  dead: script('dead'),
  size: script('size'),
  'docs:check': script('docs:check'),
  'check:vectors': script('check:vectors'),
  'check:package': script('check:package'),
  'test:tooling': script('test:tooling'),
  stories: ensureStories,
  browsers: () => run(process.execPath, ['scripts/ensure-browser.mjs'], { BROWSERS }),
  'test:kill': () => run('npm', ['run', '--silent', 'test:kill', '--', '20', 'chromium']),
  'test:leaks': () => run('npm', ['run', '--silent', 'test:leaks', '--', '40000']),
  test: () => run('npm', ['--silent', 'test'], { BROWSERS }),
};

ensureInstalled();
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  step();
}
