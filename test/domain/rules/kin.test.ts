import { expect } from 'chai';
import { apply } from '../../../src/domain/folding/apply.js';
import { kinOf } from '../../../src/domain/rules/kin.js';
import { lineOf } from '../../../src/domain/rules/lines.js';
import { serialKey } from '../../../src/domain/rules/serial-key.js';
import type { FactBody } from '../../../src/domain/model/fact.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import { accepted, flowAfter, STAMP } from '../../support/sample-flow.js';

const NOTHING_ELSE = { ledger: [], ledgerProducts: [], claims: {} };
const number = (at: number): string => `D18-${771_200 + at}`;

/** The folded forms of the kin of a serial that is none of them. */
function formsIn(state: FlowState): readonly string[] {
  const line = lineOf(state, '3');
  if (!line) throw new Error('The document has the line');
  return [...kinOf(state, line, 'D18-999999', NOTHING_ELSE).byForm.keys()];
}

const after = (state: FlowState, body: FactBody): FlowState => apply(state, { ...STAMP, ...body });
const removed = (serial: string): FactBody => ({
  type: 'serial-removed',
  lineId: '3',
  key: serialKey('DR-18V', serial, undefined),
});

describe('kinOf', () => {
  it('is what the line has, after each serial that comes and goes', () => {
    let state = flowAfter();
    const wanted: string[] = [];
    for (let at = 0; at < 40; at++) {
      state = after(state, accepted('3', number(at)));
      wanted.push(number(at));
      expect(formsIn(state)).to.deep.equal(wanted);
      if (at % 3 !== 2) continue;
      const [gone = ''] = wanted.splice(wanted.length - 2, 1);
      state = after(state, removed(gone));
      expect(formsIn(state)).to.deep.equal(wanted);
    }
  });

  it('is about the last serials of a line that has many', () => {
    let state = flowAfter();
    for (let at = 0; at < 200; at++) {
      state = after(state, accepted('3', number(at)));
      const forms = formsIn(state);
      expect(forms.length).to.equal(Math.min(at + 1, 64));
      if (at >= 16) expect(forms).to.include(number(at - 16));
      expect(forms).not.to.include(number(at - 80));
    }
  });
});
