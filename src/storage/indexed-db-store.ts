import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { Fact } from '../domain/model/fact.js';
import type {
  Changes,
  FlowSnapshot,
  FlowStore,
  FlowSummary,
  Found,
  ImportReport,
  LoadedFlow,
  OutboxEntry,
  Persistence,
  SecondCopy,
  StoreExport,
  StoreHealth,
  Wanted,
} from '../ports/flow-store.js';
import type { Erasable, ErasedFlow } from '../ports/erasure.js';
import type { Name, Transaction } from './database.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { exportStores, importStores } from './export-store.js';
import { Health } from './health.js';
import { FlowCopy, type FlowCopyOptions } from './log/flow-copy.js';
import { changeEntry } from './outbox.js';
import { askToPersist, type StorageKeeper } from './persistence.js';
import { erasedFlows, eraseFlows } from './retention.js';
import { startsWith, type JournalRecord } from './schema.js';
import { dropSnapshots, factsOf, loadFlow, snapshotRecord } from './snapshots.js';
import { seedLedger } from './seed-ledger.js';
import { StoreError } from './store-error.js';
import { decideOn, FactsGone, lookUp, storeChanges, TRANSACT_STORES } from './transact.js';

/** Reading rests when nothing was read for this many milliseconds. */
const REST_MS = 1000;

export interface IndexedDbStoreOptions
  extends Omit<ConnectionOptions, 'health' | 'onMade'>, Omit<FlowCopyOptions, 'connection'> {
  readonly keeper?: StorageKeeper | undefined;
}

/**
 * The durable store: IndexedDB, and a log beside it. Opened at the first need; every promise settles after the
 * transaction's `complete` and, where there is a log, after its flush.
 */
export class IndexedDbStore implements FlowStore {
  readonly #options: IndexedDbStoreOptions;
  readonly #health = new Health();
  readonly #connection: Connection;
  readonly #copy: FlowCopy;
  readonly #writer = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #writes = 0;
  #persistence: Persistence = 'open';
  #stopWaiting = (): void => undefined;
  #ready: Promise<void> | undefined;
  /** Whether both copies have been compared, and the database was not made anew since. */
  #isReady = false;

