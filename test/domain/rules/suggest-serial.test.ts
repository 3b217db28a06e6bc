import { expect } from 'chai';
import { suggestSerial } from '../../../src/domain/rules/suggest-serial.js';

describe('suggestSerial', () => {
  it('says nothing about a serial that fits, or a product without a rule', () => {
    expect(suggestSerial('352099001761481', { kind: 'imei' })).to.deep.equal([]);
    expect(suggestSerial('O0I1', undefined)).to.deep.equal([]);
  });

  it('is certain where a check digit fits', () => {
    expect(suggestSerial('35-2O99OO-17614B-I', { kind: 'imei' })).to.deep.equal([]);
    expect(suggestSerial('35-2O99OO-176148-I', { kind: 'imei' })).to.deep.equal([
      { serial: '352099001761481', certain: true },
    ]);
    expect(suggestSerial('1m8gdm9axkpo42788', { kind: 'vin' })).to.deep.equal([
      { serial: '1M8GDM9AXKP042788', certain: true },
    ]);
  });

  it('is not certain of a number without a check digit', () => {
    expect(suggestSerial('AFO123450ABCDE', { kind: 'meid' })).to.deep.equal([
      { serial: 'AF0123450ABCDE', certain: false },
    ]);
    expect(suggestSerial('WVWZZZ1JZ3W38675O2', { kind: 'vin' })).to.deep.equal([]);
    expect(suggestSerial('WVWZZZIJZ3W386752', { kind: 'vin' })).to.deep.equal([
      { serial: 'WVWZZZ1JZ3W386752', certain: false },
    ]);
  });

  it('offers every look-alike that fits a pattern, without certainty', () => {
    const found = suggestSerial('SN0O1', { pattern: 'SN(?:O0|00)\\d' });
    expect(found).to.deep.equal([
      { serial: 'SN001', certain: false },
      { serial: 'SNO01', certain: false },
    ]);
  });

  it('leaves a text of many look-alikes to the associate', () => {
    expect(suggestSerial('O0O0O0O0', { pattern: '\\d{8}' })).to.deep.equal([]);
  });
});
