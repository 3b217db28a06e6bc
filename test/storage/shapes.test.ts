import { expect } from '@open-wc/testing';
import type { ShapeChange } from '../../src/domain/model/serial-shape.js';
import type { FlowStore } from '../../src/ports/flow-store.js';
import { append, counted, entryOf, lookUp, rejectionOf, wantedOf } from './samples.js';
import { tabsOfEachTest } from './tabs.js';

async function shapesIn(store: FlowStore, flowId = 'flow', seq = 0) {
  const { shapes } = await lookUp(store, { ...wantedOf(flowId, seq), skus: new Set(['sku-1', 'sku-2']) });
  return [...(shapes ?? [])].map(([sku, all]) => [sku, ...all.map(({ lead, units }) => `${lead} ${units}`)]);
}

const known = (serial: string, units: 1 | -1 = 1, sku = 'sku-1'): ShapeChange => ({ sku, serial, units });

describe('what serials of a product look like', () => {
  const { open } = tabsOfEachTest();

  it('is stored with the facts that make them known, for every flow of the device', async () => {
    const store = open();
    await append(store, 'flow', [counted(1)], { shapes: [known('SN100'), known('SN101'), known('X1', 1, 'sku-2')] });
    await append(store, 'other', [counted(1)], { shapes: [known('SN102'), known('AB'), known('AB', -1)] });
    expect(await shapesIn(open(), 'third')).to.deep.equal([
      ['sku-1', 'SN10 3'],
      ['sku-2', 'X1 1'],
    ]);
  });

  it('is not stored where the facts are not', async () => {
    const store = open();
    const mistake = new TypeError('mistake');
    const failed = store.transact(wantedOf('flow'), () => {
      throw mistake;
    });
    expect(await rejectionOf(failed)).to.equal(mistake);
    await append(store, 'flow', [], { shapes: [known('SN100')] });
    expect(await shapesIn(store)).to.deep.equal([]);
  });

  it('is learnt from the ledger, and is the same where the same rows come again', async () => {
    const store = open();
    const rows = ['SN100', 'SN101', 'SN102'].map(serial => entryOf(serial));
    await store.seedLedger(rows);
    await store.seedLedger(rows);
    expect(await shapesIn(store)).to.deep.equal([['sku-1', 'SN10 3']]);
  });

  it('is not asked for where no product is wanted', async () => {
    expect(await lookUp(open(), wantedOf('flow'))).not.to.have.property('shapes');
  });
});
