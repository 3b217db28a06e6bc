import { expect } from '@open-wc/testing';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FlowStore } from '../../src/ports/flow-store.js';
import { IdSet } from '../../src/domain/collections/id-set.js';
import { checkChain, hashOf } from '../../src/chain/chain.js';
import { createFlowStore } from '../../src/storage/index.js';
import type { JournalRecord } from '../../src/storage/schema.js';
import { Bench } from '../domain/bench.js';
import { changesOf, wantedOf } from './samples.js';
import { hasSyncFiles } from './sync-files.js';
import { ended } from '../support/ended.js';
import { freed } from './log-files.js';

type Json = Record<string, unknown>;

/** A flow of four facts, and what follows from them. */
function scanned(): { readonly facts: readonly Fact[]; readonly bench: Bench } {
  const bench = new Bench();
  for (const text of ['P1', 'P2', 'P3']) bench.scan(text);
  return { facts: bench.facts, bench };
}

describe('tampering', () => {
  const { facts, bench } = scanned();
  const { flowId } = bench.state;
  let name: string;
  let stores: FlowStore[];
  const open = (hasLog = true): FlowStore => {
    const store = createFlowStore({ name, now: () => 77, ...(!hasLog && { logWorkerUrl: false }) });
    stores.push(store);
    return store;
  };
  /** Each fact in a group of its own, in both copies. */
  const store = async (hasLog = true): Promise<void> => {
    const written = open(hasLog);
    for (const [seq, fact] of facts.entries())
      await written.transact(wantedOf(flowId, seq), () => changesOf(flowId, [fact]));
    close();
    await freed(name);
  };
  const close = (): void => {
    for (const opened of stores.splice(0)) opened.close();
  };
  const told = (seq: number, isHealed: boolean, count = 1) => ({ type: 'facts-tampered', seq, count, isHealed });
  const tampered = (all: readonly Fact[]) =>
    all.flatMap(({ atMs: _at, deviceId: _device, userId: _user, ...body }) =>
      body.type === 'facts-tampered' ? [body] : [],
    );

  beforeEach(() => {
    name = `tampering-${crypto.randomUUID()}`;
    stores = [];
  });
  afterEach(() => {
    close();
    indexedDB.deleteDatabase(name);
  });

  it('finds nothing where nothing was touched', async () => {
    await store();
    const again = open();
    await again.outbox();
    expect(await again.journal(flowId)).to.deep.equal(facts);
    expect(again.health).to.deep.equal({ state: 'ok' });
    expect(checkChain(flowId, (await again.factGroups?.(flowId)) ?? [])).to.deep.include({ since: 0, broken: [] });
  });

  const edits: Readonly<Record<string, (record: Json) => unknown>> = {
    'an edited serial': record => ({ ...record, facts: edited(record, { captured: { serial: 'P9' } }) }),
    'an edited user': record => ({ ...record, facts: edited(record, { userId: 'eve' }) }),
    'an edited time': record => ({ ...record, facts: edited(record, { atMs: 9 }) }),
    'a fact that is none': record => ({ ...record, facts: [null] }),
    'no list of facts': record => ({ ...record, facts: 'x' }),
    'a fact too many': record => ({
      ...record,
      facts: [...(record['facts'] as Json[]), ...(record['facts'] as Json[])],
    }),
    'another hash': record => ({ ...record, hash: '0'.repeat(64) }),
    'a record that is gone': () => undefined,
  };
  if (hasSyncFiles) {
    for (const [what, edit] of Object.entries(edits)) {
      it(`is healed from the log and told: ${what}`, async () => {
        await store();
        await change(name, 'journal', [flowId, 2], edit);
        const again = open();
        const loaded = await again.load?.(flowId);
        expect(loaded?.tail.slice(0, 4)).to.deep.equal(facts);
        expect(tampered(loaded?.tail ?? [])).to.deep.equal([told(2, true)]);
        expect(again.health).to.deep.equal({ state: 'ok', tampered: [flowId] });
        close();
        await freed(name);
        const third = open();
        expect(tampered(await third.journal(flowId))).to.have.length(1);
        expect(third.health).to.deep.equal({ state: 'ok' });
      });
    }

    it('is healed and told when the last record was taken away', async () => {
      await store();
      await change(name, 'journal', [flowId, 3], () => undefined);
      const again = open();
      const journal = await again.journal(flowId);
      expect(journal.slice(0, 4)).to.deep.equal(facts);
      expect(tampered(journal)).to.deep.equal([told(3, true)]);
    });

    it('is healed and told when all of the chain was written anew', async () => {
      await store();
      let previous = '';
      for (const [seq, fact] of facts.entries()) {
        await change(name, 'journal', [flowId, seq], record => {
          const group = { seq, facts: [{ ...fact, userId: 'eve' }] };
          previous = hashOf(previous, flowId, group);
          return { ...record, ...group, hash: previous };
        });
      }
      await change(name, 'flows', flowId, record => ({ ...record, head: previous }));
      const again = open();
      await again.outbox(); // both copies are compared
      expect((await again.journal(flowId)).slice(0, 4)).to.deep.equal(facts);
      expect(again.health).to.deep.include({ tampered: [flowId] });
    });

    it('is healed from the database and told when the log was edited', async () => {
      await store();
      await writeInLog(name, '"text":"P2"', '"text":"P9"');
      const again = open();
      await again.outbox();
      expect(again.health).to.deep.equal({ state: 'ok', tampered: [flowId] });
      expect(tampered(await again.journal(flowId))).to.deep.equal([told(2, true)]);
      close();
      indexedDB.deleteDatabase(name);
      await freed(name);
      const journal = await open().journal(flowId);
      expect(journal.slice(0, 4)).to.deep.equal(facts);
    });
  }

  it('opens with what is good and tells where neither copy is right, and tells once', async () => {
    await store(false);
    await change(name, 'journal', [flowId, 1], record => ({ ...record, facts: [{ type: 'serial-accepted' }] }));
    await change(name, 'journal', [flowId, 2], record => ({ ...record, facts: edited(record, { userId: 'eve' }) }));
    const again = open(false);
    const journal = await again.journal(flowId);
    expect(journal.map(({ type }) => type)).to.deep.equal([
      'flow-opened',
      'facts-tampered',
      'serial-accepted',
      'product-prompted',
      'facts-tampered',
      'facts-tampered',
    ]);
    expect(tampered(journal)).to.deep.equal([told(1, false), told(1, false), told(2, false)]);
    expect(again.health).to.deep.include({ tampered: [flowId] });
    expect(checkChain(flowId, (await again.factGroups?.(flowId)) ?? []).broken).to.deep.equal([1, 2]);
    close();
    expect(await open(false).journal(flowId)).to.deep.equal(journal);
  });

  it('goes on with a flow after it was healed, and chains what comes then', async () => {
    await store(false);
    await change(name, 'journal', [flowId, 3], () => undefined);
    const again = open(false);
    const { length } = await again.journal(flowId);
    expect(length).to.equal(5);
    await again.transact(wantedOf(flowId, length), () => changesOf(flowId, facts.slice(1, 2)));
    expect((await again.journal(flowId)).length).to.equal(6);
    expect(checkChain(flowId, (await again.factGroups?.(flowId)) ?? []).broken).to.deep.equal([3]);
  });

  it('leaves an edited snapshot aside', async () => {
    await store();
    const written = open();
    await written.saveSnapshot?.({ state: bench.state, readings: IdSet.empty });
    expect((await written.load?.(flowId))?.snapshot?.state.countedUnits).to.equal(2);
    close();
    await change(name, 'snapshots', flowId, record => {
      const state = record['state'] as Json;
      return { ...record, state: { ...state, serials: String(state['serials']).replaceAll('P2', 'P9') } };
    });
    expect(await open().load?.(flowId)).to.deep.equal({ tail: facts });
  });
});

