import { expect } from 'chai';
import { withCheckDigit } from '../../demo/simulator/serial-maker.js';
import { FLOW_KINDS } from '../../src/domain/model/document.js';

interface Row {
  readonly sku: string;
  readonly gtins: readonly string[];
  readonly packs?: readonly { readonly gtin: string; readonly units: number }[];
  readonly SerialNumberRequired: boolean;
  readonly serialRule?: { readonly kind?: string; readonly pattern?: string };
}
interface DocumentRow {
  readonly document: {
    readonly documentId: string;
    readonly lines: readonly {
      lineId: string;
      sku: string;
      cartonId?: string;
      expectedSerials?: readonly string[];
      expectedQty?: number;
    }[];
  };
}

async function readJson<T>(name: string): Promise<T> {
  const response = await fetch(new URL(`../../demo/data/${name}.json`, import.meta.url));
  return (await response.json()) as T;
}

const hasCheckDigit = (code: string) => withCheckDigit(code.slice(0, -1)) === code;

function fits(serial: string, { serialRule = {} }: Row): boolean {
  if (serialRule.kind === 'imei') return /^\d{15}$/.test(serial) && luhnSum(serial) % 10 === 0;
  return new RegExp(`^(?:${serialRule.pattern ?? '.+'})$`).test(serial);
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

describe('sample data of the demo', () => {
  let products: readonly Row[];
  let documents: readonly DocumentRow[];
  let ledger: readonly { sku: string; serial: string }[];

  before(async () => {
    products = await readJson('products');
    ledger = await readJson('ledger');
    documents = (
      await Promise.all(FLOW_KINDS.map(kind => readJson<readonly DocumentRow[]>(`documents/${kind}`)))
    ).flat();
  });

  const productOf = (sku: string) => {
    const product = products.find(each => each.sku === sku);
    if (!product) throw new Error(`No product ${sku}`);
    return product;
  };

  it('has GTINs with right check digits, each once', () => {
    const gtins = products.flatMap(({ gtins: own, packs = [] }) => [...own, ...packs.map(({ gtin }) => gtin)]);
    expect(gtins.filter(gtin => !hasCheckDigit(gtin))).to.deep.equal([]);
    expect(new Set(gtins).size).to.equal(gtins.length);
  });

  it('has serials that fit their products, on documents and in the ledger', () => {
    const expected = documents.flatMap(({ document }) =>
      document.lines.flatMap(line => (line.expectedSerials ?? []).map(serial => ({ sku: line.sku, serial }))),
    );
    expect([...expected, ...ledger].filter(({ sku, serial }) => !fits(serial, productOf(sku)))).to.deep.equal([]);
  });

  it('has a product that comes in packs of twelve, and a document that expects whole packs of it', () => {
    const packed = products.filter(({ packs }) => packs?.some(({ units }) => units === 12)).map(({ sku }) => sku);
    const lines = documents.flatMap(({ document }) => document.lines).filter(({ sku }) => packed.includes(sku));
    expect(lines.filter(({ expectedQty = 1 }) => expectedQty % 12 === 0)).not.to.deep.equal([]);
  });

  it('has carton labels with right check digits', () => {
    const cartons = documents.flatMap(({ document }) => document.lines.flatMap(line => line.cartonId ?? []));
    expect(cartons).to.have.length.above(0);
    expect(cartons.filter(carton => carton.length !== 18 || !hasCheckDigit(carton))).to.deep.equal([]);
  });

  it('names every document and every line of it once', () => {
    const ids = documents.map(({ document }) => document.documentId);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { document } of documents)
      expect(new Set(document.lines.map(line => line.lineId)).size, document.documentId).to.equal(
        document.lines.length,
      );
  });
});
