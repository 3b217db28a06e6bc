import { expect } from 'chai';
import type { Evidence } from '../../../src/domain/model/action.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { FLOW_POLICIES, policyOf, type PolicyRow } from '../../../src/domain/rules/flow-policy.js';
import { POLICY_CODES, REPORTED_CODES, type PolicyCode } from '../../../src/domain/model/settings.js';
import { POLICY_ACTIONS, type PolicyAction } from '../../../src/domain/model/verdict.js';
import { Bench, DOCUMENT, DRILL, FEED, NO_EVIDENCE, short } from '../bench.js';

const ROWS = Object.keys(FLOW_POLICIES) as PolicyRow[];

/** A document of this kind with one line of two drills; D1 and D2 are listed. */
function documentOf(row: PolicyRow): FlowDocument {
  const [flow, direction] = row.startsWith('adjustment') ? (['adjustment', row.slice(11)] as const) : [row, undefined];
  const line = { lineId: '1', sku: 'DRILL', expectedQty: 2, expectedSerials: ['D1', 'D2'] };
  return {
    ...DOCUMENT,
    flow: flow as FlowDocument['flow'],
    ...(direction && { direction: direction as 'plus' | 'minus' }),
    ...(row === 'cycle-count' && { count: { countId: 'C', batchId: 'B', mode: 'full', blind: false } as const }),
    lines: [{ ...line, serialPolicy: 'exact' }],
  };
}

const inStock = (serial: string, locationId = 'here') =>
  ({ sku: 'DRILL', serial, status: 'in-stock', locationId }) as const;

const sold = (serial: string, locationId = 'here') => ({ ...inStock(serial, locationId), status: 'sold' }) as const;

/** Evidence that nothing speaks against: in stock where units leave, sold where a customer has them, else unknown. */
function harmless(row: PolicyRow, serial: string): Partial<Evidence> {
  const { stock } = FLOW_POLICIES[row];
  if (stock === 'out') return { ledger: [inStock(serial)] };
  return stock === 'back' ? { ledger: [sold(serial)] } : {};
}

/** Brings the code up where it can come up: the serial to scan on the drill line, and what is known about it. */
const SITUATIONS: Readonly<Record<PolicyCode, (row: PolicyRow) => readonly [string, Partial<Evidence>]>> = {
  'duplicate-elsewhere': row => {
    const elsewhere = { flowId: 'F2', documentId: 'D2', kind: 'asn-receiving', deviceId: 'till-2', atMs: 1 };
    return ['D1', { ...harmless(row, 'D1'), claims: { 'DRILL\u001fD1': elsewhere } }];
  },
  'not-on-document': row => ['X1', harmless(row, 'X1')],
  'not-shipped': row => ['X1', harmless(row, 'X1')],
  'over-quantity': row => ['D3', harmless(row, 'D3')],
  'already-in-stock': () => ['D1', { ledger: [inStock('D1')] }],
  'not-in-stock': () => ['D1', { ledger: [inStock('D1', 'elsewhere')] }],
  'already-sold': () => ['D1', { ledger: [sold('D1', 'elsewhere')] }],
  'not-sold': () => ['D1', { ledger: [sold('D1', 'elsewhere')] }],
  doubtful: () => ['4006381333931', {}],
  expired: row => [']C11769123121D1', harmless(row, 'D1')],
  untracked: row => ['D1', harmless(row, 'D1')],
  'not-verified': row => ['D1', { ...harmless(row, 'D1'), verification: 'unknown' }],
};

function comesUp(row: PolicyRow, code: PolicyCode): boolean {
  const { stock, unlisted, expects } = FLOW_POLICIES[row];
  if (code === 'already-in-stock') return stock === 'in' || stock === 'back';
  if (code === 'not-in-stock' || code === 'already-sold') return stock === 'out';
  if (code === 'not-sold') return stock === 'back';
  if (code === 'over-quantity') return expects !== 'basket';
  return code === 'not-on-document' || code === 'not-shipped' ? code === unlisted : true;
}

function benchFor(row: PolicyRow, code: PolicyCode, action: PolicyAction | undefined): Bench {
  const document = documentOf(row);
  const [line] = document.lines;
  const full: FlowDocument = { ...document, lines: line ? [{ ...line, serialPolicy: 'none' }] : [] };
  // What a list or the ledger vouches for is not in doubt, so neither is to object.
  const others = code === 'doubtful' ? { 'not-in-stock': 'accept', 'not-sold': 'accept' } : {};
  const policies = { [document.flow]: { ...others, ...(action && { [code]: action }) } };
  const products = code === 'untracked' ? [{ ...DRILL, track: { lot: true } }] : FEED;
  const bench = new Bench(code === 'over-quantity' || code === 'doubtful' ? full : document, { policies }, products);
  bench.scan('DRILL');
  if (code !== 'over-quantity') return bench;
  for (const serial of ['D1', 'D2']) bench.scan(serial, harmless(row, serial));
  return bench;
}

/** Scans what brings the code up. A full line that takes nothing more refuses with its product already. */
function scanSituation(bench: Bench, row: PolicyRow, code: PolicyCode): string {
  const [serial, evidence] = SITUATIONS[code](row);
  const product = code === 'over-quantity' ? bench.scan('DRILL') : undefined;
  return short(product?.outcome === 'refused' ? product : bench.scan(serial, evidence));
}

