import { expect } from '@open-wc/testing';
import { feed } from '../support/asn.js';
import { flowPage, type FlowPage, type FlowPageOptions } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

/** The SKU of a product without serials, and the serial of a drill. */
const BOTH = '4711-0815';
const SCREWS = 'Screws 4 × 40';
const products = [...feed, { sku: BOTH, name: SCREWS, gtins: ['04006381333504'], SerialNumberRequired: false }];
const drill = ean13('4006381333207');
const both = code128(BOTH);

const drills = { lineId: '1', sku: 'DRILL-18V', expectedQty: 1 };
const listed = { ...drills, expectedSerials: [BOTH] };
const screws = { lineId: '2', sku: BOTH, expectedQty: 5 };
const ledger = [{ sku: 'DRILL-18V', serial: BOTH, status: 'in-stock', locationId: 'STORE-042' }] as const;
const count = { countId: 'CC-1', batchId: 'A', mode: 'partial', blind: false };

const documentOf = (flow: string, lines: readonly object[], more: object = {}): object => {
  return { flow, documentId: 'D-1', title: 'Drills and screws', locationId: 'STORE-042', lines, ...more };
};

function open(options: Omit<FlowPageOptions, 'products'>): FlowPage {
  const page = flowPage({
    ...options,
    products,
    settings: { requireReasons: false, partialReceipts: { 'asn-receiving': 'final' } },
  });
  before(() => page.associate.screen.sees('Drills and screws'));
  return page;
}

/** What the event file says: how many of each product, and the serials. */
async function completed(page: FlowPage): Promise<readonly string[]> {
  expect(await page.complete('event-1')).to.equal('completed event-1');
  expect(page.associate.heard.filter(heard => heard.startsWith('counted'))).to.be.empty;
  const lines = page.completed[0]?.event.lines ?? [];
  return lines.map(({ sku, countedQty, serials }) =>
    [`${countedQty} ${sku}`, ...serials.map(({ serial, flags = [] }) => [serial, ...flags].join(' '))].join(': '),
  );
}

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`a serial that is also the SKU of screws, ${means.name}`, function () {
    this.timeout(60_000);

    describe('on an ASN that lists it', () => {
      const page = open({ document: documentOf('asn-receiving', [listed]), means });

      it('is the drill’s', async () => {
        expect(await page.associate.scan(both)).to.equal(`accepted ${BOTH}`);
        expect(await completed(page)).to.deep.equal([`1 DRILL-18V: ${BOTH}`]);
      });
    });

    for (const [place, known] of [
      ['on an ASN that lists it, and the screws as well', { document: documentOf('asn-receiving', [listed, screws]) }],
      [
        'in a count that has the screws, and in the ledger',
        { document: documentOf('cycle-count', [drills, screws], { count }), ledger },
      ],
    ] as const) {
      describe(`${place}, by itself`, () => {
        const page = open({ ...known, means });

        it('is a question, and the drill’s after a yes', async () => {
          const { associate } = page;
          expect(await associate.scan(both)).to.equal('asked for confirm');
          await associate.screen.sees(`Also the code of a product Cordless drill 18 V ${BOTH}`);
          expect(await associate.press('Take it anyway')).to.equal(`accepted ${BOTH} doubtful`);
          expect((await completed(page))[0]).to.equal(`1 DRILL-18V: ${BOTH} doubtful`);
        });
      });

      describe(`${place}, after its product`, () => {
        const page = open({ ...known, means });

        it('is the drill’s', async () => {
          expect(await page.associate.scan(drill)).to.equal('asked for serial');
          expect(await page.associate.scan(both)).to.equal(`accepted ${BOTH}`);
          expect((await completed(page))[0]).to.equal(`1 DRILL-18V: ${BOTH}`);
        });
      });
    }
  });
}

describe('a serial that is also the SKU of screws, in a count that has none, and in the ledger', function () {
  this.timeout(60_000);
  const page = open({ document: documentOf('cycle-count', [drills], { count }), ledger, means: new ByWedge() });

  it('is a question where its product was not scanned, and the drill’s after a yes', async () => {
    const { associate } = page;
    expect(await associate.scan(both)).to.equal('asked for confirm');
    expect(await associate.press('Take it anyway')).to.equal(`accepted ${BOTH} doubtful`);
    expect(await completed(page)).to.deep.equal([`1 DRILL-18V: ${BOTH} doubtful`]);
  });
});

describe('a serial that is also the SKU of screws, in blind receiving, where nobody knows it', function () {
  this.timeout(60_000);
  const page = open({ document: documentOf('blind-receiving', []), means: new ByWedge() });

  it('is a question, and nothing where it is set aside', async () => {
    const { associate } = page;
    expect(await associate.scan(drill)).to.equal('asked for serial');
    expect(await associate.scan(both)).to.equal('asked for confirm');
    await associate.screen.sees(`Also the code of a product Cordless drill 18 V ${BOTH}`);
    await expect(page.flow).to.be.accessible();
    await associate.setAside();
  });

  it('is the drill’s after a yes, and no screw', async () => {
    const { associate } = page;
    expect(await associate.scan(both)).to.equal('asked for confirm');
    expect(await associate.press('Take it anyway')).to.equal(`accepted ${BOTH} doubtful`);
    expect(associate.screen.words).not.to.include(SCREWS);
    expect(await completed(page)).to.deep.equal([`1 DRILL-18V: ${BOTH} doubtful`]);
  });
});
