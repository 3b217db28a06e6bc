import { expect } from '@open-wc/testing';
import { hashOf } from '../../src/chain/chain.js';
import { createCapture } from '../../src/create-capture.js';
import { problemsOf } from '../../src/domain/model/input-error.js';
import { verifyAudit } from '../../src/output/index.js';
import type { Capture } from '../../src/ports/capture.js';
import { createFlowStore } from '../../src/storage/index.js';
import { IdSet } from '../../src/domain/collections/id-set.js';
import type { JournalRecord } from '../../src/storage/schema.js';
import { dumpStores } from '../support/dump-stores.js';
import { PRODUCTS, SERIALS, SMALL_DOCUMENT } from '../support/small-flow.js';
import { freed, textOfLog } from './log-files.js';
import { hasSyncFiles } from './sync-files.js';
import { deleted, ended } from '../support/ended.js';

const [A, B] = SERIALS;
const [ANNA, BERT] = ['u-anna', 'u-bert'];
const FLOW = 'asn-receiving/ASN-1/1';

describe('the name of a person', () => {
  let name: string;
  let captures: Capture[];
  const open = (userId: string | undefined, hasLog = true): Capture => {
    const capture = createCapture({
      settings: {
        deviceId: 'till',
        userId,
        requireReasons: false,
        approvals: { 'asn-receiving': ['under', 'missing'] },
      },
      products: PRODUCTS,
      store: createFlowStore({ name, ...(!hasLog && { logWorkerUrl: false }) }),
      host: { approve: async () => ({ approved: true, by: ANNA }) },
      sources: [],
      camera: false,
    });
    captures.push(capture);
    return capture;
  };
  const close = async (): Promise<void> => {
    for (const capture of captures.splice(0)) capture.close();
    await freed(name);
  };
  /** All that the database says. */
  const stored = async (): Promise<string> => JSON.stringify(await dumpStores(name));
  /** Anna begins a flow, and bert is refused what she has. */
  async function worked(hasLog = true): Promise<Capture> {
    const [anna, bert] = [open(ANNA, hasLog), open(BERT, hasLog)];
    await anna.open(SMALL_DOCUMENT);
    await anna.enter(A);
    await bert.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' });
    expect(await bert.enter(A)).to.include({ code: 'duplicate-elsewhere' });
    await bert.enter(B);
    return anna;
  }
  const audited = async (capture: Capture, flowId: string, heads: readonly string[] = []) =>
    verifyAudit((await capture.device.exportAudit(flowId, 'json')).text, heads);

  beforeEach(() => {
    name = `erase-${crypto.randomUUID()}`;
    captures = [];
  });
  afterEach(async () => {
    await close();
    indexedDB.deleteDatabase(name);
  });

  it('goes from every record of the database, and the chains of all flows hold', async () => {
    const capture = await worked();
    const flows = (await capture.device.flows()).map(({ flowId }) => flowId);
    const head = (await audited(capture, FLOW)).head;
    expect(await stored()).to.contain(ANNA);
    await capture.device.erase({ userId: ANNA });
    expect(await stored()).not.to.contain(ANNA);
    expect(await stored()).to.contain(BERT);
    for (const flowId of flows) {
      expect(await audited(capture, flowId)).to.include({ isIntact: true });
      expect((await capture.device.journal(flowId)).at(-1)).to.include({ type: 'user-erased', deviceId: 'till' });
    }
    expect(await audited(capture, FLOW, [head])).to.deep.include({ isIntact: true, resealed: [] });
    expect((await audited(capture, FLOW)).erased).to.be.greaterThan(1);
    expect(captures[1]?.storeHealth).to.deep.equal({ state: 'ok' });
  });

  it('waits while an event file has it that nobody has got, and goes once it was delivered', async () => {
    const capture = open(BERT);
    await capture.open(SMALL_DOCUMENT);
    await capture.enter(A);
    expect(await capture.request({ type: 'complete' })).to.include({ outcome: 'done' });
    const [entry] = await capture.device.outbox();
    expect(entry?.event).to.include({ userId: BERT, approvedBy: ANNA });
    for (const userId of [ANNA, BERT]) {
      const error: unknown = await capture.device.erase({ userId }).catch((reason: unknown) => reason);
      expect(problemsOf(error)).to.deep.include({
        code: 'not-delivered',
        path: 'userId',
        message: 'userId is in an event file that was not acknowledged yet',
      });
    }
    expect(await capture.device.outbox()).to.deep.equal([entry]);
    expect((await capture.device.journal(FLOW)).map(({ type }) => type)).not.to.include('user-erased');
    await capture.device.acknowledge(entry?.eventId ?? '');
    await capture.device.erase({ userId: ANNA });
    expect(await stored()).not.to.contain(ANNA);
    expect(await stored()).to.contain(BERT);
    await capture.device.erase({ userId: BERT });
    expect(await stored()).not.to.contain(BERT);
    expect(await audited(capture, FLOW, [entry?.event.journalHead ?? ''])).to.include({ isIntact: true });
    await capture.device.erase({ flowId: FLOW });
    const [gone] = await capture.device.erased();
    expect(gone?.journalHeads).to.deep.equal([entry?.event.journalHead]);
  });

  it('leaves nothing else behind, and asking again does nothing', async () => {
    const capture = await worked();
    await capture.device.erase({ userId: ANNA });
    const before = await dumpStores(name);
    await capture.device.erase({ userId: ANNA });
    await capture.device.erase({ userId: 'nobody' });
    const { meta: _, ...after } = await dumpStores(name);
    expect(before).to.deep.include(after);
    expect(await stored()).not.to.contain('nobody');
  });

  it('does not come back by a tab that has the flow open, nor by its snapshot', async () => {
    await worked();
    const [tab, other] = [open(undefined), open(undefined, false)];
    await tab.open(SMALL_DOCUMENT);
    const old = tab.state;
    await other.device.erase({ userId: ANNA });
    const late = createFlowStore({ name, logWorkerUrl: false });
    if (old) await late.saveSnapshot?.({ state: old, readings: IdSet.empty });
    late.close();
    expect(await stored()).not.to.contain(ANNA);
    expect(await tab.enter(SERIALS[2])).to.include({ outcome: 'accepted' });
    expect(JSON.stringify(tab.state)).not.to.contain(ANNA);
    expect(await stored()).not.to.contain(ANNA);
    expect(await audited(tab, FLOW)).to.include({ isIntact: true });
    const { state } = tab;
    await close();
    expect(await open(undefined).open(SMALL_DOCUMENT)).to.deep.equal(state);
  });

  it('goes from groups of before there were salts, and their chain says what they hash to since', async () => {
    await worked(false);
    await close();
    await withoutSalts(name);
    const capture = open(undefined, false);
    const before = await audited(capture, FLOW);
    expect(before).to.deep.include({ isIntact: true, erased: 0 });
    await capture.device.erase({ userId: ANNA });
    expect(await stored()).not.to.contain(ANNA);
    const after = await audited(capture, FLOW, [before.head]);
    expect(after).to.deep.include({ isIntact: true, resealed: [0, 1] });
    expect(capture.storeHealth).to.deep.equal({ state: 'ok' });
  });

  if (hasSyncFiles) {
    it('goes from the second copy too, and a restore does not bring it back', async () => {
      const capture = await worked();
      await capture.device.erase({ userId: ANNA });
      const journal = await capture.device.journal(FLOW);
      await close();
      await open(undefined).device.outbox(); // the next start has the logs of all tabs
      await close();
      expect(await textOfLog(name)).not.to.contain(ANNA);
      expect(await textOfLog(name)).to.contain(BERT);
      await deleted(name);
      const restored = open(undefined);
      expect((await restored.device.journal(FLOW)).slice(0, journal.length)).to.deep.equal(journal);
      expect(await stored()).not.to.contain(ANNA);
      expect(await audited(restored, FLOW)).to.include({ isIntact: true });
    });

    for (const isOld of [false, true])
      it(`goes from a log that a crash has left as it was, salted: ${!isOld}`, async () => {
        await worked();
        await close();
        if (isOld) {
          await withoutSalts(name);
          await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
          await open(undefined).device.outbox(); // fills the log anew
          await close();
        }
        await open(undefined, false).device.erase({ userId: ANNA }); // has no log, as one that ends before it is written
        await close();
        expect(await textOfLog(name)).to.contain(ANNA);
        const again = open(undefined);
        await again.device.outbox();
        expect(again.storeHealth).to.deep.equal({ state: 'ok' });
        expect(await audited(again, FLOW)).to.include({ isIntact: true });
        await close();
        expect(await textOfLog(name)).not.to.contain(ANNA);
        expect(await stored()).not.to.contain(ANNA);
      });

    it('does not come back where a record is healed from such a log', async () => {
      await worked();
      await close();
      await open(undefined, false).device.erase({ userId: ANNA });
      await close();
      await change(name, record => (record.seq === 1 ? undefined : record));
      const again = open(undefined);
      const journal = await again.device.journal(FLOW);
      expect(journal.map(({ type }) => type))
        .to.include('serial-accepted')
        .and.include('facts-tampered');
      expect(await stored()).not.to.contain(ANNA);
      expect(await audited(again, FLOW)).to.include({ isIntact: true });
    });
  }
});

/** Writes the journal behind the store's back; undefined deletes a record. */
async function change(
  name: string,
  edit: (record: JournalRecord, before: JournalRecord | undefined) => JournalRecord | undefined,
): Promise<void> {
  const database = await ended(indexedDB.open(name));
  const stores = database.transaction(['journal', 'flows'], 'readwrite');
  const [journal, flows] = [stores.objectStore('journal'), stores.objectStore('flows')];
  let before: JournalRecord | undefined;
  for (const record of (await ended(journal.getAll())) as JournalRecord[]) {
    if (before?.flowId !== record.flowId) before = undefined;
    before = edit(record, before);
    await (before ? ended(journal.put(before)) : ended(journal.delete([record.flowId, record.seq])));
    const flow = (await ended(flows.get(record.flowId))) as object;
    if (before) await ended(flows.put({ ...flow, head: before.hash }));
  }
  database.close();
}

/** As the version before has stored it: names are hashed as they are. */
async function withoutSalts(name: string): Promise<void> {
  await change(name, ({ salts: _, ...record }, before) => ({
    ...record,
    hash: hashOf(before?.hash ?? '', record.flowId, record),
  }));
}
