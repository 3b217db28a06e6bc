// Writes the policy tables of docs/rules.md from the table that the code decides by, between markers; `--check` fails
// when they are stale.
import { build } from 'esbuild';
import { fillPage, table } from './fill-page.mjs';

const PAGE = 'docs/rules.md';

/** The policy table as it is in the source. */
async function flowPolicies() {
  const {
    outputFiles: [script],
  } = await build({
    entryPoints: ['src/domain/rules/flow-policy.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  /** @type {typeof import('../src/domain/rules/flow-policy.ts')} */
  const { FLOW_POLICIES } = await import(`data:text/javascript;base64,${Buffer.from(script.text).toString('base64')}`);
  return FLOW_POLICIES;
}

/** @typedef {import('../src/domain/rules/flow-policy.ts').FlowPolicy} Row */

const STOCK = { in: 'already in stock here', out: 'not in stock here', unchecked: 'nothing' };
const NEW_LINES = { never: 'never', 'without-document-lines': 'where the document has none', always: 'always' };
const moveOf = (/** @type {Row} */ { moves }) => (moves ? `${moves.to.status}, ${moves.to.at}` : 'nothing moves');
const backOf = (/** @type {Row} */ { moves }) => (moves ? moves.back.status : '');
const yes = (/** @type {boolean} */ flag) => (flag ? 'yes' : 'no');

/** `not-shipped` is what transfers call a serial that the list does not hold; the ledger rows ask one question each. */
function applies(/** @type {Row} */ row, /** @type {string} */ code) {
  if (code === 'already-in-stock') return row.stock === 'in';
  if (code === 'not-in-stock') return row.stock === 'out';
  return code !== 'not-shipped' || row.unlisted === code;
}

const rows = Object.entries(await flowPolicies());
const codes = /** @type {(keyof Row['defaults'])[]} */ (Object.keys(rows[0][1].defaults));
const tables = {
  kinds: table(
    [
      'kind',
      'speaks against a serial in the ledger',
      'lines by scanning',
      'receive-all',
      'reason for each line',
      'completion',
      'taken out by a correction',
    ],
    rows.map(([name, row]) => [
      name,
      STOCK[row.stock],
      NEW_LINES[row.newLines],
      yes(row.receiveAll),
      yes(row.reasonPerLine),
      moveOf(row),
      backOf(row),
    ]),
  ),
  policies: table(
    ['kind', ...codes.map(code => `\`${code}\``)],
    rows.map(([name, row]) => [name, ...codes.map(code => (applies(row, code) ? row.defaults[code] : '-'))]),
  ),
};

await fillPage(PAGE, tables, 'npm run docs');
