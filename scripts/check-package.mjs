// Packs the package, installs it in an empty project, imports every export in Node and compiles against its types, as a
// partner would.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const project = mkdtempSync(join(tmpdir(), 'serialkit-'));

/** @type {(command: string, args: string[], cwd?: string) => string} */
function call(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** @type {(name: string, lines: string[]) => void} */
const write = (name, lines) => writeFileSync(join(project, name), `${lines.join('\n')}\n`);
const quoted = (/** @type {string} */ name) => JSON.stringify(name);

const tags = readdirSync('src/define')
  .filter(name => name.startsWith('serial-'))
  .map(name => name.replace('.ts', ''));
const exported = Object.keys(manifest.exports).flatMap(name =>
  name === './define/*' ? tags.map(tag => `serialkit/define/${tag}`) : name.replace('.', 'serialkit'),
);
/** Whether an export is a file for a page or a server to hand out, not for Node to run. */
const isFile = (/** @type {string} */ name) => /single-file$|[.](js|json|wasm)$/.test(name);
const modules = exported.filter(name => !isFile(name));

function importAll() {
  write('import-all.mjs', [
    "import { readFileSync } from 'node:fs';",
    "import { fileURLToPath } from 'node:url';",
    "await import('serialkit');",
    `for (const tag of ${JSON.stringify(tags)})`,
    "  if (globalThis.customElements?.get(tag)) throw new Error('serialkit registers ' + tag);",
    ...modules.map(name => `await import(${quoted(name)});`),
    "const { zxingWasm } = await import('serialkit/zxing-wasm');",
    "if (!WebAssembly.validate(await zxingWasm())) throw new Error('zxing-wasm is no WebAssembly');",
    ...exported.filter(isFile).map(name => `readFileSync(fileURLToPath(import.meta.resolve(${quoted(name)})));`),
  ]);
  call(process.execPath, ['import-all.mjs'], project);
}

function compileAll() {
  write('compile-all.ts', [
    ...modules.map((name, i) => `import * as m${i} from ${quoted(name)};`),
    `export { ${modules.map((_, i) => `m${i}`)} };`,
  ]);
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
  call(process.execPath, [tsc, ...options, '--module', 'nodenext', 'compile-all.ts'], project);
  call(
    process.execPath,
    [tsc, ...options, '--module', 'esnext', '--moduleResolution', 'bundler', 'compile-all.ts'],
    project,
  );
}

/** Partners must not have to match our version of rxjs. */
function refuseForeignTypes() {
  const dist = join(project, 'node_modules/serialkit/dist');
  const foreign = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.d.ts'))
    .filter(name => /from '(rxjs|idb|@zxing)/.test(readFileSync(join(dist, name), 'utf8')));
  if (foreign.length > 0) throw new Error(`Types of rxjs, idb or @zxing are public in ${foreign.join(', ')}`);
}

try {
  const [{ filename, size }] = JSON.parse(call('npm', ['pack', '--json', '--silent', '--pack-destination', project]));
  write('package.json', [JSON.stringify({ name: 'partner', private: true, type: 'module' })]);
  call(
    'npm',
    [
      'install',
      '--engine-strict',
      '--loglevel=error',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      resolve(project, filename),
    ],
    project,
  );
  importAll();
  compileAll();
  refuseForeignTypes();
  console.log(
    `${filename} (${Math.ceil(size / 1000)} kB): all ${exported.length} exports resolve, in Node and in TypeScript.`,
  );
} finally {
  rmSync(project, { recursive: true, force: true });
}
