// Writes the tables of docs/reference from the custom elements manifest and the size limits; `--check` fails when they
// are stale. Fails also when something public has no words, when an event is exported and not fired, and when the
// tables of settings and of refusal codes, which are written by hand, do not name exactly what the code has.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { eventFaults, exportedEvents, firingSource } from './event-faults.mjs';
import { fail, fillPage, table } from './fill-page.mjs';

const FOLDER = 'docs/reference';
const REMEDY = 'npm run docs';

/** @typedef {'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties'} Kind */
/**
 * One of what an element has of a kind.
 * @typedef {{
 *   name: string, kind?: string, type?: { text: string }, default?: string, attribute?: string, readonly?: boolean,
 *   description?: string, inheritedFrom?: object
 * }} Part
 */
/** @typedef {Partial<Record<Kind, Part[]>>} Parts */
/** @typedef {Parts & { name: string, tagName?: string, superclass?: { name: string } }} Declaration */
/** @typedef {Declaration & { tagName: string, summary: string }} Element */
/** @typedef {{ type: string | undefined, tags: string[], meanings: Set<string | undefined> }} Firing */

/** @type {{ modules: { declarations: Declaration[] }[] }} */
const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const declarations = modules.flatMap(module => module.declarations);
const elements = /** @type {Element[]} */ (declarations.filter(({ tagName }) => tagName));
const isPublic = (/** @type {Element} */ { tagName }) => existsSync(`src/define/${tagName}.ts`); // the others are parts of these
const publicElements = elements.filter(isPublic);

/** @type {(element: Element, kind: Kind) => Part[]} */
const own = (element, kind) => (element[kind] ?? []).filter(({ inheritedFrom }) => !inheritedFrom);
const code = (/** @type {string | undefined} */ text) => (text === undefined || text === '' ? '' : `\`${text}\``);
const codes = (/** @type {string[]} */ names) => names.map(code).join(', ');

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

const told = elements
  .filter(isPublic)
  .flatMap(element =>
    own(element, 'events').map(({ name, type }) => ({ tag: element.tagName, name, className: type?.text })),
  );
const faults = eventFaults(exportedEvents(), firingSource(), told);
if (faults.length > 0) fail(`Events:\n  ${faults.join('\n  ')}`);

/**
 * One heading, one table; nothing where there are no rows.
 * @type {(title: string, head: string[], rows: (string | undefined)[][]) => string[]}
 */
const part = (title, head, rows) => (rows.length > 0 ? [`**${title}**`, table(head, rows)] : []);

