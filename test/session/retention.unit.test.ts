import { getActiveResourcesInfo } from 'node:process';
import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import { problemsOf } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import type { ErasedFlow } from '../../src/ports/erasure.js';
import type { FlowSummary } from '../../src/ports/flow-store.js';
import { keepFor } from '../../src/session/retention.js';
import { MemoryStore } from '../support/memory-store.js';

const DAY_MS = 86_400_000;

describe('keepFor', () => {
  /** Runs what is planned for the next so many milliseconds, and then ends it. */
  function pass(ms: number, keepDays: number, store: MemoryStore): void {
    let nowMs = 0;
    const planned: { atMs: number; run: () => void }[] = [];
    const later = (run: () => void, afterMs: number) => {
      const plan = { atMs: nowMs + afterMs, run };
      planned.push(plan);
      return () => void planned.splice(planned.indexOf(plan), 1);
    };
    const end = keepFor(keepDays, store, { now: () => nowMs, utcOffsetMinutes: () => 0, newId: () => '' }, later);
    for (let next = planned[0]; next && next.atMs <= ms; next = planned[0]) {
      planned.shift();
      nowMs = next.atMs;
      next.run();
    }
    end();
    expect(planned).to.deep.equal([]);
  }

  it('erases what was delivered before as many days, soon after the start and every day, until it ends', () => {
    const store = new MemoryStore();
    pass(2 * DAY_MS, 30, store);
    expect(store.erasures).to.deep.equal(
      [10_000, 10_000 + DAY_MS].map(nowMs => [{ deliveredBeforeMs: nowMs - 30 * DAY_MS }, nowMs]),
    );
  });

  it('lets a process end that waits for nothing else', () => {
    const timers = () => getActiveResourcesInfo().filter(name => name === 'Timeout').length;
    const before = timers();
    const clock = { now: () => 0, utcOffsetMinutes: () => 0, newId: () => '' };
    const end = keepFor(30, new MemoryStore(), clock);
    expect(timers()).to.equal(before);
    end();
  });

  it('asks a store that failed again the next day', () => {
    const store = new MemoryStore();
    const tries: number[] = [];
    store.erase = (_what, atMs) => {
      tries.push(atMs);
      return Promise.reject(new Error('quota'));
    };
    pass(2 * DAY_MS, 0, store);
    expect(tries).to.deep.equal([10_000, 10_000 + DAY_MS]);
  });
});

describe('device.erase', () => {
  const DOCUMENT = { flow: 'blind-receiving', documentId: 'D1', locationId: 'here' } as const;

  it('takes a flow that was delivered, says so, and never gives its id again', async () => {
    const store = new MemoryStore();
    const capture = createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false });
    const { flowId } = await capture.open(DOCUMENT);
    const codeOf = async (id: string) => {
      try {
        await capture.device.erase({ flowId: id });
        return 'erased';
      } catch (error) {
        return problemsOf(error)[0]?.code;
      }
    };
    expect(await codeOf('other')).to.equal('unknown');
    expect(await codeOf(flowId)).to.equal('not-ended');
    await capture.request({ type: 'complete' });
    expect(await codeOf(flowId)).to.equal('not-delivered');
    for (const { eventId } of await capture.device.outbox()) await capture.device.acknowledge(eventId);
    expect(await codeOf(flowId)).to.equal('erased');
    expect((await capture.device.erased()).map(({ flowId, why }) => [flowId, why])).to.deep.equal([[flowId, 'asked']]);
    expect(await capture.device.journal(flowId)).to.deep.equal([]);
    expect((await capture.open(DOCUMENT)).flowId).to.equal('blind-receiving/D1/2');
    capture.close();
  });

  it('keeps a batch of an open count, whose claims keep its serials unique', async () => {
    const store = new MemoryStore();
    const capture = createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false });
    const count = { countId: 'C', batchId: 'B1' };
    const { flowId } = await capture.open({ flow: 'cycle-count', documentId: 'C', locationId: 'here', count });
    const erase = async () =>
      problemsOf(await capture.device.erase({ flowId }).catch((error: unknown) => error))[0]?.code;
    await capture.request({ type: 'complete' });
    for (const { eventId } of await capture.device.outbox()) await capture.device.acknowledge(eventId);
    expect(await erase()).to.equal('count-open');
    expect((await capture.request({ type: 'close-count' })).outcome).to.equal('done');
    expect(await erase()).to.equal(undefined);
    capture.close();
  });

  it('is not undone by an export', async () => {
    const store = new MemoryStore();
    const capture = createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false });
    const { flowId } = await capture.open(DOCUMENT);
    await capture.request({ type: 'cancel' });
    const flows = [{ flowId, facts: await capture.device.journal(flowId) }];
    await capture.device.erase({ flowId });
    const { added, refused } = await capture.device.importAll({ format: 'serialkit/store/1', flows, outbox: [] });
    expect(added).to.deep.equal([]);
    expect(refused.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['erased flows[0]']);
    expect(await capture.device.flows()).to.deep.equal([]);
    capture.close();
  });

  it('is told in a tab that has the flow open, where the document is opened anew', async () => {
    const store = new MemoryStore();
    const [one, other] = [0, 1].map(() =>
      createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false }),
    ) as [Capture, Capture];
    const { flowId } = await other.open(DOCUMENT);
    await one.resume(flowId);
    await one.request({ type: 'cancel' });
    await one.device.erase({ flowId });
    expect(await other.enter('P1')).to.deep.equal({ outcome: 'refused', code: 'flow-erased', text: 'P1' });
    expect(await other.request({ type: 'pause' })).to.deep.equal({ outcome: 'refused', code: 'flow-erased' });
    expect((await other.open(DOCUMENT)).flowId).to.equal('blind-receiving/D1/2');
    one.close();
    other.close();
  });

  it('gives a document the next flow where another tab erases one while it is opened', async () => {
    const store = new MemoryStore();
    const capture = createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false });
    const { flowId } = await capture.open(DOCUMENT);
    await capture.request({ type: 'cancel' });
    const before = [await store.flows(), []] as const;
    await capture.device.erase({ flowId });
    const now = [store.flows.bind(store), store.erased.bind(store)] as const;
    const late = (flows: readonly FlowSummary[], erased: readonly ErasedFlow[]): void => {
      store.flows = async () => ((store.flows = now[0]), flows);
      store.erased = async () => ((store.erased = now[1]), erased);
    };
    late([], before[1]);
    expect((await capture.open(DOCUMENT)).flowId).to.equal('blind-receiving/D1/2');
    late(before[0], await now[1]());
    expect((await capture.open(DOCUMENT)).flowId).to.equal('blind-receiving/D1/2');
    capture.close();
  });

  it('begins no batch of a count that was closed and is erased', async () => {
    const store = new MemoryStore();
    store.erased = async () => [{ flowId: 'x', why: 'delivered', atMs: 1, facts: 1, closedCountId: 'C' }];
    const capture = createCapture({ settings: { deviceId: 'till' }, store, sources: [], camera: false });
    const count = { countId: 'C', batchId: 'B2' };
    const opened = capture.open({ flow: 'cycle-count', documentId: 'C', locationId: 'here', count });
    const error = await opened.then(() => undefined, problemsOf);
    expect(error?.map(({ code }) => code)).to.deep.equal(['count-closed']);
    capture.close();
  });
});
