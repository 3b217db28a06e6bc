import { expect } from 'chai';
import { readLayout } from '../../../src/input/wedge/layout.js';

describe('readLayout', () => {
  it('has no doubt where both layouts agree', () => {
    expect(readLayout({ text: 'SN1', us: 'SN1' }, 'auto')).to.deep.equal({ text: 'SN1' });
  });

  it('keeps both where they differ', () => {
    expect(readLayout({ text: 'àQ', us: '0A' }, 'auto')).to.deep.equal({ text: 'àQ', usText: '0A' });
  });

  it('trusts the US layout where only that gives an AIM identifier', () => {
    expect(readLayout({ text: '$d&à', us: ']d10' }, 'auto')).to.deep.equal({ text: ']d10' });
  });

  it('does as it is told', () => {
    expect(readLayout({ text: 'àQ', us: '0A' }, 'us')).to.deep.equal({ text: '0A' });
    expect(readLayout({ text: 'àQ', us: '0A' }, 'page')).to.deep.equal({ text: 'àQ' });
  });
});
