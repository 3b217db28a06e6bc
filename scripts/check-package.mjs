// Packs the package, installs it in an empty project, and imports every export in Node, as a partner's build would.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const project = mkdtempSync(join(tmpdir(), 'serialkit-'));
const call = (command, args, cwd) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
};

const tags = JSON.parse(readFileSync('custom-elements.json', 'utf8')).modules.flatMap(({ declarations }) =>
  declarations.flatMap(({ tagName }) => tagName ?? []),
);
const modules = Object.keys(manifest.exports).flatMap(name =>
  name === './define/*' ? tags.map(tag => `serialkit/define/${tag}`) : name.replace('.', 'serialkit'),
);
// A worker and JSON are files to be served or read, not modules to be imported.
const isFile = name => /worker|[.]json$|schema/.test(name);

try {
  const [{ filename }] = JSON.parse(call('npm', ['pack', '--json', '--silent', '--pack-destination', project]));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'partner', private: true, type: 'module' }));
  call('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', resolve(project, filename)], project);
  const lines = modules.map(name =>
    isFile(name)
      ? `readFileSync(fileURLToPath(import.meta.resolve(${JSON.stringify(name)})));`
      : `await import(${JSON.stringify(name)});`,
  );
  const program = `import { readFileSync } from 'node:fs';\nimport { fileURLToPath } from 'node:url';\n${lines.join('\n')}\n`;
  writeFileSync(join(project, 'import-all.mjs'), program);
  call(process.execPath, ['import-all.mjs'], project);
  console.log(`${modules.length} exports of ${filename} were imported in Node.`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
