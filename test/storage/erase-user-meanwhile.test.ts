import { expect } from '@open-wc/testing';
import { createCapture } from '../../src/create-capture.js';
import type { Capture } from '../../src/ports/capture.js';
import { Connection, type WriteOptions } from '../../src/storage/connection.js';
import type { Name, Transaction } from '../../src/storage/database.js';
import { eraseUser } from '../../src/storage/erasing/erase-user.js';
import { Health } from '../../src/storage/health.js';
import { startsWith } from '../../src/storage/schema.js';
import { systemTimer } from '../../src/storage/time-limit.js';
import { dumpStores } from '../support/dump-stores.js';
import { PRODUCTS, SERIALS, SMALL_DOCUMENT } from '../support/small-flow.js';
import { tabsOfEachTest } from './tabs.js';

const [A, B] = SERIALS;
const [ANNA, BERT] = ['u-anna', 'u-bert'];

/** Lets something happen just before it writes for the first time. */
class LateConnection extends Connection {
  meanwhile: () => Promise<unknown> = async () => undefined;

  override async write<T>(
    stores: Name[],
    work: (transaction: Transaction<'readwrite'>) => Promise<T>,
    options?: WriteOptions,
  ): Promise<T> {
    const { meanwhile } = this;
    this.meanwhile = async () => undefined;
    await meanwhile();
    return super.write(stores, work, options);
  }
}

describe('a name that is written while it is erased', () => {
  const tabs = tabsOfEachTest();
  let captures: Capture[];
  let connection: LateConnection;
  const open = async (userId: string, documentId: string): Promise<Capture> => {
    const settings = { deviceId: 'till', userId, requireReasons: false };
    const store = tabs.open();
    const capture = createCapture({ settings, products: PRODUCTS, store, sources: [], camera: false });
    captures.push(capture);
    await capture.open({ ...SMALL_DOCUMENT, documentId });
    return capture;
  };
  const groupsOf = (flowId: string) =>
    connection.read(['journal'], transaction => transaction.objectStore('journal').getAll(startsWith(flowId)));
  const erase = (groups = groupsOf) => eraseUser(connection, groups, ANNA, { atMs: 5, deviceId: 'till' });
  const stored = async (): Promise<string> => JSON.stringify(await dumpStores(tabs.name));

  beforeEach(() => {
    captures = [];
    const { name } = tabs;
    const [health, onMade] = [new Health(), (): void => undefined];
    connection = new LateConnection({ name, factory: indexedDB, timer: systemTimer, health, onMade });
  });
  afterEach(() => {
    connection.close();
    for (const capture of captures) capture.close();
  });

  it('goes from a flow that comes in just before it is noted', async () => {
    await open(BERT, 'ASN-1');
    connection.meanwhile = async () => (await open(ANNA, 'ASN-2')).enter(A);
    expect(await erase()).to.equal(true);
    expect(await stored())
      .to.contain('ASN-2')
      .and.not.to.contain(ANNA);
  });

  it('goes from a flow that is done, and is refused a serial by one that is not', async () => {
    const bert = await open(BERT, 'ASN-1');
    await bert.enter(B);
    await (await open(ANNA, 'ASN-2')).enter(A);
    const codes: unknown[] = [];
    expect(
      await erase(async flowId => {
        if (codes.length === 0 && flowId.includes('ASN-2')) codes.push(await bert.enter(A));
        return groupsOf(flowId);
      }),
    ).to.equal(true);
    expect(codes).to.have.length(1);
    expect(codes[0]).to.include({ code: 'duplicate-elsewhere' });
    expect(await stored())
      .to.contain(BERT)
      .and.not.to.contain(ANNA);
  });
});
