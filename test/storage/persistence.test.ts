import { expect } from '@open-wc/testing';
import type { FlowStore } from '../../src/ports/flow-store.js';
import { createFlowStore } from '../../src/storage/index.js';
import type { StorageKeeper } from '../../src/storage/persistence.js';
import { waitUntil } from '../support/wait-until.js';
import { append, counted } from './samples.js';

describe('asking the platform to keep what is stored', () => {
  let name: string;
  let stores: FlowStore[];
  const open = (keeper: StorageKeeper): FlowStore => {
    const store = createFlowStore({ name, logWorkerUrl: false, keeper });
    stores.push(store);
    return store;
  };
  /** A platform that answers so, and counts how often it is asked. */
  class Keeper implements StorageKeeper {
    asked = 0;
    constructor(
      readonly isKept: boolean,
      readonly answer: boolean,
    ) {}
    persisted = () => Promise.resolve(this.isKept);
    persist = () => {
      this.asked++;
      return Promise.resolve(this.answer);
    };
  }
  const answerTo = async (keeper: StorageKeeper): Promise<FlowStore['persistence']> => {
    const store = open(keeper);
    expect(store.persistence).to.equal('open');
    await append(store, crypto.randomUUID(), [counted(1)]);
    await waitUntil(() => store.persistence !== 'open', 'the platform’s answer');
    return store.persistence;
  };

  beforeEach(() => {
    [name, stores] = [`keeper-${crypto.randomUUID()}`, []];
  });
  afterEach(() => {
    for (const store of stores) store.close();
    indexedDB.deleteDatabase(name);
  });

  it('asks once a device, and tells the answer', async () => {
    const refusing = new Keeper(false, false);
    expect(await answerTo(refusing)).to.equal('refused');
    expect(await answerTo(refusing)).to.equal('refused');
    expect(refusing.asked).to.equal(1);
  });

  it('tells that it is granted', async () => {
    const granting = new Keeper(false, true);
    expect(await answerTo(granting)).to.equal('granted');
    expect(granting.asked).to.equal(1);
  });

  it('does not ask where it is granted already', async () => {
    const kept = new Keeper(true, false);
    expect(await answerTo(kept)).to.equal('granted');
    expect(kept.asked).to.equal(0);
  });

  it('stores all the same where the platform fails', async () => {
    const broken: StorageKeeper = {
      persisted: () => Promise.reject(new Error('not here')),
      persist: () => Promise.reject(new Error('not here')),
    };
    const store = open(broken);
    await append(store, 'flow', [counted(1)]);
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
    expect(store.persistence).to.equal('open');
  });
});
