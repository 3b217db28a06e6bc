import { expect } from '@open-wc/testing';
import type { Fact } from '../../src/domain/model/fact.js';
import { IdSet } from '../../src/domain/collections/id-set.js';
import { replay } from '../../src/domain/deciding/transition.js';
import type { FlowSnapshot, FlowStore } from '../../src/ports/flow-store.js';
import type { SnapshotRecord } from '../../src/storage/schema.js';
import { createFlowStore } from '../../src/storage/index.js';
import { Bench } from '../domain/bench.js';
import { changesOf, counted, wantedOf } from './samples.js';

/** A journal of some length, and the state at its end. */
function scanned(): { readonly journal: readonly Fact[]; readonly snapshot: FlowSnapshot } {
  const bench = new Bench();
  for (const text of ['P1', 'DRILL', 'D-1', 'CABLE']) bench.scan(text);
  const snapshot = { state: bench.state, readings: IdSet.empty.with(['r1']) };
  return { journal: bench.facts, snapshot };
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It did not open.'));
  });
}

describe('snapshots', () => {
  const { journal, snapshot } = scanned();
  const { flowId } = snapshot.state;
  let store: FlowStore;
  let name: string;
  const append = (facts: readonly Fact[]) => store.transact(wantedOf(flowId), () => changesOf(flowId, facts));
  const load = async () => store.load?.(flowId);
  const keep = async (kept: FlowSnapshot) => store.saveSnapshot?.(kept);

  beforeEach(() => {
    name = `snapshots-${crypto.randomUUID()}`;
    store = createFlowStore({ name, logWorkerUrl: false });
  });
  afterEach(() => {
    store.close();
    indexedDB.deleteDatabase(name);
  });

  it('give the state without the facts behind it, and the facts after it', async () => {
    await append(journal);
    await keep(snapshot);
    await append([counted(1), counted(2)]);
    const loaded = await load();
    expect(loaded?.tail).to.deep.equal([counted(1), counted(2)]);
    expect(JSON.stringify(loaded?.snapshot?.state)).to.equal(JSON.stringify(replay(journal)));
    expect(loaded?.snapshot?.readings.has('r1')).to.equal(true);
  });

  it('are not needed: without one there are all facts', async () => {
    await append(journal);
    expect(await load()).to.deep.equal({ tail: journal });
  });

  it('are not kept where the journal does not end with them', async () => {
    await append([...journal, counted(1)]);
    await keep(snapshot);
    expect(await load()).to.deep.equal({ tail: [...journal, counted(1)] });
  });

  it('are worth nothing when the journal was cleared and written anew', async () => {
    await append(journal);
    await keep(snapshot);
    const database = await opened(name);
    const transaction = database.transaction(['journal', 'flows'], 'readwrite');
    for (const cleared of ['journal', 'flows']) transaction.objectStore(cleared).clear();
    database.close();
    expect(await load()).to.deep.equal({ tail: [] });
    await append(journal);
    expect(await load()).to.deep.equal({ tail: journal });
  });

  it('of an older form are left aside: there are all facts', async () => {
    await append(journal);
    await keep(snapshot);
    const database = await opened(name);
    const snapshots = database.transaction('snapshots', 'readwrite').objectStore('snapshots');
    const request = snapshots.get(flowId);
    await new Promise(resolve => (request.onsuccess = resolve));
    const stored = request.result as SnapshotRecord;
    const state = {
      ...stored.state,
      shape: `1 ${stored.state.shape}`,
      serials: ['', '[]'],
      expectedSerials: undefined,
    };
    snapshots.put({ ...stored, state, readings: { size: 1, buckets: ['[["r1",true]]'] } });
    database.close();
    expect(await load()).to.deep.equal({ tail: journal });
  });

  it('of a flow that has ended are dropped', async () => {
    await append(journal);
    await keep(snapshot);
    await keep({ ...snapshot, state: { ...snapshot.state, status: 'cancelled' } });
    expect(await load()).to.deep.equal({ tail: journal });
  });
});