  constructor(options: IndexedDbStoreOptions) {
    this.#options = options;
    // Without a log there is nothing that could come back.
    const onMade = (): void => void (options.startLog && this.#madeAnew());
    this.#connection = new Connection({ ...options, health: this.#health, onMade });
    this.#copy = new FlowCopy({ ...options, connection: this.#connection });
  }

  get health(): StoreHealth {
    return this.#health.current;
  }

  get secondCopy(): SecondCopy {
    return this.#copy.state;
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  observeHealth(listener: (health: StoreHealth) => void): () => void {
    return this.#health.observe(listener);
  }

  async transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    try {
      return await this.#transact(wanted, decide);
    } catch (error) {
      if (!(await this.#canTryAgain(error))) throw error;
      return this.#transact(wanted, decide);
    }
  }

  /**
   * Whether another try may succeed: the log may have the facts that were cleared, or a full device may have room
   * without snapshots.
   */
  async #canTryAgain(error: unknown): Promise<boolean> {
    if (error instanceof FactsGone) {
      if (this.#isReady) this.#ready = undefined; // compares anew, as at a start, unless that is under way
      return true;
    }
    return error instanceof StoreError && error.code === 'quota' && dropSnapshots(this.#connection).catch(() => false);
  }

  async #transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    const { flowId } = wanted;
    const write = `${this.#writer}-${this.#writes++}`;
    let last: { readonly result: T; readonly record: JournalRecord; readonly copied: Promise<unknown> } | undefined;
    const connection = await this.#open();
    try {
      const stored = await connection.write(TRANSACT_STORES, async transaction => {
        if (!this.#isReady) throw new FactsGone(); // this very transaction made the database anew
        const { seq, found, ...tail } = await lookUp(transaction, wanted);
        // The try before was stored after all, only its `complete` was lost with the connection.
        if (last && tail.records.some(stored => stored.write === write)) return last;
        const retracted = last && this.#copy.retract(last.record);
        const result = await decideOn(transaction, wanted, found, decide, last !== undefined);
        const record = { flowId, seq, facts: result.changes.facts, write };
        // Both copies are written at the same time. The log is slower and begins first; the acknowledgement waits for
        // both.
        last = { result, record, copied: Promise.all([retracted, this.#copy.append(tail, record, result.changes)]) };
        await storeChanges(transaction, record, result.changes);
        return last;
      });
      await stored.copied;
      return stored.result;
    } catch (error) {
      if (last) await this.#copy.retract(last.record);
      throw error;
    }
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    const records = await this.#readAtOnce(['journal'], transaction =>
      transaction.objectStore('journal').getAll(startsWith(flowId)),
    );
    return factsOf(records);
  }

  async load(flowId: string): Promise<LoadedFlow> {
    return this.#readAtOnce(['snapshots', 'journal'], transaction => loadFlow(transaction, flowId));
  }

  async saveSnapshot(snapshot: FlowSnapshot): Promise<void> {
    const { flowId, status } = snapshot.state;
    const connection = await this.#open();
    const hasEnded = status === 'completed' || status === 'cancelled';
    const record = hasEnded
      ? undefined
      : await connection.read(['journal'], transaction => snapshotRecord(transaction, snapshot));
    await connection.writeAside(['snapshots'], async transaction => {
      const snapshots = transaction.objectStore('snapshots');
      await (record ? snapshots.put(record) : snapshots.delete(flowId));
    });
  }

  async flows(): Promise<readonly FlowSummary[]> {
    const records = await this.#readAtOnce(['flows'], transaction => transaction.objectStore('flows').getAll());
    return records.map(({ summary }) => summary);
  }

  async kept(name: string): Promise<unknown> {
    return this.#readAtOnce(['meta'], transaction => transaction.objectStore('meta').get(name));
  }

  async keep(name: string, value: unknown): Promise<void> {
    const connection = await this.#open();
    await connection.writeAside(
      ['meta'],
      async transaction => void (await transaction.objectStore('meta').put(value, name)),
    );
  }

  async seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    return seedLedger(await this.#open(), entries);
  }

  async outbox(): Promise<readonly OutboxEntry[]> {
    const records = await this.#read(['outbox'], transaction =>
      transaction.objectStore('outbox').index('waiting').getAll(),
    );
    return records.map(({ entry }) => entry);
  }

  async event(eventId: string): Promise<OutboxEntry | undefined> {
    const record = await this.#read(['outbox'], transaction => transaction.objectStore('outbox').get(eventId));
    return record?.entry;
  }

  async acknowledge(eventId: string, atMs: number): Promise<void> {
    const change = (entry: OutboxEntry) => ({ ...entry, acknowledgedAtMs: entry.acknowledgedAtMs ?? atMs });
    await changeEntry(await this.#open(), eventId, change);
  }

  async recordAttempt(eventId: string): Promise<void> {
    await changeEntry(await this.#open(), eventId, entry => ({ ...entry, attempts: entry.attempts + 1 }));
  }

  erased(): Promise<readonly ErasedFlow[]> {
    return this.#read(['meta'], erasedFlows);
  }

  async erase(what: Erasable, atMs: number): Promise<readonly ErasedFlow[]> {
    return eraseFlows(await this.#open(), this.#copy, what, atMs);
  }

  exportAll(): Promise<StoreExport> {
    return exportStores(this.#options.factory, this.#options.name);
  }

  async importAll(input: unknown): Promise<ImportReport> {
    return importStores(await this.#open(), this.#copy, input, this.#options.now());
  }

  close(): void {
    this.#stopWaiting();
    this.#connection.close();
    this.#copy.close();
  }

  /** The connection, once both copies have been compared. A failure is tried again at the next call. */
  async #open(): Promise<Connection> {
    const ready = (this.#ready ??= this.#copy.open().then(() => {
      this.#isReady = true;
      this.#askToPersist();
    }));
    try {
      await ready;
    } catch (error) {
      if (this.#ready === ready) this.#ready = undefined;
      throw error;
    }
    return this.#connection;
  }

  /** Nothing waits for the answer, because the platform may ask the user. */
  #askToPersist(): void {
    const answer = askToPersist(this.#options.keeper, this.#connection);
    answer.then(persistence => (this.#persistence = persistence)).catch(() => undefined);
  }

  /** Compares anew, as at a start, unless that is under way. */
  #madeAnew(): void {
    if (this.#isReady) this.#ready = undefined;
    this.#isReady = false;
  }

  /** Reads once both copies have been compared, and once more where reading has made the database anew. */
  async #read<T>(stores: Name[], work: (transaction: Transaction<'readonly'>) => Promise<T>): Promise<T> {
    const value = await (await this.#open()).read(stores, work);
    return this.#isReady ? value : (await this.#open()).read(stores, work);
  }

  /**
   * Reads what the database holds now. Comparing the copies keeps the device busy, so that waits for the first write,
   * or until reading rests. Only where the database is new are they compared at once, because everything may be in the
   * other copy.
   */
  async #readAtOnce<T>(stores: Name[], work: (transaction: Transaction<'readonly'>) => Promise<T>): Promise<T> {
    this.#stopWaiting();
    const compare = (): void => void this.#open().catch(() => undefined); // the next write reports the failure
    this.#stopWaiting = this.#options.timer(compare, REST_MS);
    const value = await this.#connection.read(stores, work);
    if (!this.#connection.isNew) return value;
    await this.#open();
    return this.#connection.read(stores, work);
  }
}
