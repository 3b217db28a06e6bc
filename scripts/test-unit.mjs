// npm run test:unit: runs the tests that need no page, in Node.
import { run } from './install.mjs';
import { NODE_TESTS } from './test-files.mjs';

run('npx', ['mocha', ...NODE_TESTS]);
