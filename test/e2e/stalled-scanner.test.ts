import { expect } from '@open-wc/testing';
import type { Associate } from './associate.js';
import { flowPage } from './flow-page.js';
import { ByStamps, code128, ean13 } from './means.js';

const DRILL = ean13('4006381333207');
const PHONE = ean13('4006381333108');

function documentOf(id: string, expectedSerials?: readonly string[]): object {
  const drill = { lineId: '1', sku: 'DRILL-18V', expectedQty: 9, ...(expectedSerials && { expectedSerials }) };
  const lines = [{ ...drill, serialPolicy: expectedSerials ? 'advisory' : 'none' }, PHONE_LINE];
  return { flow: 'asn-receiving', documentId: id, title: id, locationId: 'STORE-042', lines };
}
const PHONE_LINE = { lineId: '2', sku: 'PHONE-15-128', expectedQty: 2 };

/** The verdicts of scans one after the other. */
async function scans(associate: Associate, ...texts: readonly string[]): Promise<string[]> {
  const heard: string[] = [];
  for (const text of texts) heard.push(await associate.scan(code128(text)));
  return heard;
}

describe('a scanner that stalls', () => {
  const means = new ByStamps();
  const page = flowPage({ document: documentOf('ASN-STALL'), means, profile: {} });
  before(() => page.associate.screen.sees('ASN-STALL'));
  /** What stands in green, as the page has heard of it. */
  const captured = (): readonly string[] => {
    const { heard } = page.associate;
    return heard.filter((said, at) => said.startsWith('accepted') && heard[at + 1] !== 'removed');
  };

  it('is asked about with the whole and its parts, and nothing counts until then', async () => {
    const { associate } = page;
    expect(await associate.scan(DRILL)).to.equal('asked for serial');
    means.stall(6, 600);
    expect(await associate.scan(code128('AB-0000001'))).to.equal('asked for choice');
    expect(captured()).to.have.length(0);
    await associate.screen.sees('Which number is the serial?');
    for (const text of ['AB-0000001', 'AB-000', '0001']) await associate.screen.sees(text);
    expect(await associate.press('AB-0000001')).to.equal('accepted AB-0000001 doubtful');
  });

  it('has its short stalls joined without a question', async () => {
    means.stall(6, 200);
    expect(await page.associate.scan(code128('AB-0000002'))).to.equal('accepted AB-0000002');
  });

  it('never has a part of a scan in green whose key gave no character', async () => {
    means.lose(4);
    expect(await page.associate.scan(code128('AB-0000003'))).to.equal('refused malformed');
    await page.associate.screen.sees('A character is missing');
    expect(captured()).to.have.length(2);
  });

  it('is asked about where its Enter is lost, and the whole is taken when the rest comes late', async () => {
    means.endAfter(6);
    expect(await page.associate.scan(code128('AB-0000004'))).to.equal('asked for confirm');
    await page.associate.screen.sees('AB-000');
    expect(await page.associate.taken(async () => means.goOn())).to.equal('accepted AB-0000004');
    expect(captured()).to.have.length(3);
  });

  it('has both texts of a scan under Caps Lock asked about, and the chosen one counts', async () => {
    means.capsLock = true;
    expect(await page.associate.scan(code128('C02XG0FDH7JY'))).to.equal('asked for choice');
    means.capsLock = false;
    expect(await page.associate.press('C02XG0FDH7JY')).to.equal('accepted C02XG0FDH7JY doubtful');
  });
});

describe('a scanner that stalls over listed serials', () => {
  const means = new ByStamps();
  const listed = ['AB-0000001', 'AB-0000002', 'C02XG0FDH7JY'];
  const page = flowPage({ document: documentOf('ASN-LISTED', listed), means, profile: {} });
  before(() => page.associate.screen.sees('ASN-LISTED'));

  it('needs no question', async () => {
    const { associate } = page;
    expect(await associate.scan(DRILL)).to.equal('asked for serial');
    means.stall(6, 900);
    expect(await associate.scan(code128('AB-0000001'))).to.equal('accepted AB-0000001');
    means.endAfter(10);
    expect(await associate.scan(code128('AB-0000002'))).to.equal('accepted AB-0000002');
    means.capsLock = true;
    expect(await associate.scan(code128('C02XG0FDH7JY'))).to.equal('accepted C02XG0FDH7JY');
  });
});

describe('a product code that was missed', () => {
  const means = new ByStamps();
  const page = flowPage({ document: documentOf('ASN-MISSED'), means, profile: {} });
  before(() => page.associate.screen.sees('ASN-MISSED'));

  it('does not glue its serial to the next product, and the question stays in sight until it is answered', async () => {
    const { associate } = page;
    expect(await scans(associate, 'D18-1', PHONE.text)).to.deep.equal(['asked for product', 'asked for serial']);
    await associate.screen.sees('1 more to answer');
    expect(await scans(associate, '356938035643809')).to.deep.equal(['accepted 356938035643809']);
    await associate.screen.press('Answer now');
    await associate.screen.sees('Which product is this serial?');
    await expect(page.flow).to.be.accessible();
    expect(await associate.press('Cordless drill 18 V')).to.equal('accepted D18-1');
  });
});
