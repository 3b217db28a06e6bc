// Writes the README's tables from the custom elements manifest and the measured sizes, between markers; `--check` fails when they are stale
// or when something public has no words.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/**
 * What is read of the custom elements manifest.
 * @typedef {{ name?: string, kind?: string, description?: string, type?: { text: string }, inheritedFrom?: object }} Part
 * @typedef {'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties'} Kind
 * @typedef {{ tagName?: string, summary?: string } & Partial<Record<Kind, Part[]>>} Declaration
 */

/** @type {{ modules: { declarations: Declaration[] }[] }} */
const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = modules.flatMap(module => module.declarations);
const elements = declarations.filter(({ tagName }) => tagName);
const isPublic = (/** @type {Declaration} */ { tagName }) => existsSync(`src/define/${tagName}.ts`); // the others are parts of these

/** @type {(message: string) => never} */
const fail = message => {
  console.error(message);
  process.exit(1);
};
const own = (/** @type {Declaration} */ element, /** @type {Kind} */ kind) =>
  (element[kind] ?? []).filter(({ inheritedFrom }) => !inheritedFrom);

/** @type {Kind[]} */
const KINDS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
const wordless = elements.flatMap(element => [
  ...(element.summary ? [] : [`${element.tagName}: @summary`]),
  ...KINDS.flatMap(kind =>
    own(element, kind)
      .filter(({ description }) => !description)
      .map(({ name, type }) => `${element.tagName}: ${kind} ${name ?? type?.text}`),
  ),
]);
if (elements.length === 0) fail('custom-elements.json has no elements');
if (wordless.length > 0) fail(`Public, but without words:\n  ${wordless.join('\n  ')}`);

const cell = (/** @type {string | undefined} */ text) =>
  (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
/** @type {(head: string[], rows: (string | undefined)[][]) => string} */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = (/** @type {(string | undefined)[]} */ names) => names.map(name => `\`${name}\``).join(', ');

/** @returns {{ what: string, limit: number }[]} */
function sizes() {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/size.mjs', '--json'], { encoding: 'utf8' });
  if (status !== 0) fail('The sizes could not be measured, or are over their limits: npm run size');
  return JSON.parse(stdout);
}

const elementRows = elements.filter(isPublic).map(element => [
  code([`<${element.tagName}>`]),
  element.summary,
  code(
    own(element, 'members')
      .filter(({ kind }) => kind === 'field')
      .map(({ name }) => name),
  ),
]);

/** One row an event, with every element that fires it. */
const firers = new Map();
for (const element of elements.filter(isPublic)) {
  for (const { name, description } of own(element, 'events')) {
    const { tags, meanings } = firers.get(name) ?? { tags: [], meanings: new Set() };
    firers.set(name, { tags: [...tags, `<${element.tagName}>`], meanings: meanings.add(description) });
  }
}
const eventRows = [...firers]
  .sort()
  .map(([name, { tags, meanings }]) => [code([name]), code(tags), [...meanings].join('; or ')]);

const tables = {
  elements: table(['element', 'what it is', 'properties'], elementRows),
  events: table(['event', 'fired by', 'when'], eventRows),
  // The limits, since they hold on every machine: the build fails above them.
  sizes: table(
    ['what is loaded', 'at most, in kB (minified and gzipped)'],
    sizes().map(({ what, limit }) => [what, String(limit)]),
  ),
};

const before = readFileSync('README.md', 'utf8');
const filled = Object.entries(tables).reduce((text, [name, rows]) => {
  const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(text)) fail(`README.md has no place for the table: <!-- ${name} --> … <!-- /${name} -->`);
  return text.replace(place, (_, open, close) => `${open}\n${rows}\n\n${close}`);
}, before);
const after = await format(filled, { ...(await resolveConfig('README.md')), filepath: 'README.md' });

if (!process.argv.includes('--check')) writeFileSync('README.md', after);
else if (after !== before) fail('The README tables are stale: npm run docs');
