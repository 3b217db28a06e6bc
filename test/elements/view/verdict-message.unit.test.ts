import { expect } from 'chai';
import type { Refusal, Verdict } from '../../../src/domain/model/verdict.js';
import { messageOf, type VerdictMessage } from '../../../src/elements/view/verdict-message.js';
import { en } from '../../../src/strings/en.js';
import { COMPLETE, flowAfter } from '../../support/sample-flow.js';

const PHONE = 'Orbit Phone 15, 128 GB, midnight';
const CONSOLE = 'Kestrel X1 game console with controller';
const asked = flowAfter([{ type: 'serial-prompted', prompt: { type: 'serial', lineId: '1' } }]);

const say = (verdict: Verdict): VerdictMessage | undefined => messageOf(verdict, asked, en);
const refused = (refusal: Refusal): VerdictMessage | undefined => say({ outcome: 'refused', ...refusal });

describe('the words for a verdict', () => {
  for (const [what, refusal] of Object.entries<Refusal>({
    'an IMEI': { code: 'malformed', rule: 'imei', text: '490154203237519' },
    'an ICCID': { code: 'malformed', rule: 'iccid', text: '8949020001234567891' },
    'a MEID': { code: 'malformed', rule: 'meid', text: 'af0123450abcded' },
    'a VIN': { code: 'malformed', rule: 'vin', text: '1M8GDM9A5KP042788' },
    'a VIN with a letter that no VIN has': { code: 'malformed', rule: 'vin', text: 'WVWZZZ1JZ3WO86752' },
    'a GTIN': { code: 'malformed', rule: 'check-digit', text: '09521234543214' },
    'a check pair': { code: 'malformed', rule: 'check-pair', text: 'X' },
  }))
    it(`tell a wrong check digit as a misread: ${what}`, () => {
      expect(refused(refusal)).to.include({
        title: 'Not read right',
        next: 'Scan it again: a check digit does not fit.',
      });
    });

  for (const refusal of [
    { code: 'malformed', rule: 'imei', text: 'SN-4711' },
    { code: 'malformed', rule: 'pattern', text: '490154203237519' },
  ] as const)
    it(`tell another code as another code: ${refusal.text}, ${refusal.rule}`, () => {
      expect(refused(refusal)?.title).to.equal('Not a serial number of this product');
    });

  it('name the product that a serial belongs to, whether it has a line or not', () => {
    const title = `This serial belongs to ${CONSOLE}`;
    expect(refused({ code: 'wrong-product', text: 'S', lineId: '2' })).to.include({ title });
    expect(refused({ code: 'wrong-product', text: 'S', product: CONSOLE })).to.include({ title });
    const both = refused({ code: 'wrong-product', text: 'S', lineIds: ['1', '2'] });
    expect(both?.title).to.equal(`This serial belongs to ${PHONE}, ${CONSOLE}`);
    expect(refused({ code: 'wrong-product', text: 'S' })?.title).to.equal('Belongs to another product');
  });

  it('name the product of a code that is not the asked one, and not the asked one itself', () => {
    expect(refused({ code: 'not-on-document', text: 'S', lineId: '2' })?.product).to.equal(CONSOLE);
    expect(refused({ code: 'not-on-document', text: 'S', product: 'Stray' })?.product).to.equal('Stray');
    expect(refused({ code: 'not-on-document', text: 'S', lineId: '1' })).not.to.have.property('product');
  });

  it('say how many units a pack has counted, also where it completes its product', () => {
    const counted = { outcome: 'counted', lineId: '2', quantity: 12, units: 12 } as const;
    const said = { tone: 'accepted', title: 'Counted 12 units', product: CONSOLE };
    expect(say({ ...counted, lineDone: false })).to.deep.equal(said);
    expect(say({ ...counted, lineIds: ['1', '2'], lineDone: false })?.product).to.equal(`${PHONE}, ${CONSOLE}`);
    const done = { tone: 'done', title: `${CONSOLE} is complete`, next: 'Counted 12 units' };
    expect(say({ ...counted, lineDone: true })).to.deep.equal(done);
  });

  it('say of one carton that was scanned before which receipt has it, when, and by whom', () => {
    const earlier = { receipt: 1, deviceId: 'till-1', userId: 'mia', atMs: Date.UTC(2026, 10, 30, 9) };
    const message = refused({ code: 'already-received', text: '106141412345678908', earlier });
    expect(message).to.include({ tone: 'duplicate', title: 'Already received', serial: '106141412345678908' });
    expect(message?.next).to.match(/^Receipt 1 · .*30.* · mia\. Set it aside\.$/);
  });

  it('say why a case code cannot be used, and for which products, each once', () => {
    const next = `Serialized products are scanned one by one. Open the case and scan each unit of: ${PHONE}, ${CONSOLE}.`;
    expect(refused({ code: 'case-pack-not-allowed', lineIds: ['1', '2', '1'] })?.next).to.equal(next);
  });

  it('ask whether a listed spelling is meant, and show what was read', () => {
    const about = { serial: 'KX-100', readAs: 'kx-100', readingId: 'r', lineId: '1' };
    const prompt = { type: 'confirm', code: 'doubtful', rule: 'look-alike', ...about } as const;
    expect(say({ outcome: 'prompt', prompt })).to.deep.equal({
      tone: 'prompt',
      title: 'Listed as KX-100?',
      next: 'Compare each character with the label.',
      serial: 'kx-100',
      product: PHONE,
    });
  });

  it('name the product that the ledger has a serial for, and the one that would get it', () => {
    const about = { serial: 'S', readingId: 'r', lineId: '1', product: CONSOLE };
    const message = say({ outcome: 'prompt', prompt: { type: 'confirm', code: 'wrong-product', ...about } });
    expect(message).to.include({ title: `This serial belongs to ${CONSOLE}`, product: PHONE, serial: 'S' });
  });

  const wanted = { serial: 'S', readingId: 'r' };
  for (const [what, more, facts, next] of [
    ['product first', { isProductFirst: true }, [], 'Choose it, or scan the product and the serial again.'],
    [
      'product first, with nothing to choose',
      { isProductFirst: true },
      COMPLETE,
      'Scan the product and the serial again.',
    ],
    ['serial first', {}, [], 'Choose it, or scan the product.'],
    ['serial first, with nothing to choose', {}, COMPLETE, 'Scan its product.'],
    ['of a shared code', { candidates: ['1', '2'] }, [], 'Choose it, or scan the product.'],
  ] as const)
    it(`name no choice that is not there, where the product of a serial is asked for: ${what}`, () => {
      const prompt = { type: 'product', candidates: [], ...wanted, ...more } as const;
      const state = flowAfter([...facts, { type: 'product-prompted', prompt }]);
      expect(messageOf({ outcome: 'prompt', prompt }, state, en)).to.deep.equal({
        tone: 'prompt',
        title: 'Which product is this serial?',
        next,
        serial: 'S',
      });
    });
});
