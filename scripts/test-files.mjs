// The path of a test says where it runs: Node runs the tests of the rooms that know no page, and every *.unit.test.ts
// of the other rooms, once. All other tests need a page and run in every engine that BROWSERS names; so do the stories,
// which are one file.
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';

export const PURE_ROOMS = ['clock', 'codes', 'delivery', 'domain', 'events', 'output', 'strings'];

const needsNoPage = (/** @type {string} */ file) =>
  file.endsWith('.unit.test.ts') || PURE_ROOMS.includes(file.split('/')[1]);

const all = /** @type {string[]} */ (readdirSync('test', { recursive: true }))
  .filter(name => name.endsWith('.test.ts'))
  .map(name => `test/${name.replaceAll(sep, '/')}`)
  .sort();

export const NODE_TESTS = all.filter(needsNoPage);
export const STORIES = 'test/stories.test.ts';
export const BROWSER_TESTS = all.filter(file => !needsNoPage(file) && file !== STORIES);