function expected(row: PolicyRow, code: PolicyCode, action: PolicyAction): string {
  if (!comesUp(row, code)) return '';
  if (action === 'block') return `refused ${code}`;
  if (action === 'confirm') return `confirm ${code}`;
  // Two flows that hold one serial, a unit sold twice, and a serial that nobody vouches for, are always reported.
  return action === 'flag' || REPORTED_CODES.some(reported => reported === code) ? `accepted ${code}` : 'accepted';
}

describe('policies: every kind of flow, code and action', () => {
  for (const row of ROWS) {
    for (const code of POLICY_CODES) {
      for (const action of POLICY_ACTIONS) {
        const outcome = expected(row, code, action);
        it(`${row}, ${code}: ${action} -> ${outcome || 'does not come up'}`, () => {
          const bench = benchFor(row, code, action);
          const before = bench.counts;
          const verdict = scanSituation(bench, row, code);
          if (outcome) expect(verdict).to.equal(outcome);
          else expect(verdict).not.to.contain(code);
          if (!verdict.startsWith('accepted')) expect(bench.counts).to.deep.equal(before);
        });
      }

      it(`${row}, ${code}: without a setting the table decides`, () => {
        const bench = benchFor(row, code, undefined);
        // The serial is listed, and where the document and the host's answer contradict each other, both are told.
        const isListedUnknown = code === 'not-verified';
        const outcome = expected(row, code, isListedUnknown ? 'flag' : FLOW_POLICIES[row].defaults[code]);
        const verdict = scanSituation(bench, row, code);
        if (outcome) expect(verdict).to.equal(outcome);
        else expect(verdict).not.to.contain(code);
      });
    }

    it(`${row}, not-verified: a serial that no list has is refused`, () => {
      const document = documentOf(row);
      const bench = new Bench({ ...document, lines: document.lines.map(line => ({ ...line, serialPolicy: 'none' })) });
      bench.scan('DRILL');
      const [serial, evidence] = SITUATIONS['not-verified'](row);
      expect(short(bench.scan(serial, evidence))).to.equal('refused not-verified');
    });

    it(`${row}: a confirmed serial counts and says what was confirmed`, () => {
      const bench = benchFor(row, 'not-verified', 'confirm');
      const [serial, evidence] = SITUATIONS['not-verified'](row);
      bench.scan(serial, evidence);
      const verdict = bench.ask({ type: 'confirm-prompt', evidence: { ...NO_EVIDENCE, ...evidence } });
      expect(short(verdict)).to.equal('accepted not-verified');
      expect(bench.serialsOf('1')).to.deep.equal([serial]);
    });
  }

  it('asks one confirmation after the other where several are due', () => {
    const bench = new Bench(documentOf('adjustment-minus'), {
      policies: { adjustment: { 'not-on-document': 'confirm', 'not-in-stock': 'confirm' } },
    });
    bench.scan('DRILL');
    expect(short(bench.scan('X1'))).to.equal('confirm not-on-document');
    expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('confirm not-in-stock');
    const verdict = bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(short(verdict)).to.equal('accepted not-on-document not-in-stock');
  });

  it('never asks about a serial that policy blocks anyway', () => {
    const bench = new Bench(documentOf('adjustment-minus'), {
      policies: { adjustment: { 'not-on-document': 'confirm', 'not-in-stock': 'block' } },
    });
    bench.scan('DRILL');
    expect(short(bench.scan('X1'))).to.equal('refused not-in-stock');
  });

  for (const code of ['not-on-document', 'over-quantity'] as const) {
    for (const action of POLICY_ACTIONS) {
      it(`a blind count takes and reports ${code}, and tells nobody: ${action}`, () => {
        const document = documentOf('cycle-count');
        const [line] = document.lines;
        const count = { countId: 'C', batchId: 'B', mode: 'full', blind: true } as const;
        const lines = line ? [{ ...line, serialPolicy: code === 'over-quantity' ? 'none' : 'exact' } as const] : [];
        const bench = new Bench({ ...document, count, lines }, { policies: { 'cycle-count': { [code]: action } } });
        bench.scan('DRILL');
        const said = ['D1', 'D2', 'X1'].map(serial => short(bench.scan(serial)));
        expect(said).to.deep.equal(['accepted', 'accepted', 'accepted']);
        const flags = bench.state.lines[0]?.serials.map(captured => captured.flags);
        expect(flags).to.deep.equal([[], [], action === 'accept' ? [] : [code]]);
        expect(short(bench.scan('STRAY'))).to.equal('prompt serial');
        expect(short(bench.scan('S1'))).to.equal('accepted');
      });
    }
  }

  it('tells the two directions of an adjustment apart', () => {
    expect(policyOf({ flow: 'adjustment', direction: 'plus' })).to.equal(FLOW_POLICIES['adjustment-plus']);
    expect(policyOf({ flow: 'adjustment', direction: 'minus' })).to.equal(FLOW_POLICIES['adjustment-minus']);
  });
});
