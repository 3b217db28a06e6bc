import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import { hashOf, saltsFor } from '../../src/chain/chain.js';
import { mirrorFacts } from '../../src/delivery/mirror-facts.js';
import { replay } from '../../src/domain/folding/apply.js';
import { isSealed } from '../../src/domain/model/erased-name.js';
import type { Fact } from '../../src/domain/model/fact.js';
import { problemsOf } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';
import { openSmallFlow, PRODUCTS, SERIALS, until } from '../support/small-flow.js';

const [A, B] = SERIALS;
const ANNA = 'u-anna';
const FLOW = 'asn-receiving/ASN-1/1';
const settings = { deviceId: 'till', userId: ANNA, requireReasons: false };

const codeOf = async (erasing: Promise<void>): Promise<string | undefined> => {
  const error: unknown = await erasing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return problemsOf(error).map(({ code, path }) => `${code} ${path}`)[0];
};

/** What a device of anna's had stored, as its export has it. */
async function exported(
  more: (capture: Capture) => Promise<unknown> = async () => undefined,
  isChained = false,
): Promise<{ readonly format: string; readonly flows: readonly { readonly facts: readonly Fact[] }[] }> {
  const capture = await openSmallFlow({ settings });
  await capture.enter(A);
  await more(capture);
  const facts = await capture.device.journal(FLOW);
  capture.close();
  let hash = '';
  const chain = facts.map((fact, seq) => {
    const group = { seq, facts: [fact], ...saltsFor([fact]) };
    hash = hashOf(hash, FLOW, group);
    return { seq, hash, ...('salts' in group && { salts: group.salts }) };
  });
  return JSON.parse(
    JSON.stringify({ format: 'serialkit/store/1', flows: [{ flowId: FLOW, facts, ...(isChained && { chain }) }] }),
  ) as Awaited<ReturnType<typeof exported>>;
}

describe('device.erase of a person', () => {
  it('takes the name out of the flow that is open too, which goes on', async () => {
    const capture = await openSmallFlow({ settings });
    await capture.enter(A);
    const before = capture.state;
    await capture.device.erase({ userId: ANNA });
    await until(() => capture.state?.seq === (before?.seq ?? 0) + 1, 'the flow has heard of it');
    expect(JSON.stringify(capture.state)).not.to.contain(ANNA);
    expect(capture.state).to.deep.include({
      lines: before?.lines,
      updatedAtMs: before?.updatedAtMs,
      lastBy: { deviceId: 'till' },
    });
    const journal = await capture.device.journal(FLOW);
    expect(JSON.stringify(journal)).not.to.contain(ANNA);
    expect(replay(journal)).to.deep.equal(capture.state);
    expect(await capture.enter(A)).to.include({ code: 'duplicate-in-flow' });
    expect(await capture.enter(B)).to.include({ outcome: 'accepted' });
    capture.close();
  });

  it('refuses what names nobody, what names two things, and a name that waits to be delivered', async () => {
    const capture = await openSmallFlow({ settings });
    for (const userId of ['', 5, null])
      expect(await codeOf(capture.device.erase({ userId } as never))).to.equal('wrong-type userId');
    expect(await codeOf(capture.device.erase({ userId: ANNA, flowId: FLOW }))).to.equal('wrong-type userId');
    for (const nothing of [undefined, null, {}, 5])
      expect(await codeOf(capture.device.erase(nothing as never))).to.equal('unknown flowId');
    await capture.request({ type: 'complete' });
    expect(await codeOf(capture.device.erase({ userId: ANNA }))).to.equal('not-delivered userId');
    expect(JSON.stringify(await capture.device.outbox())).to.contain(ANNA);
    for (const { eventId } of await capture.device.outbox()) await capture.device.acknowledge(eventId);
    expect(await codeOf(capture.device.erase({ userId: ANNA }))).to.equal(undefined);
    expect(await codeOf(capture.device.erase({ userId: 'nobody' }))).to.equal(undefined);
    capture.close();
  });

  it('gives the whole journal to a mirror, which has the name in what it was given before', async () => {
    const capture = await openSmallFlow({ settings });
    let mirrored: readonly Fact[] = [];
    mirrorFacts(capture, {
      put: (_flowId, from, facts) => void (mirrored = [...mirrored.slice(0, from), ...facts]),
    });
    await capture.enter(A);
    await until(() => JSON.stringify(mirrored).includes(ANNA), 'the mirror has the facts');
    await capture.device.erase({ userId: ANNA });
    await until(() => mirrored.at(-1)?.type === 'user-erased', 'the mirror has heard of it');
    expect(mirrored).to.deep.equal(await capture.device.journal(FLOW));
    capture.close();
  });
});

describe('an import after a person was erased', () => {
  const device = (store = new MemoryStore()): Capture =>
    createCapture({
      settings: { deviceId: 'till-2' },
      products: PRODUCTS,
      store,
      sources: [],
      camera: false,
    });

  for (const isChained of [false, true])
    it(`does not bring the name back in a flow that is new here, chained: ${isChained}`, async () => {
      const file = await exported(capture => capture.request({ type: 'complete' }), isChained);
      const capture = device();
      await capture.device.erase({ userId: ANNA });
      expect(await capture.device.importAll(file)).to.deep.include({ added: [FLOW], refused: [] });
      const journal = await capture.device.journal(FLOW);
      expect(JSON.stringify([journal, await capture.device.outbox()])).not.to.contain(ANNA);
      expect(isSealed(journal[0]?.userId ?? '')).to.equal(true);
      expect(journal.map(({ type }) => type).slice(-2)).to.deep.equal(['facts-restored', 'user-erased']);
      expect(journal.at(-1)).not.to.have.property('userId');
      expect((await capture.device.outbox()).map(({ event }) => event.lines[0]?.countedQty)).to.deep.equal([1]);
      expect(await capture.device.importAll(file)).to.deep.include({ known: [FLOW] });
      capture.close();
    });

  it('does not bring a name back that is erased while it runs', async () => {
    const file = await exported();
    const store = new MemoryStore();
    const capture = device(store);
    await capture.device.erase({ userId: ANNA });
    const now = store.erasedUsers.bind(store);
    store.erasedUsers = async () => ((store.erasedUsers = now), []);
    expect(await capture.device.importAll(file)).to.deep.include({ added: [FLOW], refused: [] });
    expect(JSON.stringify(await capture.device.journal(FLOW))).not.to.contain(ANNA);
    capture.close();
  });

  it('leaves the names of others, and says nothing of an erasure where there was none', async () => {
    const file = await exported();
    const capture = device();
    await capture.device.erase({ userId: 'u-bert' });
    expect(await capture.device.importAll(file)).to.deep.include({ added: [FLOW] });
    const journal = await capture.device.journal(FLOW);
    expect(journal.at(-2)).to.include({ userId: ANNA });
    expect(journal.map(({ type }) => type)).not.to.include('user-erased');
    capture.close();
  });

  it('knows an old copy of a flow that is here, and changes nothing by a longer one', async () => {
    const file = await exported();
    const capture = device();
    await capture.device.importAll(file);
    await capture.device.erase({ userId: ANNA });
    const journal = await capture.device.journal(FLOW);
    expect(await capture.device.importAll(file)).to.deep.include({ known: [FLOW], conflicting: [] });
    const longer = await exported(other => other.enter(B));
    expect((await capture.device.importAll(longer)).added).to.deep.equal([]);
    expect(await capture.device.journal(FLOW)).to.deep.equal(journal);
    capture.close();
  });
});
