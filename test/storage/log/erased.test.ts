import { expect } from '@open-wc/testing';
import type { Fact } from '../../../src/domain/model/fact.js';
import type { FlowStore } from '../../../src/ports/flow-store.js';
import { Connection } from '../../../src/storage/connection.js';
import { joinNotes } from '../../../src/storage/erasing/join-notes.js';
import { erasedFlows } from '../../../src/storage/erasing/noted.js';
import { Health } from '../../../src/storage/health.js';
import { createFlowStore } from '../../../src/storage/index.js';
import { systemTimer } from '../../../src/storage/time-limit.js';
import { dumpStores, putBack } from '../../support/dump-stores.js';
import { deleted } from '../../support/ended.js';
import { freed, textOfLog } from '../log-files.js';
import { changesOf, outboxEntryOf, summaryOf, wantedOf } from '../samples.js';
import { hasSyncFiles } from '../sync-files.js';
import { accepted, opened, stamp } from './opened.js';

const ANNA = 'u-anna';
const completed: Fact = { ...stamp, type: 'flow-completed', eventId: 'event' };

if (hasSyncFiles)
  describe('what was erased, where the browser discards the database', () => {
    let name: string;
    let stores: FlowStore[];
    const open = (): FlowStore => {
      const store = createFlowStore({ name });
      stores.push(store);
      return store;
    };
    const append = (store: FlowStore, seq: number, facts: readonly Fact[]) =>
      store.transact(wantedOf('flow', seq), () => {
        const isEnd = facts.includes(completed);
        const outbox = isEnd ? [outboxEntryOf('event', 1)] : [];
        return changesOf('flow', facts, {
          outbox,
          summary: { ...summaryOf('flow'), status: isEnd ? 'completed' : 'capturing' },
        });
      });
    const close = async (): Promise<void> => {
      for (const store of stores.splice(0)) store.close();
      await freed(name);
    };
    const discard = async (): Promise<void> => {
      await close();
      await deleted(name);
    };
    /** Two tabs write in turn, so that the log of each has the flow. */
    const written = async (fact: Fact = accepted('SN1')): Promise<FlowStore> => {
      const [one, two] = [open(), open()];
      await append(one, 0, [opened]);
      await append(two, 0, [fact]);
      return one;
    };
    const delivered = async (): Promise<FlowStore> => {
      const store = await written();
      await append(store, 1, [completed]);
      await store.acknowledge('event', 2);
      return store;
    };

    beforeEach(() => {
      name = `erased-${crypto.randomUUID()}`;
      stores = [];
    });
    afterEach(discard);

    it('does not come back from the log of another tab, at this start or a later one', async () => {
      const note = await (await delivered()).erase?.({ flowId: 'flow' }, 5);
      expect(note?.map(({ flowId, facts }) => [flowId, facts])).to.deep.equal([['flow', 3]]);
      for (let start = 1; start <= 3; start++) {
        await discard();
        const store = open();
        expect(await store.flows()).to.deep.equal([]);
        expect(await store.journal('flow')).to.deep.equal([]);
        expect(await store.erased?.()).to.deep.equal(note);
      }
      expect(await textOfLog(name)).to.not.contain('SN1');
    });

    it('goes again where the database has lost what it stored last', async () => {
      const store = await delivered();
      const before = await dumpStores(name);
      const note = await store.erase?.({ flowId: 'flow' }, 5);
      await close();
      await putBack(name, before);
      const again = open();
      await again.outbox(); // what reads it all has compared both copies
      expect(await again.flows()).to.deep.equal([]);
      expect(await again.event('event')).to.equal(undefined);
      expect(await again.erased?.()).to.deep.equal(note);
    });

    it('is noted in the log where that was off while it was erased', async () => {
      await delivered();
      await close();
      const store = createFlowStore({ name, logWorkerUrl: false });
      stores.push(store);
      const note = await store.erase?.({ flowId: 'flow' }, 5);
      await close();
      await open().outbox();
      await discard();
      expect(await open().erased?.()).to.deep.equal(note);
    });

    it('leaves no name behind either', async () => {
      const store = await written({ ...accepted('SN1'), userId: ANNA });
      expect(await store.eraseUser?.(ANNA, { atMs: 5, deviceId: 'till' })).to.equal(true);
      const tokens = async (tab: FlowStore) => (await tab.erasedUsers?.())?.map(({ token }) => token);
      const noted = await tokens(store);
      await discard();
      const again = open();
      expect(noted).to.have.lengthOf(1);
      expect(await tokens(again)).to.deep.equal(noted);
      expect((await again.journal('flow')).map(({ type }) => type)).to.include.members([
        'serial-accepted',
        'user-erased',
      ]);
      expect(JSON.stringify(await dumpStores(name))).to.not.contain(ANNA);
      expect(again.health).to.deep.equal({ state: 'ok' });
      await close();
      await open().outbox();
      expect(await textOfLog(name)).to.not.contain(ANNA);
    });

    it('is what can be read of the notes of a log', async () => {
      const health = new Health();
      const connection = new Connection({
        name,
        factory: indexedDB,
        timer: systemTimer,
        health,
        onMade: () => undefined,
      });
      const note = { flowId: 'c', why: 'asked', atMs: 5, facts: 3 } as const;
      const texts = { 'erased/a': '{', 'erased/b': 'null', 'erased/other': JSON.stringify(note) };
      expect(await joinNotes(connection, texts)).to.deep.equal([]);
      expect(await connection.read(['meta'], erasedFlows)).to.deep.equal([]);
      expect(await joinNotes(connection, { ...texts, 'erased/c': JSON.stringify(note) })).to.deep.equal([]);
      expect(await connection.read(['meta'], erasedFlows)).to.deep.equal([note]);
      expect((await joinNotes(connection, {})).map(({ flowId }) => flowId)).to.deep.equal(['erased/c']);
      connection.close();
    });
  });
