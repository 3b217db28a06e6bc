// Writes the tables of docs/rules.md from those that the code decides by, between markers; `--check` fails
// when they are stale.
import { build } from 'esbuild';
import { fillPage, table } from './fill-page.mjs';

const PAGE = 'docs/rules.md';

/**
 * What a module of the source exports.
 * @type {(path: string) => Promise<Record<string, unknown>>}
 */
async function exportsOf(path) {
  const {
    outputFiles: [script],
  } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(script.text).toString('base64')}`);
}

const { FLOW_POLICIES } = /** @type {typeof import('../src/domain/rules/flow-policy.ts')} */ (
  await exportsOf('src/domain/rules/flow-policy.ts')
);
const { ASKED, ENOUGH, REFUSED } = /** @type {typeof import('../src/domain/rules/weigh.ts')} */ (
  await exportsOf('src/domain/rules/weigh.ts')
);
const { VOUCHERS } = /** @type {typeof import('../src/domain/model/doubt.ts')} */ (
  await exportsOf('src/domain/model/doubt.ts')
);

/** @typedef {import('../src/domain/rules/flow-policy.ts').FlowPolicy} Row */

const STOCK = {
  in: 'already in stock here',
  out: 'not in stock here',
  back: 'not sold here, or in stock here',
  unchecked: 'nothing',
};
const EXPECTS = {
  all: 'what the document says',
  'at-most': 'at most what the document says',
  basket: 'what is in the basket',
};
const NEW_LINES = { never: 'never', 'without-document-lines': 'where the document has none', always: 'always' };
const moveOf = (/** @type {Row} */ { moves }) => (moves ? `${moves.to.status}, ${moves.to.at}` : 'nothing moves');
const backOf = (/** @type {Row} */ { moves }) => (moves ? moves.back.status : '');
const yes = (/** @type {boolean} */ flag) => (flag ? 'yes' : 'no');

/** `not-shipped` is what transfers call a serial that the list does not hold; the ledger rows ask one question each. */
function applies(/** @type {Row} */ row, /** @type {string} */ code) {
  if (code === 'already-in-stock') return row.stock === 'in' || row.stock === 'back';
  if (code === 'not-in-stock' || code === 'already-sold') return row.stock === 'out';
  if (code === 'not-sold') return row.stock === 'back';
  if (code === 'over-quantity') return row.expects !== 'basket';
  return code !== 'not-shipped' || row.unlisted === code;
}

const rows = Object.entries(FLOW_POLICIES);
const codes = /** @type {(keyof Row['defaults'])[]} */ (Object.keys(rows[0][1].defaults));
const tables = {
  kinds: table(
    [
      'kind',
      'speaks against a serial in the ledger',
      'lines by scanning',
      'expected',
      'receive-all',
      'further receipts',
      'reason for each line',
      'completion',
      'taken out by a correction',
    ],
    rows.map(([name, row]) => [
      name,
      STOCK[row.stock],
      NEW_LINES[row.newLines],
      EXPECTS[row.expects],
      yes(row.receiveAll),
      row.partialReceipts,
      yes(row.reasonPerLine),
      moveOf(row),
      backOf(row),
    ]),
  ),
  policies: table(
    ['kind', ...codes.map(code => `\`${code}\``)],
    rows.map(([name, row]) => [name, ...codes.map(code => (applies(row, code) ? row.defaults[code] : '-'))]),
  ),
  vouchers: table(
    ['doubt', ...VOUCHERS.map(voucher => `\`${voucher}\``)],
    /** @type {[import('../src/domain/model/doubt.ts').Doubt, readonly string[]][]} */ (Object.entries(ENOUGH)).map(
      ([doubt, enough]) => [
        `\`${doubt}\``,
        ...VOUCHERS.map(voucher => {
          if (enough.includes(voucher)) return 'enough';
          return REFUSED.has(doubt) && !ASKED[doubt]?.includes(voucher) ? 'refused' : 'asked';
        }),
      ],
    ),
  ),
};

await fillPage(PAGE, tables, 'npm run docs');
