import { expect } from 'chai';
import type { Verdict } from '../../../src/domain/model/verdict.js';
import { placeMessage, strayOf } from '../../../src/elements/view/place-message.js';
import { en } from '../../../src/strings/en.js';
import { LOOKED_UP } from '../../support/sample-lookup.js';

const asked = { serial: 'S', readingId: 'r1', candidates: [] };
const refused = (code: 'not-shipped' | 'malformed'): Verdict => ({ outcome: 'refused', code, text: 'S' });
const prompt = (code: 'not-shipped' | 'untracked'): Verdict => ({
  outcome: 'prompt',
  prompt: { type: 'confirm', code, serial: 'S', readingId: 'r1', lineId: '1' },
});

describe('a unit that is not expected here', () => {
  for (const [what, verdict, serial] of [
    ['refused as not shipped', refused('not-shipped'), 'S'],
    ['refused as no serial', refused('malformed'), undefined],
    ['asked about as not shipped', prompt('not-shipped'), 'S'],
    ['asked about for its lot', prompt('untracked'), undefined],
    ['asked which product it is', { outcome: 'prompt', prompt: { type: 'product', ...asked } }, 'S'],
    ['a request that was carried out', { outcome: 'done' }, undefined],
  ] satisfies [string, Verdict, string | undefined][])
    it(`is looked for, or not: ${what}`, () => {
      expect(strayOf(verdict)).to.equal(serial);
    });

  it('is told the first document beside this one that has it, with the way there', () => {
    const places = { ...LOOKED_UP, serial: 'S' };
    const [first, second] = LOOKED_UP.places;
    expect(placeMessage(places, 'flow-1', en)).to.deep.equal({
      text: 'Counted on Receiving · ASN-20417 · From DC-Nord',
      flowId: first?.flow.flowId,
      go: 'Open Northwind delivery, carton 3 of 5',
    });
    expect(placeMessage(places, first?.flow.flowId ?? '', en)).to.deep.equal({
      text: 'Expected on Transfer out · To store-31',
      flowId: second?.flow.flowId,
      go: 'Open TR-310',
    });
  });

  it('is told what the ledger says where no document has it, unless that only expects it', () => {
    const ledger = [{ sku: 'A', serial: 'S', status: 'sold', locationId: 'STORE-007' }] as const;
    expect(placeMessage({ serial: 'S', places: [], ledger }, 'flow-1', en)).to.deep.equal({
      text: 'Store ledger: Sold · STORE-007',
    });
    const expected = [{ ...ledger[0], status: 'expected' }] as const;
    for (const unknown of [[], expected])
      expect(placeMessage({ serial: 'S', places: [], ledger: unknown }, 'flow-1', en)).to.equal(undefined);
  });
});
