import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const integrity = `sha512-${'A'.repeat(86)}==`;

describe('the check of lockfiles', () => {
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'lockfile-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function check(lockfile) {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lockfile));
    const { status, stderr } = spawnSync(process.execPath, ['scripts/check-lockfile.mjs', folder], {
      encoding: 'utf8',
    });
    return { status, stderr };
  }
  const checkPackages = packages => check({ lockfileVersion: 3, packages: { '': { name: 'shop' }, ...packages } });

  it('passes packages with their hash, links, and folders of the repository', () => {
    const packages = {
      'node_modules/lit': { version: '3.3.3', integrity },
      'node_modules/local': { resolved: 'local', link: true },
      local: { version: '1.0.0' },
    };
    assert.deepEqual(checkPackages(packages), { status: 0, stderr: '' });
  });

  for (const [what, locked] of Object.entries({
    'no hash': {},
    'a hash that can be forged': { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    'no hash, though it is optional': { optional: true },
    'the host that it came from': { integrity, resolved: 'https://mirror.example/lit.tgz' },
    'a repository that it came from': { integrity, resolved: 'git+ssh://git@host.example/lit.git#0a1b2c' },
  })) {
    it(`refuses a package with ${what}`, () => {
      const { status, stderr } = checkPackages({ 'node_modules/a/node_modules/lit': { version: '3.3.3', ...locked } });
      assert.equal(status, 1);
      assert.match(stderr, /node_modules\/a\/node_modules\/lit /);
    });
  }

  it('refuses the formats that lock packages in a second place', () => {
    assert.equal(check({ lockfileVersion: 2, packages: {}, dependencies: { lit: { version: '3.3.3' } } }).status, 1);
    assert.equal(check({ lockfileVersion: 1, dependencies: { lit: { version: '3.3.3' } } }).status, 1);
  });

  it('passes the lockfiles of this repository', () => {
    assert.equal(spawnSync(process.execPath, ['scripts/check-lockfile.mjs']).status, 0);
  });
});
