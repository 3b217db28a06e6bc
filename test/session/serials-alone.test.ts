import { expect } from '@open-wc/testing';
import type { Capture } from '../../src/ports/capture.js';
import { freshDevice } from '../e2e/fresh-device.js';
import { openTab } from '../support/open-tab.js';

const UNITS = 250;
const drills = Array.from({ length: UNITS }, (_, at) => `D18-${String(at).padStart(6, '0')}`);
const imeis = Array.from({ length: UNITS }, (_, at) => withCheckDigit(`3569380356${String(at).padStart(4, '0')}`));
/** One of each product, in turn: not a single product is scanned. */
const all = drills.flatMap((drill, at) => [drill, imeis[at] ?? '']);

/** An IMEI ends with a check digit. Source: 3GPP TS 23.003, annex B. */
function withCheckDigit(body: string): string {
  const sum = [...body].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

describe('500 serials in a row', function () {
  this.timeout(120_000);
  let capture: Capture;

  beforeEach(async () => {
    await freshDevice();
    capture = openTab();
  });

  afterEach(() => capture.close());

  async function expectAllTaken(): Promise<void> {
    const outcomes = new Set<string>();
    for (const serial of all) outcomes.add((await capture.enter(serial)).outcome);
    expect([...outcomes]).to.deep.equal(['accepted']);
    const byProduct = capture.state?.lines.map(({ product, serials }) => [
      product.sku,
      serials.map(({ serial }) => serial),
    ]);
    expect(Object.fromEntries(byProduct ?? [])).to.deep.equal({ 'DRILL-18V': drills, 'PHONE-15-128': imeis });
  }

  it('find their products by the lists of the document', async () => {
    await capture.open({
      flow: 'asn-receiving',
      documentId: 'ASN-500',
      locationId: 'STORE-042',
      lines: [
        { lineId: '1', sku: 'DRILL-18V', expectedSerials: drills },
        { lineId: '2', sku: 'PHONE-15-128', expectedSerials: imeis },
      ],
    });
    await expectAllTaken();
  });

  it('find their products by the ledger', async () => {
    const entry = { status: 'in-stock', locationId: 'STORE-042' } as const;
    await capture.device.seedLedger([
      ...drills.map(serial => ({ ...entry, sku: 'DRILL-18V', serial })),
      ...imeis.map(serial => ({ ...entry, sku: 'PHONE-15-128', serial })),
    ]);
    await capture.open({
      flow: 'transfer-ship',
      documentId: 'TO-500',
      locationId: 'STORE-042',
      destinationLocationId: 'STORE-099',
      lines: [],
    });
    await expectAllTaken();
  });
});
