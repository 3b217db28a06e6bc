import { expect } from 'chai';
import type { CaptureEvent } from '../../src/domain/model/capture-event.js';
import type { Schema } from '../support/json-schema.js';
import { receiptFaults } from '../support/receipt-laws.js';
import { worked, WORKS } from '../support/receipts.js';

async function eventSchema(): Promise<Schema> {
  const response = await fetch(new URL('../../src/output/capture-event.schema.json', import.meta.url));
  return (await response.json()) as Schema;
}

describe('the files of one event', () => {
  for (const work of WORKS) {
    it(`say the same of ${work.name}`, async () => {
      const { state, event } = worked(work);
      expect(receiptFaults(state, event, { event: await eventSchema() })).to.deep.equal([]);
    });
  }

  it('tell of each single carton whether it was scanned, opened or not seen, and of no kind of carton', () => {
    const cartonsOf = (name: string) => worked(WORKS.find(work => work.name === name) ?? expect.fail()).event.cartons;
    expect(cartonsOf('case and each')).to.equal(undefined);
    expect(cartonsOf('SSCC cartons')).to.deep.equal([
      { cartonId: '123456789012345675', status: 'scanned', lineIds: ['1', '2'] },
      { cartonId: '123456789012345705', status: 'scanned', lineIds: ['1'] },
      { cartonId: '123456789012345682', status: 'opened', lineIds: ['3'] },
      { cartonId: '123456789012345699', status: 'not-seen', lineIds: ['4'] },
    ]);
  });

  it('are compared: whatever one of them loses is named', async () => {
    const { state, event } = worked(WORKS[0] ?? expect.fail());
    const schemas = { event: await eventSchema() };
    const faultsOf = (change: (line: CaptureEvent['lines'][number]) => CaptureEvent['lines'][number]) =>
      receiptFaults(state, { ...event, lines: event.lines.map(change) }, schemas).join('\n');
    expect(faultsOf(line => ({ ...line, damagedQty: 0 }))).to.include('disagree about damaged');
    expect(faultsOf(line => ({ ...line, serials: line.serials.slice(1) }))).to.include('disagree about units');
    expect(faultsOf(line => ({ ...line, countedQty: 3 }))).to.include('disagree about counted');
  });
});
