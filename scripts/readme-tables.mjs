// Writes the README's tables from the custom elements manifest and the measured sizes, between markers; `--check` fails when they are stale.
// Either fails when something public has no words, or when an event is exported and not fired.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { eventFaults, exportedEvents, firingSource } from './event-faults.mjs';

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = modules.flatMap(module => module.declarations);
const elements = declarations.filter(({ tagName }) => tagName);
const isPublic = ({ tagName }) => existsSync(`src/define/${tagName}.ts`); // the others are parts of these

const fail = message => {
  console.error(message);
  process.exit(1);
};
const own = (element, kind) => (element[kind] ?? []).filter(({ inheritedFrom }) => !inheritedFrom);

const wordless = elements.flatMap(element => [
  ...(element.summary ? [] : [`${element.tagName}: @summary`]),
  ...['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'].flatMap(kind =>
    own(element, kind)
      .filter(({ description }) => !description)
      .map(({ name, type }) => `${element.tagName}: ${kind} ${name ?? type?.text}`),
  ),
]);
if (elements.length === 0) fail('custom-elements.json has no elements');
if (wordless.length > 0) fail(`Public, but without words:\n  ${wordless.join('\n  ')}`);

const told = elements
  .filter(isPublic)
  .flatMap(element =>
    own(element, 'events').map(({ name, type }) => ({ tag: element.tagName, name, className: type?.text })),
  );
const faults = eventFaults(exportedEvents(), firingSource(), told);
if (faults.length > 0) fail(`Events:\n  ${faults.join('\n  ')}`);

const cell = text => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');
const code = names => names.map(name => `\`${name}\``).join(', ');

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
