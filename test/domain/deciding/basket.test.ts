import { expect } from 'chai';
import { ledgerMoves, movesBack } from '../../../src/domain/folding/ledger-moves.js';
import { Consequences } from '../../../src/domain/folding/consequences.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { Product } from '../../../src/domain/model/product.js';
import { statusOf } from '../../../src/domain/rules/differences.js';
import { replay } from '../../../src/domain/deciding/transition.js';
import { Bench, CABLE, DRILL, lineOf, NO_EVIDENCE, PHONE, short } from '../bench.js';

const SALE: Partial<FlowDocument> = { flow: 'sale', documentId: 'S-9', lines: [] };
const stocked = (sku: string, serial: string) => ({
  ledger: [{ sku, serial, status: 'in-stock', locationId: 'here' } as const],
});

function put(bench: Bench, product: Product): string {
  return short(bench.ask({ type: 'add-unit', sku: product.sku, evidence: { ...NO_EVIDENCE, product } }));
}

const take = (bench: Bench, sku: string, serial?: string): string =>
  short(bench.ask({ type: 'remove-unit', sku, ...(serial !== undefined && { serial }) }));

/** Of each product: what is there, of what is in the basket. */
const basketOf = ({ state }: Bench): readonly string[] =>
  state.lines.map(line => `${line.product.sku} ${line.countedQty} of ${line.expectedQty}`);

function removeFirst(bench: Bench): void {
  const [{ lineId, serials } = { lineId: '', serials: [] }] = bench.state.lines;
  bench.ask({ type: 'remove-serial', lineId, key: serials[0]?.key ?? '' });
}

const complete = (bench: Bench, eventId = 'E1'): string => short(bench.ask({ type: 'complete', eventId }));

