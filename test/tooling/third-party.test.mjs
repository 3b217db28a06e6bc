import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { NOTICES, noticesOf, packagesOf } from '../../scripts/third-party.mjs';

describe('the notice of a bundled package', () => {
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'third-party-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function packageWith(manifest, files) {
    const at = join(folder, manifest.name);
    mkdirSync(at);
    for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files }))
      writeFileSync(join(at, name), text);
    return at;
  }

  it('is its licence, and its notice where it has one', () => {
    const manifest = { name: 'noticed', version: '1.2.3', license: 'Apache-2.0' };
    const at = packageWith(manifest, { 'LICENSE.txt': 'the terms\n', NOTICE: 'the names\n', 'README.md': 'how to' });
    assert.deepEqual(noticesOf(at), [
      { title: 'noticed 1.2.3', name: 'noticed', license: 'Apache-2.0', text: 'the terms\n\nthe names' },
    ]);
  });

  for (const license of [
    'GPL-3.0',
    'LGPL-3.0',
    'UNLICENSED',
    '(MIT OR GPL-3.0)',
    'SEE LICENSE IN LICENSE',
    undefined,
  ]) {
    it(`is refused under ${license ?? 'no licence'}`, () => {
      const at = packageWith(
        { name: `under-${license}`.replace(/\W/g, '-'), version: '1.0.0', license },
        { LICENSE: 'terms' },
      );
      assert.throws(() => noticesOf(at), /bundles hold what is under/);
    });
  }

  it('is refused without the text of the licence', () => {
    const at = packageWith({ name: 'textless', version: '1.0.0', license: 'MIT' }, { NOTICE: 'the names' });
    assert.throws(() => noticesOf(at), /textless ships no text/);
  });
});

describe('the notices in the build', () => {
  const notices = readFileSync(join('dist', NOTICES), 'utf8');
  const maps = readdirSync('dist', { recursive: true }).filter(name => name.endsWith('.map'));
  const sources = maps.flatMap(name => JSON.parse(readFileSync(join('dist', name), 'utf8')).sources);
  const bundled = packagesOf(sources.map(path => resolve('dist', path)));

  it('name every package that a source map names, with the text of its licence', () => {
    const names = bundled.flatMap(noticesOf).map(({ name }) => name);
    for (const name of ['lit-html', 'rxjs', 'idb', '@zxing/library', 'zxing-wasm', 'zxing-cpp'])
      assert.ok(names.includes(name), name);
    for (const { title, text } of bundled.flatMap(noticesOf)) {
      assert.ok(notices.includes(`\n${title} (`), title);
      assert.ok(notices.includes(`\n${text}\n`), `the licence of ${title}`);
    }
  });

  it('have the terms that zxing-cpp is under', () => {
    const [, section] = notices.split('\nzxing-cpp, in zxing_reader.wasm');
    assert.match(
      section,
      /^.*\(Apache-2\.0\)\n=+\n\nCopyright 2016 ZXing authors\n[^=]+?END OF TERMS AND CONDITIONS\n/,
    );
  });

  it('are pointed at by the first line of each file that stands alone', () => {
    for (const file of ['serialkit.min.js', 'decode.worker.js', 'zxing-wasm.js'])
      assert.match(
        readFileSync(join('dist', file), 'utf8'),
        /^\/\*! With .*zxing-cpp.* \(Apache-2\.0\).*THIRD-PARTY-NOTICES\.txt \*\/\n/,
      );
  });
});
