import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BROWSER_TESTS, NODE_TESTS, STORIES } from '../../scripts/test-files.mjs';

describe('every file of tests', () => {
  it('is run in Node or in browsers', () => {
    const all = readdirSync('test', { recursive: true })
      .filter(name => /\.test\.ts$/.test(name))
      .map(name => `test/${name}`);
    assert.deepEqual([...NODE_TESTS, ...BROWSER_TESTS, STORIES].sort(), all.sort());
  });

  it('in Node uses nothing that needs a page', () => {
    const wrong = NODE_TESTS.filter(file => /@open-wc\/|@web\/|bwip-js\/browser/.test(readFileSync(file, 'utf8')));
    assert.deepEqual(wrong, []);
  });

  it('ends with a name that one of them looks for', () => {
    const stray = readdirSync('test', { recursive: true }).filter(name => /[.-](test|spec)\.(js|mjs|tsx?)$/.test(name));
    const known = name => name.endsWith('.test.ts') || /^tooling\/[^/]*\.test\.mjs$/.test(name);
    assert.deepEqual(
      stray.filter(name => !known(name)),
      [],
    );
  });
});
