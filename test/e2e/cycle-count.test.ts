import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13, qr } from './means.js';

const document = await jsonFixture<{ count: object }>('flows/cycle-count.json');
const eventFile = await fixture('flows/cycle-count.csv');

const phone = ean13('4006381333108');
const drill = ean13('4006381333207');
const clearCase = ean13('4006381333306');
const [there, missing, unknown] = imeis;

const settings = { userId: 'mia', reasonCodes: [{ code: 'lost', label: 'Not found', for: ['missing', 'under'] }] };
const ledger = [
  { sku: 'PHONE-15-128', serial: there, status: 'in-stock', locationId: 'STORE-042' },
  { sku: 'PHONE-15-128', serial: missing, status: 'in-stock', locationId: 'STORE-042' },
  { sku: 'DRILL-18V', serial: 'D18-000451', status: 'gone', locationId: 'STORE-042' },
] as const;
const ledgerBefore = Object.fromEntries(
  ledger.map(({ serial, status, locationId }) => [serial, `${status} @ ${locationId}`]),
);

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`a partial count ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document, means, settings, ledger });

    it('says which batch it is', async () => {
      await page.associate.screen.sees('Count · CC-1190-A · Batch A');
      expect(page.associate.screen.words).not.to.include('Receive all');
      await expect(page.flow).to.be.accessible();
    });

    it('counts a serial that is in stock, and finds its product', async () => {
      expect(await page.associate.scan(code128(there))).to.equal(`accepted ${there}`);
      expect(await page.associate.scan(qr(code128(there)))).to.equal('refused duplicate-in-flow');
    });

    it('counts a serial that nobody expects, and notes it', async () => {
      expect(await page.associate.scan(phone)).to.equal('asked for serial');
      expect(await page.associate.scan(code128(unknown))).to.equal(`accepted ${unknown} not-on-document`);
      await page.associate.screen.sees('Noted: Not on this document');
    });

    it('counts a unit that the ledger has gone, on a product that is not counted here, and notes it', async () => {
      const { associate } = page;
      expect(await associate.scan(drill)).to.equal('asked for serial');
      expect(await associate.scan(code128('D18-000451'))).to.equal('accepted D18-000451');
      await associate.toList();
      expect(associate.screen.marks()).to.deep.equal(['In progress', 'Not started', 'Differs']);
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      for (let unit = 0; unit < 3; unit++) {
        expect(await page.associate.scan(unit % 2 ? qr(clearCase) : clearCase)).to.equal('counted 1');
      }
    });

    it('names what is missing and what is unexpected, and completes with one event file, to the byte', async () => {
      const { screen } = page.associate;
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await screen.sees('2 products differ · 1 product matches');
      await screen.sees('1 serial missing');
      await screen.sees(missing);
      await expect(page.flow).to.be.accessible();
      await screen.choose('Not found');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await screen.sees('Handed over to the store system.');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([eventFile]);
      expect(page.completed[0]?.event.count).to.deep.equal({ countId: 'CC-1190', batchId: 'A' });
    });

    it('moves nothing in the ledger', async () => {
      expect(await page.whereabouts()).to.deep.equal(ledgerBefore);
    });

    it('is not counted again by another batch, which is told which batch has the serial, and who', async () => {
      page.reopen({ ...document, documentId: 'CC-1190-B', count: { ...document.count, batchId: 'B' } });
      await page.associate.screen.sees('Batch B');
      expect(await page.associate.scan(code128(there))).to.equal('refused duplicate-elsewhere');
      await page.associate.screen.sees('Already taken in CC-1190-A · A · mia');
    });

    it('is counted anew by another count', async () => {
      page.reopen({
        ...document,
        documentId: 'CC-1191-A',
        count: { ...document.count, countId: 'CC-1191' },
        title: 'Next month',
      });
      await page.associate.screen.sees('Next month');
      expect(await page.associate.scan(code128(there))).to.equal(`accepted ${there}`);
    });
  });
}

describe('a blind count', function () {
  this.timeout(60_000);
  const count = { ...document.count, mode: 'full', blind: true };
  const page = flowPage({ document: { ...document, count }, means: new ByHand(), settings, ledger });

  before(async () => {
    await page.associate.screen.sees('0 units');
  });

  const tells = (): string[] =>
    page.associate.screen.words.match(/ of \d+|\d ?\/ ?\d|is complete|missing|to go|too many|noted|matches/gi) ?? [];

  it('tells nothing of what is expected, by words or marks', async () => {
    const { associate } = page;
    expect(await associate.scan(code128(there))).to.equal(`accepted ${there}`);
    await associate.toList();
    expect(tells()).to.deep.equal([]);
    expect(associate.screen.marks()).to.deep.equal(['In progress', 'Not started']);
  });

  it('does not tell by its questions how many there should be', async () => {
    const { associate } = page;
    expect(await associate.scan(phone)).to.equal('asked for serial');
    // The second of two: it goes on asking, as if there might be a third.
    expect(await associate.scan(code128(unknown))).to.match(new RegExp(`^accepted ${unknown}`));
    await associate.screen.sees('Serial added');
    await associate.screen.sees('Scan the serial of Phone 15, 128 GB, blue');
    expect(tells()).to.deep.equal([]);
    await associate.toList();
    for (let unit = 0; unit < 3; unit++) await associate.scan(clearCase);
    await associate.toList();
    expect(tells()).to.deep.equal([]);
    expect(associate.screen.marks()).to.deep.equal(['In progress', 'In progress']);
    await expect(page.flow).to.be.accessible();
  });

  it('is reviewed by what was counted, asks for no reason, and reports what differs to the host', async () => {
    const { associate } = page;
    await associate.screen.press('Review');
    await associate.screen.sees('5 units · 2 products');
    expect(tells()).to.deep.equal([]);
    expect(await page.finish('event-1')).to.equal('completed event-1');
    const [phones] = page.completed[0]?.event.lines ?? [];
    expect(phones?.missingSerials).to.deep.equal([missing]);
    expect(phones?.serials.map(({ serial, flags }) => [serial, flags])).to.deep.equal([
      [there, undefined],
      [unknown, ['not-on-document']],
    ]);
  });

  it('shows event file and record without what is expected, and offers no whole file', async () => {
    const { screen } = page.associate;
    const [completed] = page.completed;
    expect(completed?.file.text).to.match(/expectedQty.*status/);
    await screen.press(`Show the file ${completed?.file.name}`);
    expect(screen.words).to.include('countedQty').and.to.include(unknown);
    expect(screen.words).not.to.match(/expectedQty|status|\b(match|under|unexpected)\b/);
    await screen.press('More');
    await screen.press('Record');
    await screen.sees('Serial added');
    expect(screen.words).not.to.match(/not on|more than|export/i);
    await screen.press('Back');
  });

  it('shows what it has found only once it is closed', async () => {
    const { screen } = page.associate;
    await screen.sees('what it has found shows once it is closed');
    expect(screen.words).not.to.contain(missing);
    await screen.press('Close the count');
    await screen.press('Close the count');
    await screen.sees('Count closed');
    await screen.sees(missing);
    await screen.press(`Show the file ${page.completed[0]?.file.name}`);
    expect(screen.words).to.include('expectedQty');
    await screen.press('More');
    await screen.press('Record');
    await screen.sees('Export CSV');
    await screen.sees('Not on this document');
  });
});

describe('a manual count', function () {
  this.timeout(60_000);
  const count = { ...document.count, mode: 'manual' };
  const page = flowPage({ document: { ...document, count, lines: [] }, means: new ByWedge(), ledger });

  before(async () => {
    await page.associate.screen.sees('No products yet. Scan the first one.');
  });

  it('counts what is scanned, and nothing is unexpected', async () => {
    const { associate } = page;
    expect(await associate.scan(code128(there))).to.equal(`accepted ${there}`);
    expect(await associate.scan(drill)).to.equal('asked for serial');
    expect(await associate.scan(code128('D18-000900'))).to.equal('accepted D18-000900');
    expect(await associate.scan(clearCase)).to.equal('counted 1');
    expect(await page.complete('event-1')).to.equal('completed event-1');
    expect(
      page.completed[0]?.event.lines.map(({ sku, countedQty, status }) => [sku, countedQty, status]),
    ).to.deep.equal([
      ['PHONE-15-128', 1, 'match'],
      ['DRILL-18V', 1, 'match'],
      ['CASE-15-CLEAR', 1, 'match'],
    ]);
  });
});
