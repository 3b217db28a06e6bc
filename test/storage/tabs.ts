import type { FlowStore } from '../../src/ports/flow-store.js';
import { createFlowStore } from '../../src/storage/index.js';

export interface Tabs {
  /** The database of this test. */
  name: string;
  /** A store as another tab would have it. */
  open(): FlowStore;
}

/**
 * Tabs on one database, which is new for each test of the suite that asks for them; they are closed and it is deleted
 * after the test.
 */
export function tabsOfEachTest(): Tabs {
  let stores: FlowStore[] = [];
  const tabs: Tabs = {
    name: '',
    open: () => {
      const store = createFlowStore({ name: tabs.name, logWorkerUrl: false });
      stores.push(store);
      return store;
    },
  };
  beforeEach(() => {
    tabs.name = `tabs-${crypto.randomUUID()}`;
    stores = [];
  });
  afterEach(() => {
    for (const store of stores) store.close();
    indexedDB.deleteDatabase(tabs.name);
  });
  return tabs;
}
