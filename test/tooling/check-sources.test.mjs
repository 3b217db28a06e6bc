import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

// Put together, so that this very file cites nothing.
const cites = source => `/** ${'Source'}: ${source} */`;
const page = name => `docs/${name}.md`;

/** Each file is named by what is wrong with it, with what the check should say; null: nothing. */
const house = {
  [page('standards')]: ['| cited as |\n| --- |\n| `GS1 Rules` |\n', null],
  [page('flows')]: ['# The flows\n\n## Kinds\n\n## Kinds\n\n```sh\n# no heading\n```\n', null],
  [page('links')]: ['[a](flows.md#kinds-1) [b](#here) [c](https://example.com/x) `[d](x.md)`\n\n# Here\n', null],
  [page('dead-page')]: ['[a](nowhere.md)\n', /there is no docs\/nowhere[.]md/],
  [page('dead-heading')]: ['[a](flows.md#no-heading)\n', /flows[.]md has no heading #no-heading/],
  [page('dead-picture')]: ['![a](pictures/none.png)\n', /there is no docs\/pictures\/none[.]png/],
  'README.md': [`[a](${page('flows')}#the-flows)\n`, null],
  'src/page.ts': [cites(`${page('flows')}#kinds.`), null],
  'src/standard.ts': [cites('GS1 Rules, 7.9; GS1 Rules 2.0, figure 1.2. More words.'), null],
  'src/broken-line.ts': [`/**\n * Words. ${'Source'}: GS1\n * Rules, 7.9.\n */`, null],
  'src/explained.ts': [`// ${'Source'}: GS1 Rules: what it says.\nexport const a = 1;`, null],
  'src/dead-heading.ts': [cites(`${page('flows')}#nothing.`), /flows[.]md has no heading #nothing/],
  'src/dead-page.ts': [`/** See \`${page('gone')}\`. */`, /there is no docs\/gone[.]md/],
  'src/dead-standard.ts': [cites('FLOWS, the six kinds.'), /"FLOWS, the six kinds" is no page/],
  'src/second-is-dead.ts': [cites('GS1 Rules, 1; law 3.'), /"law 3" is no page/],
  'src/longer-name.ts': [cites('GS1 Rulesets, 1.'), /"GS1 Rulesets, 1" is no page/],
};

describe('the check of sources', () => {
  let folder;
  let result;

  function run() {
    const script = resolve('scripts/check-sources.mjs');
    return spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
    for (const [path, [text]] of Object.entries(house)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    result = run();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const saidOf = path => result.stderr.split('\n').filter(line => line.trim().startsWith(`${path}:`));

  for (const [path, [, said]] of Object.entries(house)) {
    if (said) it(`refuses ${path}`, () => assert.match(saidOf(path).join('\n'), said));
    else it(`lets ${path} be`, () => assert.deepEqual(saidOf(path), []));
  }

  it('ends with an error while anything is dead, and without one when nothing is', () => {
    assert.equal(result.status, 1);
    for (const [path, [, said]] of Object.entries(house)) if (said) rmSync(join(folder, path));
    assert.equal(run().status, 0);
  });
});
