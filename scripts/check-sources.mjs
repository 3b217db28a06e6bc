// npm run check:sources: every link of the pages, every page that code names, and every "Source:" of a comment
// resolves. A source is a section of a page (docs/flows.md#kinds), or a standard of the table in docs/standards.md,
// with its section behind a comma. Several are parted by `;`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const STANDARDS = 'docs/standards.md';
const CODE = ['src', 'test', 'stories', 'demo', 'bench', 'scripts'];
const PAGES = ['docs', '.github'];

/** @type {(folder: string, ending: RegExp) => string[]} */
const filesIn = (folder, ending) =>
  existsSync(folder)
    ? /** @type {string[]} */ (readdirSync(folder, { recursive: true }))
        .filter(name => ending.test(name) && !name.includes('node_modules'))
        .map(name => join(folder, name))
        .sort()
    : [];
const textOf = (/** @type {string} */ path) => readFileSync(path, 'utf8');
/** @type {(text: string, at: number) => number} */
const lineAt = (text, at) => text.slice(0, at).split('\n').length;
/**
 * Puts blanks in place of text that must not be looked at, so that lines keep their numbers.
 * @type {(text: string, pattern: RegExp) => string}
 */
const blanked = (text, pattern) => text.replace(pattern, part => part.replace(/[^\n]/g, ' '));
const withoutBlocks = (/** @type {string} */ text) => blanked(text, /^```[^]*?^```/gm);

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(/** @type {string} */ path) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return new Set(
    [...withoutBlocks(textOf(path)).matchAll(/^#{1,6} (.+)$/gm)].map(([, title]) => {
      const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = words
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .trim()
        .replaceAll(' ', '-');
      const before = counts.get(slug) ?? 0;
      counts.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    }),
  );
}

/**
 * Why a path with an optional anchor leads nowhere; undefined where it leads somewhere.
 * @type {(path: string, anchor: string | undefined) => string | undefined}
 */
function whyDead(path, anchor) {
  if (!existsSync(path)) return `there is no ${path}`;
  if (anchor === undefined || !path.endsWith('.md') || statSync(path).isDirectory()) return undefined;
  return anchorsOf(path).has(anchor) ? undefined : `${path} has no heading #${anchor}`;
}

function deadLinks(/** @type {string} */ page) {
  const text = blanked(withoutBlocks(textOf(page)), /`[^`\n]*`/g);
  return [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].flatMap(({ 1: target, index }) => {
    if (/^[a-z]+:/i.test(target)) return [];
    const [file, anchor] = target.split('#');
    const why = whyDead(file ? normalize(join(dirname(page), file)) : page, anchor);
    return why ? [`${page}:${lineAt(text, index)}: ${target}: ${why}`] : [];
  });
}

function deadPages(/** @type {string} */ file) {
  const text = textOf(file);
  return [...text.matchAll(/\bdocs\/[\w/.-]+[.]md(?:#([\w-]+))?/g)].flatMap(({ 0: target, 1: anchor, index }) => {
    const why = whyDead(target.split('#')[0], anchor);
    return why ? [`${file}:${lineAt(text, index)}: ${target}: ${why}`] : [];
  });
}

/** The short names by which comments cite: the first column of the table, in code quotes. */
function standards() {
  return existsSync(STANDARDS) ? [...textOf(STANDARDS).matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name) : [];
}

/** What stands behind each `Source:` of a file's comments, up to the end of its sentence. */
function sourcesOf(/** @type {string} */ text) {
  const oneLine = text.replace(/\n[ \t]*(?:\*(?!\/)|\/\/) ?/g, mark => ' '.repeat(mark.length));
  return [...oneLine.matchAll(/(?:^|[\s*/])Source: ([^\n]+)/g)].map(({ 1: rest, index }) => ({
    line: lineAt(text, index + 1),
    sources: sentence(rest.replace(/\s+/g, ' ')).split('; '),
  }));
}

function sentence(/** @type {string} */ text) {
  return text
    .split('*/', 1)[0]
    .split(/[.](?=\s|$)/, 1)[0]
    .trim();
}

/** @type {(source: string, names: string[]) => boolean} */
const isStandard = (source, names) =>
  names.some(name => source === name || (/^[,:(.\s]/.test(source.slice(name.length)) && source.startsWith(name)));

/** @type {(file: string, names: string[]) => string[]} */
function deadSources(file, names) {
  return sourcesOf(textOf(file)).flatMap(({ line, sources }) =>
    sources.flatMap(source => {
      if (source.startsWith('docs/')) return []; // looked at with all pages that code names
      return isStandard(source, names) ? [] : [`${file}:${line}: "${source}" is no page, and not in ${STANDARDS}`];
    }),
  );
}

const pages = [
  ...readdirSync('.').filter(name => name.endsWith('.md')),
  ...PAGES.flatMap(name => filesIn(name, /[.]md$/)),
];
const code = CODE.flatMap(name => filesIn(name, /[.](?:ts|mjs|js)$/)).filter(
  file => !file.endsWith('check-sources.test.mjs'),
);
const names = standards();
const dead = [...pages.flatMap(deadLinks), ...code.flatMap(file => [...deadPages(file), ...deadSources(file, names)])];
if (dead.length > 0) {
  console.error(`Leads nowhere:\n  ${dead.join('\n  ')}`);
  process.exit(1);
}
console.log(`${pages.length} pages and ${code.length} files of code: every link and every source resolves.`);
