import { expect } from 'chai';
import { ChangeSet } from '../../src/session/change-set.js';
import { Bench } from '../domain/bench.js';
import { outboxEntryOf } from '../storage/samples.js';

describe('what a group of facts changes', () => {
  it('is all of it, also when a flow is completed, corrected and completed in one group', () => {
    const bench = new Bench();
    for (const text of ['DRILL', 'A', 'B']) bench.scan(text);
    bench.ask({ type: 'complete', eventId: 'E1' });
    bench.ask({ type: 'correct' });
    bench.ask({ type: 'remove-serial', lineId: '2', key: 'DRILL\u001fB' });
    bench.ask({ type: 'complete', eventId: 'E2' });
    const changes = new ChangeSet();
    changes.add(undefined, bench.facts, (_, { eventId }) => outboxEntryOf(eventId, 1));
    const { claim, release, ledger, outbox } = changes.finish(bench.state);
    expect(outbox.map(({ eventId }) => eventId)).to.deep.equal(['E1', 'E2']);
    expect(ledger.map(({ serial, status }) => `${serial} ${status}`)).to.deep.equal([
      'A in-stock',
      'B in-stock',
      'B expected',
    ]);
    expect([claim, release]).to.deep.equal([[], []]);
  });
});
