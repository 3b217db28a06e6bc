// Finds the packages of others that a bundle holds, and the texts that their licences want to be handed on with them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmParts } from './wasm-parts.mjs';

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** All that these licences ask of whoever hands the code on is that their text goes along. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** @typedef {{ title: string, name: string, license: string, text: string }} Notice */

/** The folders of the packages that files are from, each once. */
export function packagesOf(/** @type {Iterable<string>} */ files) {
  const folders = [...files].flatMap(
    file => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/.exec(file)?.[0].replace(/^\0/, '') ?? [],
  );
  return [...new Set(folders)].sort();
}

/**
 * The notices of a package and of the parts that it does not name. Throws when they are too little to hand the package
 * on.
 * @type {(folder: string) => Notice[]}
 */
export function noticesOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.includes(license))
    throw new Error(`${name} is under ${license ?? 'no licence'}; bundles hold what is under ${ALLOWED.join(', ')}`);
  const files = readdirSync(folder)
    .filter(file => /^(licen[cs]e|copying|copyright|notice)/i.test(file))
    .sort();
  if (!files.some(file => /^(licen[cs]e|copying)/i.test(file))) throw new Error(`${name} ships no text of its licence`);
  const text = files.map(file => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  const own = { title: `${name} ${version}`, name, license, text };
  return [own, ...(name === 'zxing-wasm' ? wasmParts(version) : [])];
}

/** One line that stays at the top of a bundle. */
export function bannerOf(/** @type {string[]} */ folders) {
  if (folders.length === 0) return '';
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const { name, license } of folders.flatMap(noticesOf)) names.set(license, [...(names.get(license) ?? []), name]);
  const holds = [...names].map(([license, held]) => `${held.join(', ')} (${license})`);
  return `/*! With ${holds.join('; ')}: see ${NOTICES} */`;
}

const LINE = '='.repeat(80);

/** Every licence in full; packages of the same text share it. */
function allNotices(/** @type {string[]} */ folders) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { title, license, text } of folders.flatMap(noticesOf))
    titles.set(text, [...(titles.get(text) ?? []), `${title} (${license})`]);
  const sections = [...titles].map(([text, held]) => [LINE, ...held, LINE, '', text, ''].join('\n'));
  return ['serialkit holds software of others, under the licences below.', '', ...sections].join('\n');
}

/**
 * Rollup plugin: a banner for each chunk that holds packages, and one file with the notices of all that use this
 * instance. Modules that are made from others name those as `meta.madeOf`.
 */
export function thirdPartyNotices() {
  /** @type {Set<string>} */
  const all = new Set();
  return {
    name: 'third-party-notices',
    /** @type {import('rollup').AddonHookFunction} */
    banner({ modules }) {
      const rendered = Object.keys(modules).filter(id => (modules[id]?.renderedLength ?? 0) > 0);
      const folders = packagesOf(rendered.flatMap(id => [id, ...(this.getModuleInfo(id)?.meta.madeOf ?? [])]));
      for (const folder of folders) all.add(folder);
      return bannerOf(folders);
    },
    /** @type {import('rollup').FunctionPluginHooks['generateBundle']} */
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: NOTICES, source: allNotices([...all].sort()) });
    },
  };
}