describe('a basket', () => {
  it('asks for the serial of a product that is put into it, and counts one without', () => {
    const bench = new Bench(SALE);
    expect(put(bench, DRILL)).to.equal('prompt serial');
    expect(put(bench, CABLE)).to.equal('counted');
    expect(put(bench, CABLE)).to.equal('counted');
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 1', 'CABLE 2 of 2']);
  });

  it('asks for as many serials as there are units, and takes each once', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    put(bench, DRILL);
    expect(short(bench.scan('D1', stocked('DRILL', 'D1')))).to.equal('accepted');
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '+DRILL' });
    expect(short(bench.scan('D1', stocked('DRILL', 'D1')))).to.equal('refused duplicate-in-flow');
    expect(short(bench.scan('D2', stocked('DRILL', 'D2')))).to.equal('accepted');
    expect(bench.state.prompt).to.equal(undefined);
    expect(basketOf(bench)).to.deep.equal(['DRILL 2 of 2']);
  });

  it('grows by what is scanned, and nothing is too many', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    bench.scan('D1', stocked('DRILL', 'D1'));
    expect(short(bench.scan('DRILL'))).to.equal('prompt serial');
    expect(basketOf(bench)).to.deep.equal(['DRILL 1 of 1']);
    expect(short(bench.scan('D2', stocked('DRILL', 'D2')))).to.equal('accepted');
    bench.scan('CABLE');
    expect(basketOf(bench)).to.deep.equal(['DRILL 2 of 2', 'CABLE 1 of 1']);
    expect(bench.state.lines.map(line => statusOf(bench.state, line))).to.deep.equal(['match', 'match']);
  });

  it('lets go of a unit that waits for its serial, and nobody asks for it any more', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    put(bench, DRILL);
    expect(take(bench, 'DRILL')).to.equal('done');
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '+DRILL' });
    expect(take(bench, 'DRILL')).to.equal('done');
    expect(bench.state.prompt).to.equal(undefined);
    expect(take(bench, 'DRILL')).to.equal('done');
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 0']);
    expect(complete(bench)).to.equal('done');
  });

  it('lets go of the unit with this serial, which is free then', () => {
    const bench = new Bench(SALE);
    for (const serial of ['D1', 'D2']) {
      put(bench, DRILL);
      bench.scan(serial, stocked('DRILL', serial));
    }
    expect(take(bench, 'DRILL', 'D1')).to.equal('done');
    expect(take(bench, 'DRILL', 'D1'), 'again').to.equal('done');
    expect(basketOf(bench)).to.deep.equal(['DRILL 1 of 1']);
    expect(bench.serialsOf('+DRILL')).to.deep.equal(['D2']);
    expect(short(bench.scan('D1', stocked('DRILL', 'D1')))).to.equal('accepted');
  });

  it('never guesses which of several units is put back', () => {
    const bench = new Bench(SALE);
    for (const serial of ['D1', 'D2']) bench.scan('DRILL') && bench.scan(serial, stocked('DRILL', serial));
    expect(take(bench, 'DRILL')).to.equal('refused serial-required');
    take(bench, 'DRILL', 'D2');
    expect(take(bench, 'DRILL'), 'the only one').to.equal('done');
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 0']);
  });

  it('takes out units without serials one by one, and no more than there are', () => {
    const bench = new Bench(SALE);
    put(bench, CABLE);
    expect(take(bench, 'CABLE')).to.equal('counted');
    expect(take(bench, 'CABLE')).to.equal('done');
    expect(take(bench, 'STRAY')).to.equal('done');
    expect(basketOf(bench)).to.deep.equal(['CABLE 0 of 0']);
  });

  it('keeps a unit that was put into it when its serial is removed, because another one is to be scanned', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    bench.scan('WRONG', stocked('DRILL', 'WRONG'));
    bench.ask({ type: 'restart-line', lineId: '+DRILL' });
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 1']);
    bench.scan('D1', stocked('DRILL', 'D1'));
    removeFirst(bench);
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 1']);
    expect(complete(bench)).to.equal('refused serials-missing');
  });

  it('loses a unit with its serial that was only scanned', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    bench.scan('D1', stocked('DRILL', 'D1'));
    bench.scan('DRILL');
    expect(complete(bench), 'its serial is asked for').to.equal('refused serials-missing');
    bench.scan('D2', stocked('DRILL', 'D2'));
    removeFirst(bench);
    expect(basketOf(bench)).to.deep.equal(['DRILL 1 of 1']);
    expect(complete(bench)).to.equal('done');
  });

  it('is not paid while a serial is to be scanned', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    put(bench, CABLE);
    const refused = bench.ask({ type: 'complete', eventId: 'E1' });
    expect(refused).to.deep.include({ outcome: 'refused', code: 'serials-missing', lineIds: ['+DRILL'] });
    bench.scan('D1', stocked('DRILL', 'D1'));
    expect(complete(bench)).to.equal('done');
    expect(bench.state.status).to.equal('completed');
  });

  it('begins with what the document has: products without serials are there, serials are asked for', () => {
    const bench = new Bench({ ...SALE, lines: [lineOf('1', 'DRILL'), lineOf('2', 'CABLE')] });
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 2', 'CABLE 2 of 2']);
    expect(bench.state.countedUnits).to.equal(2);
    expect(complete(bench)).to.equal('refused serials-missing');
    expect(put(bench, DRILL)).to.equal('prompt serial');
    expect(basketOf(bench)[0]).to.equal('DRILL 0 of 3');
  });

  it('has a unit of a line that says no quantity', () => {
    const bench = new Bench({ ...SALE, lines: [{ lineId: '1', sku: 'DRILL', serialPolicy: 'none' }] });
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 1']);
  });

  it('is the same after a restart', () => {
    const bench = new Bench({ ...SALE, lines: [lineOf('1', 'CABLE')] });
    put(bench, DRILL);
    put(bench, PHONE);
    take(bench, 'CABLE');
    expect(replay(bench.facts)).to.deep.equal(bench.state);
  });

  it('is as it was left when its document is handed in again', () => {
    const bench = new Bench(SALE);
    put(bench, DRILL);
    const document = { ...bench.state.document, lines: [lineOf('1', 'CABLE')] };
    expect(short(bench.ask({ type: 'revise', document, products: [CABLE] }))).to.equal('done');
    expect(basketOf(bench)).to.deep.equal(['DRILL 0 of 1']);
  });

  it('has no product that the feed does not know, and no other kind is one', () => {
    const bench = new Bench(SALE);
    const unknown = bench.ask({ type: 'add-unit', sku: 'NOWHERE', evidence: NO_EVIDENCE });
    expect(unknown).to.deep.include({ outcome: 'refused', code: 'unknown-product', text: 'NOWHERE' });
    const receiving = new Bench();
    expect(put(receiving, DRILL)).to.equal('refused not-a-basket');
    expect(take(receiving, 'DRILL')).to.equal('refused not-a-basket');
  });
});

