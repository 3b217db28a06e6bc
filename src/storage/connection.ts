import {
  openDatabase,
  warmUp,
  type Database,
  type DatabaseOptions,
  type Mode,
  type Name,
  type Transaction,
} from './database.js';
import type { Health } from './health.js';
import { whenVisible, type Page } from './page-visibility.js';
import { StoreError, ClaimConflict, toStoreError } from './store-error.js';
import { withinLimit } from './time-limit.js';

const MAX_TRIES = 3;
/**
 * A transaction that neither completes nor aborts (iOS, after the server process was lost) is given up after this long.
 */
export const TRANSACTION_LIMIT_MS = 10_000;

export interface ConnectionOptions extends Omit<DatabaseOptions, 'onGone'> {
  /** Absent outside a page, as in a worker: then it counts as shown. */
  readonly page?: Page | undefined;
  readonly health: Health;
}

export interface WriteOptions {
  /** Default: strict. */
  readonly durability?: IDBTransactionDurability;
  /** Milliseconds until a transaction counts as hung. Default: 10 seconds. */
  readonly limitMs?: number;
}

/**
 * Keeps one database handle, opened at the first need and anew when it was lost. While the page is hidden no
 * transaction starts, because iOS may kill its database server then: work waits, in order, and nothing is dropped.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #closing = new AbortController();
  #database: Promise<Database> | undefined;
  #isWarm = false;
  #wasMade = false;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  read<T>(stores: Name[], work: (transaction: Transaction<'readonly'>) => Promise<T>): Promise<T> {
    return this.#run(stores, 'readonly', work);
  }

  /**
   * Writes run one after the other in the order of the calls, also when one has to be tried again: `work` may be called
   * more than once.
   */
  write<T>(
    stores: Name[],
    work: (transaction: Transaction<'readwrite'>) => Promise<T>,
    options?: WriteOptions,
  ): Promise<T> {
    const result = this.#lastWrite.then(() => this.#run(stores, 'readwrite', work, options));
    this.#lastWrite = result.catch(() => undefined);
    return result;
  }

  /** A read that is tried once, and says nothing of the store's health. */
  async readAside<T>(stores: Name[], work: (transaction: Transaction<'readonly'>) => Promise<T>): Promise<T> {
    await this.shown();
    return this.#try(stores, 'readonly', work);
  }

  /**
   * A write that nothing depends on: out of order with the others, tried once, and its failure says nothing of the
   * store's health.
   */
  async writeAside<T>(stores: Name[], work: (transaction: Transaction<'readwrite'>) => Promise<T>): Promise<T> {
    if (this.#options.page?.visibilityState === 'hidden') throw new StoreError('hidden', 'The page is hidden.');
    return this.#try(stores, 'readwrite', work, { durability: 'relaxed' });
  }

  /**
   * Whether the database was made since this connection exists: on first use, or because the browser had discarded it.
   */
  get isNew(): boolean {
    return this.#wasMade;
  }

  /** Waits, and says so, while the page is hidden. */
  async shown(): Promise<void> {
    const { page, health } = this.#options;
    if (page?.visibilityState !== 'hidden') return;
    health.degraded(new StoreError('hidden', 'The page is hidden: what comes in is stored when it is shown again.'));
    await whenVisible(page, this.#closing.signal);
  }

  /** What waits is rejected; what is running still completes. */
  close(): void {
    this.#closing.abort(new StoreError('unavailable', 'The store is closed.'));
    this.#drop();
  }

  async #run<M extends Mode, T>(
    stores: Name[],
    mode: M,
    work: (transaction: Transaction<M>) => Promise<T>,
    options?: WriteOptions,
  ): Promise<T> {
    const { health } = this.#options;
    for (let tries = 1; ; tries++) {
      try {
        await this.shown();
        const value = await this.#try(stores, mode, work, options);
        health.recovered();
        return value;
      } catch (thrown) {
        const error = toStoreError(thrown);
        if (!(error instanceof StoreError)) throw error;
        const isConflict = error instanceof ClaimConflict;
        if (error.transient) this.#drop();
        if ((error.transient || isConflict) && tries < MAX_TRIES) continue;
        if (!this.#closing.signal.aborted && !isConflict) health.degraded(error);
        throw error;
      }
    }
  }

  async #try<M extends Mode, T>(
    stores: Name[],
    mode: M,
    work: (transaction: Transaction<M>) => Promise<T>,
    { durability = 'strict', limitMs = TRANSACTION_LIMIT_MS }: WriteOptions = {},
  ): Promise<T> {
    const database = await this.#open();
    const transaction = database.transaction(stores, mode, { durability });
    let first: DOMException | null = null;
    // Listens in the capture phase, so that the first error is known before any other listener acts on it.
    transaction.addEventListener('error', ({ target }) => (first ??= (target as IDBRequest).error), { capture: true });
    const late = (): Error => new StoreError('connection-lost', `A transaction hung for ${limitMs} ms.`, true);
    try {
      const done = Promise.all([work(transaction), transaction.done]);
      const [value] = await withinLimit(done, limitMs, this.#options.timer, late);
      return value;
    } catch (error) {
      abort(transaction);
      // A request that fails along with its transaction only says "aborted"; the transaction knows why, or the first
      // request that failed.
      throw transaction.error ?? first ?? error;
    }
  }

  #open(): Promise<Database> {
    this.#closing.signal.throwIfAborted();
    if (this.#database) return this.#database;
    const forget = (): void => {
      if (this.#database === opening) this.#database = undefined;
    };
    const onGone = (reason?: StoreError): void => {
      forget();
      if (reason) this.#options.health.degraded(reason);
    };
    const onMade = (): void => {
      this.#wasMade = true;
      this.#options.onMade();
    };
    const opening = this.#openWarm({ ...this.#options, onGone, onMade });
    opening.catch(forget);
    return (this.#database = opening);
  }

  async #openWarm(options: DatabaseOptions): Promise<Database> {
    if (!this.#isWarm) await warmUp(options);
    this.#isWarm = true;
    return openDatabase(options);
  }

  #drop(): void {
    this.#database?.then(
      database => database.close(),
      () => undefined,
    );
    this.#database = undefined;
  }
}

/** Makes sure that a transaction that has failed for its caller does not complete later all the same. */
function abort(transaction: Transaction<Mode>): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
