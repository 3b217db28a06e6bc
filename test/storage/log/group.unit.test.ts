import { expect } from 'chai';
import { fromText, toLine } from '../../../src/storage/log/group.js';
import { counted, outboxEntryOf, summaryOf } from '../samples.js';

describe('group', () => {
  const record = { flowId: 'flow', seq: 4, facts: [counted(1)], write: 'w' };
  const summary = summaryOf('flow');

  it('is read as it was written', () => {
    const group = { record, summary, outbox: [outboxEntryOf('event-1', 5), outboxEntryOf('event-2', 6)] };
    const written = { ...group, writtenAtMs: 7 };
    expect(fromText(toLine(group, 7).text)).to.deep.equal(written);
    expect(fromText(toLine(group, 7, JSON.stringify(record.facts)).text)).to.deep.equal(written);
  });

  it('is read from logs of before, with one event file or none', () => {
    const outbox = outboxEntryOf('event-1', 5);
    expect(fromText(JSON.stringify({ record, summary, outbox })).outbox).to.deep.equal([outbox]);
    expect(fromText(JSON.stringify({ record, summary })).outbox).to.deep.equal([]);
  });
});
