// Writes the README's tables from the custom elements manifest and the measured sizes, between markers; `--check` fails when they are stale
// or when something public has no words.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = modules.flatMap(module => module.declarations);
const elements = declarations.filter(({ tagName }) => tagName);

const wordless = elements.flatMap(element => [
  ...(element.summary ? [] : [`${element.tagName}: @summary`]),
  ...['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'].flatMap(kind =>
    (element[kind] ?? [])
      .filter(({ kind: sort, description, inheritedFrom }) => !description && sort !== 'method' && !inheritedFrom)
      .map(({ name }) => `${element.tagName}: ${kind} ${name}`),
  ),
]);
if (wordless.length > 0) {
  console.error(`Public, but without words:\n  ${wordless.join('\n  ')}`);
  process.exit(1);
}

const cell = text => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');
const fields = element =>
  (element.members ?? []).filter(({ kind, inheritedFrom }) => kind === 'field' && !inheritedFrom);

const tables = {
  elements: table(
    ['element', 'what it is', 'properties'],
    elements.map(element => [
      `\`<${element.tagName}>\``,
      element.summary,
      fields(element)
        .map(({ name }) => `\`${name}\``)
        .join(', '),
    ]),
  ),
  events: table(
    ['event', 'fired by', 'when'],
    elements.flatMap(element =>
      (element.events ?? []).map(({ name, description }) => [`\`${name}\``, `\`<${element.tagName}>\``, description]),
    ),
  ),
  sizes: table(
    ['what a page loads at once', 'kB, minified and gzipped'],
    JSON.parse(spawnSync(process.execPath, ['scripts/size.mjs', '--json'], { encoding: 'utf8' }).stdout).map(
      ({ what, size, limit }) => [what, `${Math.ceil(size)} (at most ${limit})`],
    ),
  ),
};

const before = readFileSync('README.md', 'utf8');
const after = Object.entries(tables).reduce(
  (text, [name, rows]) =>
    text.replace(
      new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`),
      (_, open, close) => `${open}\n${rows}\n\n${close}`,
    ),
  before,
);
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('The README tables are stale: npm run docs');
    process.exit(1);
  }
} else writeFileSync('README.md', after);
