import { expect } from 'chai';
import { parseReading } from '../../../src/codes/index.js';
import type { SerialRule } from '../../../src/codes/code.js';
import type { Symbology } from '../../../src/codes/reading.js';
import { judgeLook, type Fit } from '../../../src/domain/deciding/judge-look.js';
import { parseContextOf } from '../../../src/domain/deciding/parse-context.js';
import type { Product } from '../../../src/domain/model/product.js';
import { Bench, product } from '../bench.js';

interface LabelCode {
  readonly role: string;
  readonly symbology: Symbology;
  readonly text: string;
}
type Label = 'phone box' | 'tool' | 'carton label' | 'etched part';

const response = await fetch(new URL('../../fixtures/labels.json', import.meta.url));
const { labels } = (await response.json()) as { labels: Record<Label, readonly LabelCode[]> };
const textOf = (label: Label, role: string): string => labels[label].find(code => code.role === role)?.text ?? '';

const GTINS: Readonly<Record<Label, string>> = {
  'phone box': textOf('phone box', 'product').padStart(14, '0'),
  tool: textOf('tool', 'product'),
  'carton label': '14088398014529',
  'etched part': '14077532689136',
};
const OTHER = product('OTHER', { gtins: ['09521234543213'] });
const OTHER_UPC: LabelCode = { role: 'other product', symbology: 'ean-13', text: '9521234543213' };

interface Case {
  readonly label: Label;
  readonly rule?: SerialRule;
  /** The document's serials of this product. */
  readonly listed?: readonly string[];
  /** What was scanned before; `product` asks for the product's serials. */
  readonly before?: readonly string[];
  readonly asks?: boolean;
  /** The roles in view; all of the label where it does not say. */
  readonly seen?: readonly string[];
  readonly also?: readonly LabelCode[];
  /** By role; what is not named is ignored. */
  readonly expected: Readonly<Record<string, Fit>>;
}