describe('where units are after a sale', () => {
  const drill = { sku: 'DRILL', locationId: 'here' };

  function sold(document: Partial<FlowDocument> = {}): Bench {
    const bench = new Bench({ ...SALE, ...document });
    put(bench, DRILL);
    const [entry] = stocked('DRILL', 'D1').ledger;
    bench.scan('D1', { ledger: entry ? [{ ...entry, warrantyUntil: '2028-05-31' }] : [] });
    complete(bench);
    return bench;
  }

  it('are sold, with the number of the receipt and the warranty', () => {
    const entry = { ...drill, serial: 'D1', status: 'sold', receipt: 'S-9', warrantyUntil: '2028-05-31' };
    expect(ledgerMoves(sold().state)).to.deep.equal([entry]);
    const refs = [{ type: 'receipt', id: 'R-2041' }];
    expect(ledgerMoves(sold({ refs }).state)).to.deep.equal([{ ...entry, receipt: 'R-2041' }]);
  });

  it('are sold at the time of the completion', () => {
    const { facts } = sold();
    const consequences = new Consequences();
    facts.reduce<Parameters<Consequences['add']>[0]>((before, fact) => consequences.add(before, fact), undefined);
    expect(consequences.changes.ledger.map(({ atMs }) => atMs)).to.deep.equal([facts.at(-1)?.atMs]);
  });

  it('are in stock again where a correction takes them out', () => {
    const bench = sold();
    bench.ask({ type: 'correct' });
    take(bench, 'DRILL', 'D1');
    complete(bench, 'E2');
    expect(ledgerMoves(bench.state)).to.deep.equal([
      { ...drill, serial: 'D1', status: 'in-stock', warrantyUntil: '2028-05-31' },
    ]);
  });

  it('are in stock again where the host refuses the sale and it is taken back', () => {
    expect(movesBack(sold().state)).to.deep.equal([
      { ...drill, serial: 'D1', status: 'in-stock', warrantyUntil: '2028-05-31' },
    ]);
  });

  it('are held after a customer return that is damaged, and stay with the customer where it is rejected', () => {
    const sale = { receipt: 'R-1', atMs: 5 };
    const returned = (condition: 'damaged' | 'rejected') => {
      const bench = new Bench({ flow: 'customer-return', documentId: 'CR-1', lines: [] });
      bench.scan('DRILL');
      bench.scan('D1', { ledger: [{ ...drill, serial: 'D1', status: 'sold', ...sale }] });
      const key = bench.state.lines[0]?.serials[0]?.key ?? '';
      bench.ask({ type: 'mark-unit', lineId: '+DRILL', key, condition, reason: 'defective' });
      complete(bench);
      return ledgerMoves(bench.state);
    };
    expect(returned('damaged')).to.deep.equal([{ ...drill, serial: 'D1', status: 'held' }]);
    expect(returned('rejected')).to.deep.equal([{ ...drill, serial: 'D1', status: 'sold', ...sale }]);
  });

  it('are in stock after a customer return, and sold as they were where a correction takes that back', () => {
    const sale = { receipt: 'R-1', atMs: 5 };
    const bench = new Bench({ flow: 'customer-return', documentId: 'CR-1', lines: [] });
    bench.scan('DRILL');
    bench.scan('D1', { ledger: [{ ...drill, serial: 'D1', status: 'sold', ...sale }] });
    complete(bench);
    expect(ledgerMoves(bench.state)).to.deep.equal([{ ...drill, serial: 'D1', status: 'in-stock' }]);
    bench.ask({ type: 'correct' });
    const [captured] = bench.state.lines[0]?.serials ?? [];
    bench.ask({ type: 'remove-serial', lineId: '+DRILL', key: captured?.key ?? '' });
    complete(bench, 'E2');
    expect(ledgerMoves(bench.state)).to.deep.equal([{ ...drill, serial: 'D1', status: 'sold', ...sale }]);
  });
});
