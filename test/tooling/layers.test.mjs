import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

/**
 * A house in which every rule is broken once; each file is named by what it does wrong, with the rule that should see
 * it.
 */
const house = {
  'src/storage/index.ts': ['', null],
  'src/session/session.ts': ["import 'rxjs';", null],
  'src/ports/clock.ts': ['export type Clock = () => number;', null],
  'src/ports/reads-storage.ts': ["import '../storage/index.js';", /^ports-imports-only/],
  'src/domain/model/reads-storage.ts': ["import '../../storage/index.js';", /^domain-imports-only/],
  'src/domain/model/uses-rxjs.ts': ["import 'rxjs';", /^pure-rooms-use-no-library/],
  'src/domain/collections/map.ts': ["import '../model/state.js';", /^domain-collections-imports-only-floors-below/],
  'src/domain/model/state.ts': ['', null],
  'src/domain/model/knows-a-rule.ts': ["import '../rules/lines.js';", /^domain-model-imports-only-floors-below/],
  'src/domain/rules/lines.ts': ["import '../model/state.js';", null],
  'src/domain/rules/folds.ts': ["import '../folding/draft.js';", /^domain-rules-imports-only-floors-below/],
  'src/domain/folding/draft.ts': ["import '../rules/lines.js';", null],
  'src/domain/folding/decides.ts': ["import '../deciding/decide.js';", /^domain-folding-imports-only-floors-below/],
  'src/domain/deciding/decide.ts': ["import '../folding/draft.js';", null],
  'src/domain/deciding/reads.ts': ["import '../inputs/read.js';", /^domain-deciding-imports-only-floors-below/],
  'src/domain/inputs/read.ts': ["import '../deciding/decide.js';", null],
  'src/domain/on-no-floor.ts': ['', null],
  'src/session/meets-it.ts': ["import '../domain/on-no-floor.js';", /^the-domain-is-its-floors/],
  'src/elements/view/icons.ts': ['', null],
  'src/elements/camera/camera.ts': ["import '../view/icons.js';", null],
  'src/elements/scan-modal/modal.ts': ["import '../camera/camera.js';", null],
  'src/elements/review/opens-modal.ts': ["import '../scan-modal/modal.js';", /^an-element-imports-only-itself/],
  'src/elements/scan-modal/reviews.ts': ["import '../review/opens-modal.js';", /^scan-modal-imports-only-camera/],
  'src/elements/view/draws-camera.ts': ["import '../camera/camera.js';", /^elements-view-imports-no-element/],
  'src/elements/flow/starts-session.ts': ["import '../../session/session.js';", /^elements-imports-only/],
  'src/elements/flow/uses-rxjs.ts': ["import 'rxjs';", /^one-door-to-rxjs/],
  'src/delivery/uses-rxjs.ts': ["import 'rxjs';", /^one-door-to-rxjs/],
  'src/elements/flow/uses-ports.ts': [
    "import type { Clock } from '../../ports/clock.js';\nexport type Mine = Clock;",
    null,
  ],
  'src/session/runs-a-port.ts': ["import '../ports/clock.js';", /^ports-are-types/],
  'src/session/uses-idb.ts': ["import 'idb';", /^one-door-to-idb/],
  'src/input/camera/uses-zxing.ts': ["import '@zxing/library';", /^one-door-to-@zxing/],
  'src/input/uses-lit.ts': ["import 'lit';", /^one-door-to-lit/],
  'src/output/uses-chai.ts': ["import 'pngjs';", /^only-known-libraries/],
  'src/define/serial-flow.ts': ["import '../elements/flow/starts-session.js';", null],
  'src/define/reads-storage.ts': ["import '../storage/index.js';", /^define-imports-only/],
  'src/create-capture.ts': ["import './define/serial-flow.js';", /^create-capture-knows-no-elements/],
  'src/index.ts': ["import './create-capture.js';", /^front-door-registers-nothing/],
  'src/codes/one.ts': ["import './two.js';", /^no-cycles/],
  'src/codes/two.ts': ["import './one.js';", null], // a cycle is told once
  'src/codes/imports-nothing.ts': ["import './nowhere.js';", /^no-orphan-imports/],
};

describe('the layer rule', () => {
  let folder;
  let violations;

  before(() => {
    mkdirSync('.cache', { recursive: true });
    folder = mkdtempSync('.cache/house-');
    for (const [path, [text]] of Object.entries(house)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\nexport {};\n`);
    }
    writeFileSync(join(folder, 'tsconfig.json'), '{}');
    const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const options = ['--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json', 'src'];
    const { stdout } = spawnSync(process.execPath, [depcruise, ...options], { cwd: folder, encoding: 'utf8' });
    violations = JSON.parse(stdout).summary.violations;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const rulesAgainst = path => violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);

  for (const [path, [, rule]] of Object.entries(house)) {
    if (rule)
      it(`refuses ${path}`, () =>
        assert.ok(
          rulesAgainst(path).some(name => rule.test(name)),
          `${rulesAgainst(path)}`,
        ));
    else it(`lets ${path} be`, () => assert.deepEqual(rulesAgainst(path), []));
  }
});
