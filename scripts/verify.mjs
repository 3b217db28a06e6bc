// npm run verify: everything that CI asks, in one go. Stops at the first failure.
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
const steps = ['manifest', 'lint', 'typecheck', 'layers', 'build', 'size', 'docs:check', 'check:package', 'storybook:build'];
for (const step of steps) {
  console.log(`\n== ${step}`);
  run('npm', ['run', '--silent', step]);
}
console.log('\n== test');
run('npm', ['test'], { STORIES: 'built', BROWSERS: process.env.BROWSERS ?? 'chromium,firefox,webkit' });
