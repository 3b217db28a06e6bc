// npm run pictures:update: takes the picture of every story anew, to be looked at before it is committed.
import { ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';

ensureInstalled();
ensureStories();
run('npx', ['wtr', '--files', 'test/stories.test.ts'], { BROWSERS: 'chromium', UPDATE_PICTURES: '1' });
