import { expect } from '@open-wc/testing';
import bwipjs from 'bwip-js/browser';
import { code128, GROUP_SEPARATOR } from '../../demo/simulator/code-128.js';
import { ean13 } from '../../demo/simulator/ean-13.js';

/** The widths that an independent encoder draws. */
function drawnBy(bcid: string, text: string): readonly number[] {
  const [symbol] = bwipjs.raw(bcid, text, {});
  return symbol && 'sbs' in symbol ? Array.from(symbol.sbs) : [];
}

describe('codes that the simulator prints', () => {
  for (const digits of ['9521400000014', '9522210000041', '4006381333931', '0012345678905'])
    it(`draws ${digits} as EAN-13`, () => expect(ean13(digits)).to.deep.equal(drawnBy('ean13', digits)));

  for (const text of ['KS452100312', 'NS5E123456', 'HK55ABCD', 'abc~!'])
    it(`draws ${text} as Code 128`, () => expect(code128(text)).to.deep.equal(drawnBy('code128', text)));

  it('begins a GS1-128 symbol with FNC1', () => {
    const drawn = code128(`${GROUP_SEPARATOR}00095214000000004173`);
    expect(drawn).to.deep.equal(drawnBy('gs1-128', '(00)095214000000004173'));
  });
});
