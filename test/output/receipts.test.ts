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
