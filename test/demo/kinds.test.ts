import { expect } from '@open-wc/testing';
import { TillPage } from './till-page.js';

interface Work {
  readonly kind: string;
  readonly documentId: string;
  /** Codes to scan, in order. */
  readonly codes: readonly string[];
  /** What the document says to be where its units come from or go to. */
  readonly says: string;
  /** The row of the event file that has what was scanned. */
  readonly row: string;
  /** A reason is asked for. */
  readonly reason?: string;
}

const PHONE = '9521400000014';
const SAW = '9526130000143';

const WORK: readonly Work[] = [
  {
    kind: 'blind-receiving',
    documentId: 'BR-0311',
    codes: [PHONE, '356938035643809'],
    says: 'From V-6130',
    row: '100210,09521400000014,,1,match,1,356938035643809',
  },
  {
    kind: 'transfer-ship',
    documentId: 'TO-8861',
    codes: ['NS5E412353020'],
    says: 'To 0158',
    row: '300110,09524711000094,2,1,under,1,NS5E412353020',
    reason: 'miscounted',
  },
  {
    kind: 'transfer-receive',
    documentId: 'TI-8847',
    codes: ['865302067480891', '354128093615418'],
    says: 'From 0158',
    row: '100240,09522210000041,2,1,under,1,865302067480891',
    reason: 'short-shipped',
  },
  {
    kind: 'return-to-vendor',
    documentId: 'RTV-0565',
    codes: ['6632-GM755225'],
    says: 'To V-5820',
    row: '410018,09525820000128,3,1,under,1,6632-GM755225',
    reason: 'recall',
  },
  {
    kind: 'cycle-count',
    documentId: 'CC-1190-A',
    codes: ['358701140064768'],
    says: 'Batch A',
    row: '100210,09521400000014,6,1,under,1,358701140064768',
  },
  {
    kind: 'adjustment',
    documentId: 'ADJ-0777',
    codes: ['HB48M73W4HM4'],
    says: 'Adjustment, out of stock',
    row: '200305,09523055000067,,1,match,1,HB48M73W4HM4',
  },
  {
    kind: 'adjustment',
    documentId: 'ADJ-0778',
    codes: [SAW, 'KS123456789'],
    says: 'Adjustment, into stock',
    row: '410057,09526130000143,,1,match,1,KS123456789',
  },
];

describe('the demo till, each kind of work', function () {
  this.timeout(60_000);
  let page: TillPage;

  afterEach(() => page.close());

  for (const { kind, documentId, codes, says, row, reason } of WORK) {
    it(`${documentId}: is opened from the back office, worked by scanner, and completed`, async () => {
      page = await TillPage.open('ASN-20418');
      await page.openFromBackOffice(kind, documentId);
      await page.untilTold(says);
      for (const code of codes) await page.scan(code);
      expect(page.refused).to.deep.equal([]);
      await page.tap('Review');
      if (reason !== undefined) await page.choose(reason);
      await page.tap('Complete');
      await page.until('serial-flow-completed');
      const [file] = page.files;
      expect(file?.acknowledged).to.equal(true);
      expect(file?.file.text).to.include(row);
    });
  }
});
