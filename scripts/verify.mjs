// npm run verify: everything that CI asks, in one go. Stops at the first failure.
import { ensureBuilt, ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

const script = name => () => run('npm', ['run', '--silent', name]);
const steps = {
  build: ensureBuilt,
  lint: script('lint'),
  typecheck: script('typecheck'),
  layers: script('layers'),
  size: script('size'),
  'docs:check': script('docs:check'),
  'check:package': script('check:package'),
  'test:tooling': script('test:tooling'),
  stories: ensureStories,
  test: () => run('npm', ['test'], { BROWSERS: process.env.BROWSERS ?? 'chromium,firefox,webkit' }),
};

ensureInstalled();
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  step();
}
