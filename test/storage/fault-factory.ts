import type { Timer } from '../../src/storage/time-limit.js';

type Fault = (start: () => IDBTransaction) => IDBTransaction;

/** The platform's IndexedDB, whose next read-write transactions meet the faults in the list, one each. */
export class FaultFactory implements IDBFactory {
  readonly faults: Fault[] = [];
  opened = 0;
  /** Added to the version that is asked for, as if a newer build asked. */
  versionsAhead = 0;
  /** Called after an opening was found to be blocked. */
  onBlocked: () => void = () => undefined;
  /** Called while a database is brought to a new version. */
  onUpgrade: (() => void) | undefined;

  open(name: string, version?: number): IDBOpenDBRequest {
    const request = indexedDB.open(name, version && version + this.versionsAhead);
    request.addEventListener('success', () => this.#spoil(request.result));
    const { onUpgrade } = this;
    if (onUpgrade) request.addEventListener('upgradeneeded', () => during(request.result, onUpgrade));
    request.addEventListener('blocked', () => setTimeout(this.onBlocked));
    return request;
  }
  cmp(first: unknown, second: unknown): number {
    return indexedDB.cmp(first, second);
  }
  databases(): Promise<IDBDatabaseInfo[]> {
    return indexedDB.databases();
  }
  deleteDatabase(name: string): IDBOpenDBRequest {
    return indexedDB.deleteDatabase(name);
  }

  #spoil(database: IDBDatabase): void {
    if (!database.name.endsWith('-scratch')) this.opened++;
    const transaction = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const start = (): IDBTransaction => transaction(stores, mode, options);
      const fault = mode === 'readwrite' ? this.faults.shift() : undefined;
      return fault ? fault(start) : start();
    };
  }
}

/** Calls back while a database is being brought to a new version, and leaves nothing in it. */
function during(database: IDBDatabase, callback: () => void): void {
  const work = database.createObjectStore('work').count();
  work.addEventListener('success', () => {
    database.deleteObjectStore('work');
    callback();
  });
}

const lostServer = new DOMException(
  'Connection to Indexed Database server lost. Refresh the page to try again',
  'UnknownError',
);

export const connectionIsClosing: Fault = () => {
  throw new DOMException('The database connection is closing.', 'InvalidStateError');
};

/** The browser takes the transaction back at its end, for this reason or for none. */
export function abortsAtCommit(reason: DOMException | null): Fault {
  return start => {
    const transaction = start();
    const flows = transaction.objectStore('flows');
    const put = flows.put.bind(flows);
    flows.put = value => {
      const request = put(value);
      request.addEventListener('success', () => {
        transaction.abort();
        if (reason) Object.defineProperty(transaction, 'error', { value: reason });
      });
      return request;
    };
    return transaction;
  };
}

/** One request finds no room. */
export function requestFails(reason: DOMException): Fault {
  return start => {
    const transaction = start();
    const flows = transaction.objectStore('flows');
    const put = flows.put.bind(flows);
    flows.put = value => {
      const request = put(value);
      request.addEventListener('success', event => {
        event.stopImmediatePropagation();
        for (const failed of [request, transaction]) Object.defineProperty(failed, 'error', { value: reason });
        request.dispatchEvent(new Event('error'));
        transaction.abort();
      });
      return request;
    };
    return transaction;
  };
}

/** Stored, but the page hears of a lost connection instead. */
export const lostAfterCommit: Fault = start => {
  const transaction = start();
  transaction.addEventListener('complete', event => {
    event.stopImmediatePropagation();
    Object.defineProperty(transaction, 'error', { value: lostServer });
    transaction.dispatchEvent(new Event('abort'));
  });
  return transaction;
};

/** Neither completes nor aborts, as far as the page hears; `onSilence` is called instead. */
export function staysSilent(onSilence: () => void): Fault {
  return start => {
    const transaction = start();
    transaction.addEventListener('complete', event => {
      event.stopImmediatePropagation();
      onSilence();
    });
    return transaction;
  };
}

/** Time passes only when told to. */
export class ManualTimer {
  readonly #waiting = new Map<() => void, number>();

  readonly start: Timer = (callback, ms) => {
    this.#waiting.set(callback, ms);
    return () => this.#waiting.delete(callback);
  };

  /** So many milliseconds pass at once, or as many as it takes. */
  expire(passedMs = Infinity): void {
    for (const [callback, ms] of this.#waiting) {
      if (ms > passedMs) continue;
      this.#waiting.delete(callback);
      callback();
    }
  }
}

/** A page that is shown or hidden when told to. */
export class FakePage extends EventTarget implements Pick<Document, 'visibilityState'> {
  visibilityState: DocumentVisibilityState = 'visible';

  show(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
