// Fills the marked places of a page: what a script writes stands between `<!-- name -->` and `<!-- /name -->`, all else
// is written by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** @returns {never} */
export function fail(/** @type {string} */ message) {
  console.error(message);
  process.exit(1);
}

const cell = (/** @type {string | undefined} */ text) =>
  (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** A Markdown table; every cell becomes one line. @type {(head: string[], rows: (string | undefined)[][]) => string} */
export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

/**
 * Writes each part into its place. With `--check` nothing is written: a page that would change ends the process with
 * `remedy`.
 * @type {(path: string, parts: Record<string, string>, remedy: string) => Promise<void>}
 */
export async function fillPage(path, parts, remedy) {
  if (!existsSync(path)) fail(`${path} is missing`);
  const before = readFileSync(path, 'utf8');
  const filled = Object.entries(parts).reduce((text, [name, part]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) fail(`${path} has no place for ${name}: <!-- ${name} --> … <!-- /${name} -->`);
    return text.replace(place, (_, open, close) => `${open}\n${part}\n\n${close}`);
  }, before);
  const after = await format(filled, { ...(await resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (after !== before) fail(`${path} is stale: ${remedy}`);
}
