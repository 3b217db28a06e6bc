import { expect } from 'chai';
import type { Evidence } from '../../../src/domain/model/action.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';
import { FLOW_POLICIES, type PolicyRow } from '../../../src/domain/rules/flow-policy.js';
import type { Settings } from '../../../src/domain/model/settings.js';
import { differencesOf } from '../../../src/domain/rules/differences.js';
import { Bench, DOCUMENT, NO_EVIDENCE, short } from '../bench.js';

const DAY_MS = 86_400_000;
/** When the units are scanned; what is known of them is from before that. */
const NOW_MS = 100 * DAY_MS;
const AGES = { unknown: undefined, fresh: NOW_MS - DAY_MS + 1, old: NOW_MS - DAY_MS, ahead: NOW_MS + DAY_MS };
type Age = keyof typeof AGES;

const ROWS = Object.keys(FLOW_POLICIES) as PolicyRow[];
const IN = ROWS.filter(row => FLOW_POLICIES[row].stock === 'in');
const OUT = ROWS.filter(row => FLOW_POLICIES[row].stock === 'out');

function documentOf(row: PolicyRow): Partial<FlowDocument> {
  const direction = row === 'adjustment-minus' ? 'minus' : 'plus';
  const isAdjustment = row === 'adjustment-plus' || row === 'adjustment-minus';
  return isAdjustment ? { flow: 'adjustment', direction } : { flow: row };
}

/** The ledger speaks against it: in stock where units come in, somewhere else where they leave. */
function entryOf(row: PolicyRow, sku: string, serial: string, age: Age): LedgerEntry {
  const locationId = FLOW_POLICIES[row].stock === 'in' ? 'here' : 'elsewhere';
  const atMs = AGES[age];
  return { sku, serial, status: 'in-stock', locationId, ...(atMs !== undefined && { atMs }) };
}

interface Known extends Partial<Evidence> {
  readonly age: Age;
}

/** P1 is listed, D1 is not. */
function scan(row: PolicyRow, serial: 'P1' | 'D1', { age, ...known }: Known, settings: Partial<Settings> = {}): Bench {
  const sku = serial === 'P1' ? 'PHONE' : 'DRILL';
  const bench = new Bench(documentOf(row), settings);
  bench.scan(sku);
  bench.scan(serial, { ledger: [entryOf(row, sku, serial, age)], ...known }, { id: 'now', source: 'wedge' }, NOW_MS);
  return bench;
}

/** What became of it: the flags of what was taken, the code that is asked about, or that of the refusal. */
function told({ state, facts }: Bench): string {
  const [captured] = state.lines.flatMap(({ serials }) => serials);
  if (captured) return ['taken', ...captured.flags].join(' ');
  if (state.prompt?.type === 'confirm') return `asked ${state.prompt.code}`;
  const last = facts.at(-1);
  return last?.type === 'reading-refused' ? `refused ${last.refusal.code}` : 'nothing';
}

describe('what the ledger says against a serial', () => {
  for (const row of IN) {
    it(`refuses it by itself where that is not old, listed or not: ${row}`, () => {
      for (const age of ['unknown', 'fresh', 'ahead'] as const)
        for (const serial of ['P1', 'D1'] as const)
          for (const verification of [undefined, 'unanswered'] as const) {
            const found = scan(row, serial, { age, ...(verification && { verification }) });
            expect(told(found), `${serial}, ${age}`).to.equal('refused already-in-stock');
          }
    });

    it(`is a question where it is old, and a yes takes it: ${row}`, () => {
      const bench = scan(row, 'D1', { age: 'old' });
      expect(told(bench)).to.equal('asked already-in-stock');
      expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted already-in-stock');
      expect(bench.facts.some(fact => fact.type === 'serial-confirmed' && fact.code === 'already-in-stock')).to.equal(
        true,
      );
    });
  }

  for (const row of OUT) {
    it(`is a question, whatever its age: ${row}`, () => {
      for (const age of ['unknown', 'fresh', 'old'] as const)
        expect(told(scan(row, 'D1', { age }))).to.equal('asked not-in-stock');
    });

    it(`is no question where the ledger has nothing and the host knows the serial: ${row}`, () => {
      const bench = scan(row, 'D1', { age: 'old', ledger: [], verification: 'known' });
      expect(told(bench)).to.equal('taken');
    });
  }

  for (const row of [...IN, ...OUT]) {
    const code = FLOW_POLICIES[row].stock === 'in' ? 'already-in-stock' : 'not-in-stock';
    it(`gives way to the host whatever its age, and to a list where it is old, and is told: ${row}`, () => {
      for (const age of ['unknown', 'fresh', 'old'] as const)
        for (const serial of ['P1', 'D1'] as const)
          expect(told(scan(row, serial, { age, verification: 'known' })), `${serial}, ${age}`).to.equal(
            `taken ${code}`,
          );
      const bench = scan(row, 'P1', { age: 'old' });
      expect(told(bench)).to.equal(`taken ${code}`);
      const differences = bench.state.lines.flatMap(line => differencesOf(bench.state, line));
      expect(differences).to.deep.include({ mismatch: 'flagged', units: 1, serials: ['P1'] });
    });

    it(`is what a setting says it is, if there is one: ${row}`, () => {
      for (const [action, outcome] of [
        ['block', `refused ${code}`],
        ['confirm', `asked ${code}`],
        ['flag', `taken ${code}`],
        ['accept', 'taken'],
      ] as const) {
        const policies = { [documentOf(row).flow ?? row]: { [code]: action } };
        for (const verification of [undefined, 'known'] as const)
          expect(told(scan(row, 'P1', { age: 'old', ...(verification && { verification }) }, { policies }))).to.equal(
            outcome,
          );
      }
    });
  }

  it('is as old as the latest of its entries that speak against the serial', () => {
    const ledger = [entryOf('asn-receiving', 'DRILL', 'D1', 'old'), entryOf('asn-receiving', 'DRILL', 'D1', 'fresh')];
    expect(told(scan('asn-receiving', 'D1', { age: 'old', ledger }))).to.equal('refused already-in-stock');
    const elsewhere = { ...entryOf('asn-receiving', 'DRILL', 'D1', 'fresh'), locationId: 'elsewhere' };
    const [old] = ledger;
    const both = scan('asn-receiving', 'D1', { age: 'old', ledger: old ? [old, elsewhere] : [] });
    expect(told(both)).to.equal('asked already-in-stock');
  });

  it('is a refusal in a list, where nobody can be asked, unless list or host overrule it', () => {
    const paste = (serial: string, sku: string, known: Partial<Evidence> = {}): string => {
      const bench = new Bench();
      const ledger = [entryOf('asn-receiving', sku, serial, 'old')];
      const lineId = DOCUMENT.lines.find(line => line.sku === sku)?.lineId ?? '';
      return short(bench.scan(serial, { ledger, ...known }, { list: { lineId } }, NOW_MS));
    };
    expect(paste('D1', 'DRILL')).to.equal('refused already-in-stock');
    expect(paste('D1', 'DRILL', { verification: 'known' })).to.equal('accepted already-in-stock');
    expect(paste('P1', 'PHONE')).to.equal('accepted already-in-stock');
  });
});
