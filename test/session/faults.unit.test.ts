import { expect } from 'chai';
import { parseReading } from '../../src/codes/index.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import { readProducts } from '../../src/domain/inputs/read-products.js';
import { readSettings } from '../../src/domain/inputs/read-settings.js';
import { mergeReadings } from '../../src/input/merge-readings.js';
import { createEventWriter, writeAudit } from '../../src/output/index.js';
import { CaptureSession } from '../../src/session/capture-session.js';
import { OutboxNews } from '../../src/session/outbox-news.js';
import { ParsedReadings } from '../../src/session/parsed-readings.js';
import { MemoryStore } from '../support/memory-store.js';
import { PartnerSource } from '../support/partner-source.js';
import { CASE, PRODUCTS, SERIALS, SMALL_DOCUMENT, soon, until } from '../support/small-flow.js';

const clock = { now: () => 1, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() };

/** A session with a fault of ours: it throws where the text BOOM is parsed. */
async function open() {
  const [source, problems] = [new PartnerSource(), [] as Problem[]];
  const { catalog } = readProducts(PRODUCTS);
  const session = new CaptureSession({
    settings: readSettings({ deviceId: 'till' }),
    catalog,
    parsed: new ParsedReadings(catalog, (reading, context) => {
      if (reading.text === 'BOOM') throw new RangeError('inside');
      return parseReading(reading, context);
    }),
    store: new MemoryStore(),
    clock,
    host: {},
    camera: undefined,
    devices: mergeReadings([source], { clock }),
    writeEvent: createEventWriter(),
    writeAudit,
    news: new OutboxNews(),
    tell: problem => problems.push(problem),
    flushOutbox: () => undefined,
    onClose: () => undefined,
  });
  await session.open(SMALL_DOCUMENT);
  session.start();
  return { session, source, problems };
}

describe('an error inside', () => {
  it('refuses one reading, says so, and takes no other of its group with it', async () => {
    const { session, problems } = await open();
    let told = 0;
    session.observeHealth(() => told++);
    const verdicts = await Promise.all(['BOOM', SERIALS[0], 'BOOM', CASE].map(text => soon(session.enter(text))));
    const outcomes = verdicts.map(verdict => verdict !== 'never' && verdict.outcome);
    expect(outcomes).to.deep.equal(['refused', 'accepted', 'refused', 'counted']);
    expect(verdicts[0]).to.deep.equal({ outcome: 'refused', code: 'storage-failed', rule: 'failed', text: 'BOOM' });
    expect(session.diagnostics().faults).to.deep.equal({ count: 2, last: 'RangeError' });
    expect(problems.map(({ code }) => code)).to.deep.equal(['fault', 'fault']);
    expect(told).to.equal(2);
  });

  it('refuses one shot of a device, says so, and the device may deliver it again', async () => {
    const { session, source } = await open();
    const refusals: unknown[] = [];
    session.observe(({ verdict }) => verdict?.outcome === 'refused' && refusals.push(verdict.code));
    source.deliver(...['BOOM', 'OTHER'].map(text => ({ text, source: 'bridge', group: 'g' })));
    await until(() => source.settlements.length === 2, 'both are settled');
    expect(source.settlements.map(([, settlement]) => settlement)).to.deep.equal(['failed', 'failed']);
    expect(refusals).to.deep.equal(['storage-failed']);
    expect(session.diagnostics().faults?.count).to.equal(1);
    source.deliver({ text: CASE, source: 'bridge' });
    await until(() => session.state?.countedUnits === 1, 'the next one is taken');
  });
});