const CASES: Readonly<Record<string, Case>> = {
  'a GS1 code that names the asked product is the serial, whatever else is in view': {
    label: 'phone box',
    expected: { gs1: 'sure' },
  },
  'by a pattern, the S/N is told from IMEIs, EID and the product’s own code': {
    label: 'phone box',
    rule: { pattern: 'S[0-9A-Z]{12}' },
    expected: { serial: 'fits' },
  },
  'by its data identifier, the S/N is told from plain numbers': {
    label: 'phone box',
    rule: { dataIdentifiers: true },
    seen: ['product', 'imei', 'imei2', 'serial', 'eid'],
    expected: { serial: 'fits' },
  },
  'the same serial in two codes is one answer': {
    label: 'phone box',
    rule: { dataIdentifiers: true },
    expected: { gs1: 'sure' },
  },
  'where an IMEI is asked for, both fit and the associate chooses': {
    label: 'phone box',
    rule: { kind: 'imei' },
    expected: { imei: 'fits', imei2: 'fits' },
  },
  'the document’s list knows which IMEI': {
    label: 'phone box',
    rule: { kind: 'imei' },
    listed: [textOf('phone box', 'imei2')],
    expected: { imei2: 'sure' },
  },
  'where the ICCID is asked for, the EID is none': {
    label: 'phone box',
    rule: { kind: 'iccid' },
    expected: { imei: 'misfit', imei2: 'misfit', serial: 'misfit', eid: 'misfit', gs1: 'misfit' },
  },
  'without a rule and without GS1, plain numbers are the associate’s choice': {
    label: 'phone box',
    seen: ['product', 'imei', 'serial'],
    expected: { imei: 'fits', serial: 'fits' },
  },
  'the product’s own code is ignored while its serial is asked for': {
    label: 'phone box',
    seen: ['product'],
    expected: { product: 'ignored' },
  },
  'with nothing asked, a code that names product and serial says it all': {
    label: 'phone box',
    asks: false,
    expected: { gs1: 'sure' },
  },
  'with nothing asked, the product comes first': {
    label: 'phone box',
    asks: false,
    seen: ['product', 'imei', 'imei2', 'serial', 'eid'],
    expected: { product: 'fits' },
  },
  'with nothing asked, a listed serial finds its product': {
    label: 'phone box',
    asks: false,
    listed: [textOf('phone box', 'imei')],
    seen: ['product', 'imei', 'imei2'],
    expected: { imei: 'sure' },
  },
  'the other numbers of a captured unit are spent': {
    label: 'phone box',
    before: [textOf('phone box', 'serial')],
    seen: ['product', 'imei', 'imei2', 'serial'],
    expected: { imei: 'spent', imei2: 'spent', serial: 'misfit' },
  },
  'another unit beside a captured one is taken where it is listed': {
    label: 'phone box',
    listed: [textOf('phone box', 'imei'), textOf('phone box', 'imei2')],
    before: [textOf('phone box', 'imei')],
    seen: ['imei', 'imei2', 'serial'],
    expected: { imei2: 'sure', serial: 'spent' },
  },
  'the box of another product: its product, not its number': {
    label: 'phone box',
    seen: ['serial'],
    also: [OTHER_UPC],
    expected: { 'other product': 'fits' },
  },
  'two boxes: what is asked for goes on': {
    label: 'phone box',
    rule: { pattern: 'S[0-9A-Z]{12}' },
    seen: ['product', 'serial'],
    also: [OTHER_UPC],
    expected: { serial: 'fits' },
  },
  'a code alone that breaks the rule is a misfit': {
    label: 'phone box',
    rule: { kind: 'imei' },
    seen: ['eid'],
    expected: { eid: 'misfit' },
  },
  'a tool: the link names product and serial, the model is ignored': {
    label: 'tool',
    expected: { link: 'sure' },
  },
  'a tool without the link in view: its serial and its model look alike': {
    label: 'tool',
    seen: ['serial', 'model', 'product'],
    expected: { serial: 'fits', model: 'fits' },
  },
  'a tool by its rule': {
    label: 'tool',
    rule: { minLength: 8 },
    seen: ['serial', 'model', 'product'],
    expected: { serial: 'fits' },
  },
  'a carton label: the element string of the asked product': {
    label: 'carton label',
    expected: { serial: 'sure' },
  },
  'an etched part': { label: 'etched part', expected: { serial: 'sure' } },
};

const isGs1 = (text: string): boolean => /^01\d{14}/.test(text);

function fitsOf({ label, rule, listed, before = [], asks = true, seen, also = [] }: Case): Record<string, Fit> {
  const wanted: Product = product('WANTED', { gtins: [GTINS[label]], ...(rule && { serialRule: rule }) });
  const line = { lineId: '1', sku: 'WANTED', expectedQty: 9, serialPolicy: 'advisory' } as const;
  const products = [wanted, OTHER];
  const bench = new Bench(
    {
      lines: [
        { ...line, ...(listed && { expectedSerials: listed }) },
        { ...line, lineId: '2', sku: 'OTHER' },
      ],
    },
    {},
    products,
  );
  if (asks) bench.ask({ type: 'select-line', lineId: '1' });
  for (const text of before) bench.scan(text);
  const catalog = { find: (name: string) => products.find(({ sku, gtins }) => sku === name || gtins.includes(name)) };
  const look = [...labels[label].filter(({ role }) => seen?.includes(role) ?? true), ...also];
  const parsed = look.map(({ text, symbology }) =>
    parseReading(
      { id: text, text, symbology, source: 'camera', atMs: 0, ...(isGs1(text) && { aim: ']d2' }) },
      parseContextOf(bench.state, catalog),
    ),
  );
  const fits = judgeLook(bench.state, parsed, catalog);
  return Object.fromEntries(look.map(({ role }, place) => [role, fits[place] ?? 'ignored']));
}

describe('judge look', () => {
  for (const [name, given] of Object.entries(CASES)) {
    it(name, () => {
      const fits = fitsOf(given);
      const ignored = Object.fromEntries(Object.keys(fits).map(role => [role, 'ignored']));
      expect(fits).to.deep.equal({ ...ignored, ...given.expected });
    });
  }
});
