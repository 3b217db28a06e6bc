import { expect } from '@open-wc/testing';
import { writeEventJson } from '../../src/output/index.js';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const document = await jsonFixture<object>('flows/substitution.json');
const csv = await fixture('flows/substitution.csv');
const json = await fixture('flows/substitution-event.json');

const settings = {
  userId: 'mia',
  policies: { 'asn-receiving': { 'not-on-document': 'confirm' } },
  requireReasons: false,
};
const phone = ean13('4006381333108');
const drill = ean13('4006381333207');
const clearCase = ean13('4006381333306');
/** One that is listed, and one that is not. */
const [listedPhone, , otherPhone] = imeis;

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`units in place of those that are listed, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document, means, settings, nowMs: Date.UTC(2026, 10, 30, 9) });

    before(() => page.associate.screen.sees('Phones and drills, others in the box'));

    it('are noted where the list is advisory', async () => {
      const { associate } = page;
      expect(await associate.scan(phone)).to.equal('asked for serial');
      expect(await associate.scan(code128(listedPhone))).to.equal(`accepted ${listedPhone}`);
      expect(await associate.scan(code128(otherPhone))).to.equal(`accepted ${otherPhone} not-on-document`);
    });

    it('are asked about where the list is exact and the store confirms', async () => {
      const { associate } = page;
      expect(await associate.scan(drill)).to.equal('asked for serial');
      for (const serial of ['D18-000771', 'D18-000772']) {
        expect(await associate.scan(code128(serial))).to.equal('asked for confirm');
        await associate.screen.sees(`Not on this document Cordless drill 18 V ${serial}`);
        expect(await associate.press('Take it anyway')).to.equal(`accepted ${serial} not-on-document`);
      }
      expect(await associate.scan(clearCase)).to.equal('counted 1');
    });

    it('have no check mark, although the quantity fits, and are named with those that are missing', async () => {
      const { associate } = page;
      await associate.toList();
      expect(associate.screen.marks()).to.deep.equal(['In progress', 'In progress', 'Complete']);
      await associate.screen.press('Review');
      await associate.screen.sees('2 products differ · 1 product matches');
      for (const missing of ['1 serial missing', '2 serials missing', imeis[1], 'D18-000451', 'D18-000452'])
        await associate.screen.sees(missing);
      await expect(page.flow).to.be.accessible();
    });

    it('are substituted in the event file, to the byte, as CSV and as JSON', async () => {
      expect(await page.finish('event-1')).to.equal('completed event-1');
      const [{ file, event } = { file: undefined, event: undefined }, ...more] = page.completed;
      expect(more).to.be.empty;
      expect(file?.text).to.equal(csv);
      if (!event) throw new Error('There is no event');
      const said = writeEventJson(event);
      expect([said.name, said.type]).to.deep.equal(['asn-receiving-ASN-20431-event-1.json', 'application/json']);
      // Of all bytes, the means of capture and the head of the chain that names it are not the same for both.
      const { journalHead = '' } = event;
      expect(journalHead).to.match(/^[0-9a-f]{64}$/);
      const text = said.text.replaceAll(`"source": "${means.source}"`, '"source": "wedge"');
      expect(text.replace(journalHead, 'HEAD')).to.equal(json);
    });
  });
}
