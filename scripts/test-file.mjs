// npm run test:file -- WORD…: runs the tests whose path has one of the words, without building: in Node or in the
// browsers that BROWSERS names, as they need. The tests of the stories, the demo and the package need a build first:
// npm run build, npm run storybook:build.
import { run } from './install.mjs';
import { BROWSER_TESTS, NODE_TESTS, STORIES } from './test-files.mjs';

const words = process.argv.slice(2);
const [forNode, forBrowsers] = [NODE_TESTS, [...BROWSER_TESTS, STORIES]].map(files =>
  files.filter(file => words.some(word => file.includes(word))),
);
if (forNode.length + forBrowsers.length === 0) {
  console.error(`No file of tests is named like ${words.join(' or ') || 'nothing'}.`);
  process.exitCode = 1;
}
if (forNode.length > 0) run('npx', ['mocha', ...forNode]);
if (forBrowsers.length > 0) run('npx', ['wtr', '--files', ...forBrowsers]);
