import type { FlowStore } from '../ports/flow-store.js';
import { IndexedDbStore } from './indexed-db-store.js';
import { logFrom } from './log/start-log.js';
import type { Page } from './page-visibility.js';
import type { StorageKeeper } from './persistence.js';
import { systemTimer, type Timer } from './time-limit.js';

/** Everything has a default; all but `name` is there for tests and for hosts that bring their own platform. */
export interface FlowStoreOptions {
  /** Name of the database. Stores of the same name share their data, also across tabs. Default: `serialkit`. */
  readonly name?: string | undefined;
  /** Default: the platform's. */
  readonly factory?: IDBFactory | undefined;
  /** Tells whether the page is shown. Default: `document`, where there is one. */
  readonly page?: Page | undefined;
  readonly timer?: Timer | undefined;
  /**
   * Where the page serves `log.worker.js`, which keeps a second copy in the origin's private file system; must be of
   * the page's own origin. Default: beside the SDK's file, and a blob where there is none. `false`: no second copy.
   */
  readonly logWorkerUrl?: string | URL | false | undefined;
  /** Asked once not to clear what is stored. Default: `navigator.storage`. */
  readonly keeper?: StorageKeeper | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

/**
 * A durable store in IndexedDB, with a second copy beside it where the platform and the page's policy allow one. Making
 * it opens nothing yet. An event file is kept until the host acknowledges it, unless the operating system, the user or
 * the host clears the site's data.
 * @example
 * const store = createFlowStore({ name: 'till', logWorkerUrl: '/assets/log.worker.js' });
 * const capture = createCapture({ settings: { deviceId: 'ipad-7' }, store });
 */
export function createFlowStore(options: FlowStoreOptions = {}): FlowStore {
  return new IndexedDbStore({
    name: options.name ?? 'serialkit',
    factory: options.factory ?? offered(() => globalThis.indexedDB),
    page: options.page ?? globalThis.document,
    timer: options.timer ?? systemTimer,
    startLog: options.logWorkerUrl === false ? undefined : logFrom(options.logWorkerUrl),
    locks: offered(() => globalThis.navigator?.locks),
    keeper: options.keeper ?? offered(() => globalThis.navigator?.storage),
    now: options.now ?? Date.now,
  });
}

/** What the platform has. Where a page may not store, as in a sandboxed frame, a mere look throws in some engines. */
function offered<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
