import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { bundleTests } from '../../scripts/bundle-tests.mjs';

const FILES = [
  'test/storage/migrations.test.ts',
  'test/storage/log/flow-copy.test.ts',
  'test/elements/flow/flow-panels.test.ts',
];

const address = (relative, from) => new URL(relative, `http://test${from}`).pathname;

describe('bundles of tests', () => {
  let serve;

  /** What the page gets for a path; undefined: somebody else answers. */
  const ask = path => {
    const context = { path };
    serve(context, () => {});
    return context.body;
  };
  /** The addresses of all that is imported from a path, and the path. */
  const reach = (path, found = new Set()) => {
    if (found.has(path)) return found;
    found.add(path);
    const imported = (ask(path) ?? '').matchAll(/^(?:import|export) (?:[^;"]* from )?"([^"]+)";$/gm);
    for (const [, to] of imported) reach(address(to, path), found);
    return found;
  };

  /** The project's own modules that paths are made of. */
  const sourcesOf = (...paths) =>
    [...new Set(paths.flatMap(path => [...reach(path)]))]
      .flatMap(path => JSON.parse(ask(`${path}.map`) ?? '{"sources":[]}').sources.map(source => address(source, path)))
      .filter(source => /^\/(src|test)\//.test(source));

  before(async () => (serve = await bundleTests(FILES)));

  it('are at the addresses of the files, and leave all others alone', () => {
    for (const file of FILES) assert.match(ask(`/${file}`), /describe\(/);
    assert.equal(ask('/test/storage/claims.test.ts'), undefined);
    assert.equal(ask('/test/fixtures/labels.json'), undefined);
  });

  it('have no module twice, so that files and pages within them share its state', () => {
    const own = sourcesOf('/src/define.ts', '/src/define/panels.ts', ...FILES.map(file => `/${file}`));
    assert.ok(own.length > 100);
    assert.equal(new Set(own).size, own.length);
  });

  it('have what a file imports for its effects alone', () => {
    assert.ok(sourcesOf(`/${FILES[2]}`).includes('/test/support/define-elements.ts'));
  });

  it('leave to the server what it makes, and let a module know its own address', () => {
    const [migrations, copy] = FILES.map(file => `/${file}`);
    assert.ok(ask(migrations).includes(`new URL("${migrations}", import.meta.url).href`));
    assert.ok(reach(copy).has('/src/storage/log/log.worker.ts'));
    assert.ok(!ask('/src/storage/log/log.worker.ts'));
  });
});
