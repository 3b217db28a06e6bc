import { expect } from 'chai';
import { parseReading, type Reading } from '../../src/codes/index.js';
import { readDocument } from '../../src/domain/inputs/read-document.js';
import { readProducts } from '../../src/domain/inputs/read-products.js';
import { readSettings } from '../../src/domain/inputs/read-settings.js';
import { createEventWriter } from '../../src/output/index.js';
import type { Changes, Found, Wanted } from '../../src/ports/flow-store.js';
import type { Host } from '../../src/ports/host.js';
import { beginFlow } from '../../src/session/begin-flow.js';
import { FlowSession } from '../../src/session/flow-session.js';
import { ParsedReadings } from '../../src/session/parsed-readings.js';
import { MemoryStore } from '../support/memory-store.js';
import { CASE, PRODUCTS, SERIALS, SMALL_DOCUMENT } from '../support/small-flow.js';

/** Decides each group twice, as the store does whose first try did not hold. */
class SecondTryStore extends MemoryStore {
  override transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    return super.transact(wanted, found => {
      decide(found);
      return decide(found);
    });
  }
}

const DRILL = '4006381333207';
let count = 0;
const reading = (text: string): Reading => ({ id: `r${count++}`, text, source: 'wedge', atMs: 1 });

describe('a reading is parsed', () => {
  /** A flow, and the texts in the order in which they are parsed. */
  async function open(host: Host = {}): Promise<{ flow: FlowSession; texts: string[] }> {
    const texts: string[] = [];
    const { catalog } = readProducts(PRODUCTS);
    const parsed = new ParsedReadings(catalog, (read, context) => {
      texts.push(read.text);
      return parseReading(read, context);
    });
    const parts = {
      settings: readSettings({ deviceId: 'till' }),
      store: new SecondTryStore(),
      clock: { now: () => 1, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() },
      host,
      writeEvent: createEventWriter(),
      catalog,
      parsed,
    };
    return { flow: new FlowSession((await beginFlow(readDocument(SMALL_DOCUMENT), parts)).flow, parts), texts };
  }

  it('once, although its group is decided anew', async () => {
    const { flow, texts } = await open();
    const said = [SERIALS[0], CASE, 'nothing'];
    await Promise.all(said.map(text => flow.ask({ reading: reading(text) })));
    expect(texts).to.have.members(said);
    expect(flow.state.countedUnits).to.equal(2);
  });

  it('once, although the host is asked about its serial in between', async () => {
    const { flow, texts } = await open({ verify: () => Promise.resolve('known') });
    await Promise.all(SERIALS.map(text => flow.ask({ reading: reading(text) })));
    expect(texts).to.have.members([...SERIALS]);
    expect(flow.state.countedUnits).to.equal(3);
  });

  it('once, although it is refused because nothing could be stored', async () => {
    const { flow, texts } = await open();
    flow.close();
    await flow.ask({ reading: reading(SERIALS[0]) });
    expect(texts).to.have.length.at.most(1);
  });

  it('once with all codes of its label', async () => {
    const { flow, texts } = await open();
    const [first, ...others] = ['A-1', 'A-2', 'A-3'].map(reading);
    await flow.ask({ reading: first ?? reading(''), others });
    expect(texts).to.have.members(['A-1', 'A-2', 'A-3']);
    expect(flow.state.prompt?.type).to.equal('choice');
  });

  it('anew where something else is asked for by then', async () => {
    const { flow, texts } = await open();
    const verdicts = await Promise.all([CASE, DRILL, SERIALS[0]].map(text => flow.ask({ reading: reading(text) })));
    expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(['counted', 'prompt', 'accepted']);
    // The serial came while nothing was asked for, and is decided after the product asked for it.
    expect([...texts].sort()).to.deep.equal([CASE, DRILL, SERIALS[0], SERIALS[0]].sort());
  });

  it('anew in another flow', async () => {
    const [{ flow }, { flow: other }] = [await open(), await open()];
    let parses = 0;
    const parsed = new ParsedReadings(readProducts(PRODUCTS).catalog, (read, context) => {
      parses++;
      return parseReading(read, context);
    });
    const one = reading(CASE);
    for (const { state } of [flow, flow, other]) parsed.of(one, state);
    expect(parses).to.equal(2);
  });
});