function edited(record: Json, more: Json): Json[] {
  const merged = (fact: Json): Json => {
    const captured = { ...(fact['captured'] as Json), ...(more['captured'] as Json) };
    return { ...fact, ...more, ...(fact['captured'] !== undefined && { captured }) };
  };
  return (record['facts'] as Json[]).map(merged);
}

/** Writes in the database behind the store's back; undefined deletes. */
async function change(name: string, store: string, key: IDBValidKey, edit: (record: Json) => unknown): Promise<void> {
  const database = await ended(indexedDB.open(name));
  const records = database.transaction(store, 'readwrite').objectStore(store);
  const changed = edit((await ended(records.get(key))) as Json & JournalRecord);
  await (changed === undefined ? ended(records.delete(key)) : ended(records.put(changed)));
  database.close();
}

/** Replaces a text in the log's files by another one of the same length. */
async function writeInLog(name: string, from: string, to: string): Promise<void> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
  for await (const handle of folder.values()) {
    if (!(handle instanceof FileSystemFileHandle)) continue;
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    const text = Array.from(bytes, byte => String.fromCharCode(byte))
      .join('')
      .replaceAll(from, to);
    const writable = await handle.createWritable();
    await writable.write(Uint8Array.from(text, character => character.charCodeAt(0)));
    await writable.close();
  }
}