function elementPart(/** @type {Element} */ element) {
  const members = own(element, 'members');
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  const named = (/** @type {Kind} */ kind) =>
    own(element, kind).map(({ name, description }) => [code(name || '(default)'), description]);
  return [
    `## \`<${element.tagName}>\``,
    element.summary.replace(/\s+/g, ' '),
    ...part(
      'Properties',
      ['property', 'type', 'default', 'meaning'],
      fields.map(({ name, type, default: initial, attribute, readonly, description }) => [
        code(name),
        code(type?.text),
        code(initial),
        `${description}${attribute ? ` Attribute: \`${attribute}\`.` : ''}${readonly ? ' Read only.' : ''}`,
      ]),
    ),
    ...part(
      'Methods',
      ['method', 'meaning'],
      methods.map(({ name, description }) => [code(`${name}()`), description]),
    ),
    ...part(
      'Events',
      ['event', 'when'],
      own(element, 'events').map(({ name, description }) => [code(name), description]),
    ),
    ...part('Slots', ['slot', 'meaning'], named('slots')),
    ...part('Parts', ['part', 'meaning'], named('cssParts')),
    ...part(
      'Custom properties',
      ['property', 'default', 'meaning'],
      own(element, 'cssProperties').map(({ name, default: initial, description }) => [
        code(name),
        code(initial),
        description,
      ]),
    ),
  ].join('\n\n');
}

/** Every event with all elements that fire it. @type {Map<string, Firing>} */
const firings = new Map();
for (const element of publicElements) {
  for (const { name, type, description } of own(element, 'events')) {
    const known = firings.get(name) ?? { type: type?.text, tags: [], meanings: new Set() };
    firings.set(name, {
      ...known,
      tags: [...known.tags, `<${element.tagName}>`],
      meanings: known.meanings.add(description),
    });
  }
}

/**
 * Questions are answered by `respondWith`; requests ask the element around; all others tell what has happened.
 * @type {(name: string, firing: Firing) => string}
 */
function kindOf(name, { type }) {
  const superclass = declarations.find(declaration => declaration.name === type)?.superclass?.name;
  if (superclass === 'RequestEvent') return 'questions';
  return name.endsWith('-request') ? 'requests' : 'outcomes';
}

const eventTable = (/** @type {string} */ kind) =>
  table(
    ['event', 'class', 'fired by', 'when'],
    [...firings]
      .filter(([name, firing]) => kindOf(name, firing) === kind)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, { type, tags, meanings }]) => [code(name), code(type), codes(tags), [...meanings].join('; or ')]),
  );

/** The limits, since they hold on every machine: the build fails above them. */
function sizes() {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/size.mjs', '--json'], { encoding: 'utf8' });
  if (status !== 0) fail('The sizes could not be measured, or are over their limits: npm run size');
  return /** @type {{ what: string, limit: number }[]} */ (JSON.parse(stdout)).map(({ what, limit }) => [
    what,
    String(limit),
  ]);
}

/** A file of the domain, on whichever floor it stands, as a syntax tree. */
function parseDomain(/** @type {string} */ name) {
  const path = /** @type {string[]} */ (readdirSync('src/domain', { recursive: true })).find(
    found => basename(found) === name,
  );
  if (!path) fail(`src/domain has no ${name}`);
  const file = join('src/domain', path);
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
}

/** The fields of `interface Settings`. */
function settingNames() {
  /** @type {(node: ts.Node) => node is ts.InterfaceDeclaration} */
  const isSettings = node => ts.isInterfaceDeclaration(node) && node.name.text === 'Settings';
  const settings = parseDomain('settings.ts').statements.find(isSettings);
  if (!settings) fail('settings.ts has no interface Settings');
  return settings.members.map(({ name }) => /** @type {ts.Identifier} */ (name).text);
}

/** The texts of `REFUSAL_CODES`. */
function refusalCodes() {
  const declared = parseDomain('verdict.ts')
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const list = declared.find(({ name }) => ts.isIdentifier(name) && name.text === 'REFUSAL_CODES')?.initializer;
  if (!list) fail('verdict.ts has no REFUSAL_CODES');
  const { elements: texts } = /** @type {ts.ArrayLiteralExpression} */ (
    ts.isAsExpression(list) ? list.expression : list
  );
  return texts.map(text => /** @type {ts.StringLiteral} */ (text).text);
}

/**
 * A table that is written by hand names exactly these in its first column; `from` is the heading that it stands below.
 * @type {(page: string, from: string, names: string[]) => void}
 */
function checkNames(page, from, names) {
  const [, text = ''] = readFileSync(page, 'utf8').split(`${from}\n`);
  const [section] = text.split(/^## /m);
  const told = [...section.matchAll(/^\| (`[^|]*`) /gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );
  const differing = [...names.filter(name => !told.includes(name)), ...told.filter(name => !names.includes(name))];
  if (differing.length > 0) fail(`${page} and the code differ: ${differing.join(', ')}`);
}

await fillPage(
  `${FOLDER}/elements.md`,
  {
    elements: table(
      ['element', 'what it is'],
      publicElements.map(({ tagName, summary }) => [`[\`<${tagName}>\`](#${tagName})`, summary]),
    ),
    details: publicElements.map(elementPart).join('\n\n'),
  },
  REMEDY,
);
await fillPage(
  `${FOLDER}/events.md`,
  { outcomes: eventTable('outcomes'), questions: eventTable('questions'), requests: eventTable('requests') },
  REMEDY,
);
await fillPage(
  `${FOLDER}/sizes.md`,
  { sizes: table(['what is loaded', 'at most, in kB (minified and gzipped)'], sizes()) },
  REMEDY,
);
checkNames(`${FOLDER}/settings.md`, '# Settings', settingNames());
checkNames('docs/flows.md', '## Verdict codes', refusalCodes());
