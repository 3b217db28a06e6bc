// npm run pictures:update: takes the picture of every story anew, to be looked at before it is committed.
import { ensureStories } from './build.mjs';
import { ensureInstalled, run } from './install.mjs';
import { STORIES } from './test-files.mjs';

ensureInstalled();
ensureStories();
run('npx', ['wtr', '--files', STORIES], { BROWSERS: 'chromium', UPDATE_PICTURES: '1' });
