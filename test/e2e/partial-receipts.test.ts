import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { until } from './screen.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const settings = { reasonCodes: [{ code: 'short', label: 'Short shipment', for: ['under', 'missing'] }] };
const [phoneA, phoneB] = [code128(imeis[0]), code128(imeis[1])];
const drill = ean13('4006381333207');

for (const means of [new ByHand(), new ByWedge()]) {
  describe(`a delivery that comes in parts, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document: asn, means, settings });

    it('asks once whether the rest is still to come, and of each product where they differ', async () => {
      const { associate } = page;
      await associate.screen.sees('ASN 10017');
      expect(await associate.scan(phoneA)).to.equal(`accepted ${imeis[0]}`);
      await associate.toList();
      await associate.screen.press('Review');
      await associate.screen.sees('Is the rest still to come?');
      await associate.screen.press('It will come');
      await until(() => associate.screen.choices().length === 0, 'no reason to be asked for');
      await expect(page.flow).to.be.accessible();
    });

    it('wants no reason for what will come', async () => {
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await page.associate.screen.sees('The rest is still to come.');
      const [{ event }] = page.completed as [(typeof page.completed)[number]];
      expect(event.receipt).to.deep.equal({ number: 1, isFinal: false });
      expect(event.lines.map(({ rest, reasons }) => [rest, reasons])).to.deep.equal(
        event.lines.map(() => ['follows', undefined]),
      );
      await expect(page.flow).to.be.accessible();
    });

    it('opens the next receipt of the same document on the next day, which expects what is left', async () => {
      page.reopen();
      const { associate } = page;
      await associate.screen.sees('Receipt 2');
      await associate.screen.sees('1 received before');
      expect(await associate.scan(phoneA)).to.equal('refused already-received');
      await associate.screen.sees('Receipt 1 ·');
      expect(await associate.scan(phoneB)).to.equal(`accepted ${imeis[1]}`);
      await associate.toList();
      expect(associate.screen.marks()[0]).to.equal('Complete');
      await expect(page.flow).to.be.accessible();
    });

    it('closes what does not come any more, with a reason', async () => {
      const { associate } = page;
      await associate.screen.press('Review');
      await associate.screen.press('Close it short');
      await until(() => associate.screen.isPressed('Close it short'), 'the answer');
      expect(await associate.press('Complete')).to.equal('refused reasons-missing');
      await associate.screen.choose('Short shipment', 'Cordless drill 18 V');
      await associate.screen.choose('Short shipment', 'Clear case');
      expect(await page.finish('event-2')).to.equal('completed event-2');
      const { event } = page.completed.at(-1) ?? {};
      expect(event?.receipt).to.deep.equal({ number: 2, isFinal: true });
      expect(event?.lines.map(({ expectedQty, countedQty, rest }) => [expectedQty, countedQty, rest])).to.deep.equal([
        [1, 1, undefined],
        [2, 0, 'closed'],
        [3, 0, 'closed'],
      ]);
    });

    it('stays completed then', async () => {
      page.reopen();
      await page.associate.screen.sees('Completed');
      expect(page.associate.screen.words).not.to.include('Receive the rest');
    });
  });
}

describe('the rest of a delivery where the store asks for no reasons', function () {
  this.timeout(60_000);
  const page = flowPage({ document: asn, means: new ByHand() });

  it('is asked for before anything is completed, and the next receipt begins by a tap', async () => {
    const { associate } = page;
    await associate.screen.sees('ASN 10017');
    await associate.scan(drill);
    await associate.scan(code128('D18-000451'));
    await associate.toList();
    await associate.screen.press('Review');
    await associate.screen.press('Complete');
    const isPressed = (): boolean => associate.screen.isPressed('It will come');
    expect(isPressed()).to.equal(false);
    await associate.screen.press('It will come');
    await until(isPressed, 'the answer');
    expect(associate.heard.filter(heard => heard.startsWith('completed'))).to.deep.equal([]);
    expect(await page.finish('event-1')).to.equal('completed event-1');
    await associate.screen.press('Receive the rest');
    await associate.screen.sees('Receipt 2');
    expect(await associate.scan(drill)).to.equal('asked for serial');
    expect(await associate.scan(code128('D18-000451'))).to.equal('refused already-received');
  });
});
