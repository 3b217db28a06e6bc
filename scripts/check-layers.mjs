// Runs the layer rule over src, after proving on a forbidden import that the rule can fail.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const check = (...paths) =>
  spawnSync('npx', ['depcruise', '--config', '.dependency-cruiser.mjs', ...paths], { encoding: 'utf8' });

const trap = mkdtempSync('src/domain/trap-');
try {
  writeFileSync(`${trap}/forbidden.ts`, "import '../../storage/index.js';\nimport 'rxjs';\n");
  const { status, stdout } = check(trap);
  const caught = ['domain-imports-only', 'one-door-to-rxjs'].every(rule => stdout.includes(rule));
  if (status === 0 || !caught) throw new Error(`The layer rule did not see a forbidden import:\n${stdout}`);
} finally {
  rmSync(trap, { recursive: true });
}

const { status, stdout, stderr } = check('src');
console.log(`${stdout}${stderr}`.trim());
process.exit(status);
