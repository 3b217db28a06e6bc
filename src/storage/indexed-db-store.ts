import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { ErasedName } from '../domain/model/erased-name.js';
import type { Fact, Stamp } from '../domain/model/fact.js';
import type { DeliveryRefusal } from '../domain/model/event-file.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import type {
  Changes,
  FlowSnapshot,
  FlowStore,
  FlowSummary,
  Found,
  LoadedFlow,
  OutboxEntry,
  Persistence,
  SecondCopy,
  StoreExport,
  StoreHealth,
  Wanted,
} from '../ports/flow-store.js';
import type { Erasable, ErasedFlow } from '../ports/erasure.js';
import type { Transaction } from './database.js';
import { TRANSACTION_LIMIT_MS, type Connection } from './connection.js';
import { exportStores } from './export-store.js';
import { eraseFlows } from './erasing/erase-flows.js';
import { eraseUser } from './erasing/erase-user.js';
import { erasedFlows, erasedUsers } from './erasing/noted.js';
import { FlowReader } from './flow-reader.js';
import { Health } from './health.js';
import { changeEntry } from './outbox.js';
import { askToPersist, type StorageKeeper } from './persistence.js';
import { startsWith, type JournalRecord } from './schema.js';
import { dropSnapshots, factsOf, saveSnapshot } from './snapshots.js';
import { seedLedger } from './seed-ledger.js';
import { StoreError } from './store-error.js';
import {
  decideOn,
  FactsGone,
  lookUp,
  recordsOf,
  storeConsequences,
  storeRecords,
  TRANSACT_STORES,
} from './transact.js';
import { TwoCopies, type TwoCopiesOptions } from './two-copies.js';

export interface IndexedDbStoreOptions extends TwoCopiesOptions {
  readonly keeper?: StorageKeeper | undefined;
}

/**
 * The durable store: IndexedDB, and a log beside it. Opened at the first need; every promise settles after the
 * transaction's `complete` and, where there is a log, after its flush.
 */
export class IndexedDbStore implements FlowStore {
  readonly #options: IndexedDbStoreOptions;
  readonly #health = new Health();
  readonly #copies: TwoCopies;
  readonly #reader: FlowReader;
  readonly #writer = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #writes = 0;
  #persistence: Persistence | undefined;

  constructor(options: IndexedDbStoreOptions) {
    this.#options = options;
    this.#copies = new TwoCopies(options, this.#health);
    this.#reader = new FlowReader(this.#copies, options.timer);
  }

  get health(): StoreHealth {
    return this.#health.current;
  }

  get secondCopy(): SecondCopy {
    return this.#copies.log.state;
  }

  get persistence(): Persistence {
    return this.#persistence ?? 'open';
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
      this.#copies.compareAgain();
      return true;
    }
    return (
      error instanceof StoreError && error.code === 'quota' && dropSnapshots(this.#copies.database).catch(() => false)
    );
  }

  async #transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    const { flowId } = wanted;
    const write = `${this.#writer}-${this.#writes++}`;
    let last:
      { readonly result: T; readonly records: readonly JournalRecord[]; readonly copied: Promise<unknown> } | undefined;
    const connection = await this.#open();
    try {
      const work = async (transaction: Transaction<'readwrite'>): Promise<typeof last & object> => {
        if (!this.#copies.isReady) throw new FactsGone(); // this very transaction made the database anew
        const { seq, found, isShared, ...tail } = await lookUp(transaction, wanted);
        // The try before was stored after all, only its `complete` was lost with the connection.
        if (last && tail.records.some(stored => stored.write === write)) return last;
        const retracted = last && this.#copies.log.retract(last.records);
        const result = await decideOn(transaction, wanted, found, decide, isShared || last !== undefined);
        await storeConsequences(transaction, { flowId, seq }, result.changes);
        const made = recordsOf({ flowId, seq, write }, result.changes, found.head);
        // Both copies are written at the same time, and the acknowledgement waits for both.
        const copied = Promise.all([retracted, this.#copies.log.append(tail, made, result.changes)]);
        last = { result, records: made.records, copied };
        storeRecords(transaction, made.records, result.changes.summary);
        return last;
      };
      const limitMs = Math.max(TRANSACTION_LIMIT_MS, wanted.lookups.size); // an import may have 100,000 serials
      const stored = await connection.write(TRANSACT_STORES, work, { limitMs });
      await stored.copied;
      return stored.result;
    } catch (error) {
      if (last) await this.#copies.log.retract(last.records);
      throw error;
    }
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    return factsOf(await this.#reader.records(flowId));
  }

  factGroups(flowId: string, from = 0): Promise<readonly FactGroup[]> {
    return from > 0 ? this.#reader.recordsFrom(flowId, from) : this.#reader.records(flowId);
  }

  load(flowId: string): Promise<LoadedFlow> {
    return this.#reader.load(flowId);
  }

  async saveSnapshot(snapshot: FlowSnapshot): Promise<void> {
    await saveSnapshot(await this.#open(), snapshot);
  }

  async flows(): Promise<readonly FlowSummary[]> {
    const records = await this.#copies.readAtOnce(['flows'], transaction => transaction.objectStore('flows').getAll());
    return records.map(({ summary }) => summary);
  }

  async kept(name: string): Promise<unknown> {
    return this.#copies.readAtOnce(['meta'], transaction => transaction.objectStore('meta').get(name));
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

  ledgerOf(lookup: string): Promise<readonly LedgerEntry[]> {
    return this.#copies.readAtOnce(['ledger'], stores => stores.objectStore('ledger').getAll(startsWith(lookup)));
  }

  async outbox(): Promise<readonly OutboxEntry[]> {
    const records = await this.#copies.read(['outbox'], transaction =>
      transaction.objectStore('outbox').index('waiting').getAll(),
    );
    return records.map(({ entry }) => entry);
  }

  async event(eventId: string): Promise<OutboxEntry | undefined> {
    const record = await this.#copies.read(['outbox'], transaction => transaction.objectStore('outbox').get(eventId));
    return record?.entry;
  }

  async acknowledge(eventId: string, atMs: number): Promise<void> {
    const change = (entry: OutboxEntry) => ({ ...entry, acknowledgedAtMs: entry.acknowledgedAtMs ?? atMs });
    await changeEntry(await this.#open(), eventId, change);
    this.#copies.log.acknowledged(eventId);
  }

  async recordAttempt(eventId: string): Promise<void> {
    await changeEntry(await this.#open(), eventId, entry => ({ ...entry, attempts: entry.attempts + 1 }));
  }

  async refuse(eventId: string, refusal: DeliveryRefusal | undefined): Promise<void> {
    const change = ({ refusal: _, ...entry }: OutboxEntry) => ({ ...entry, ...(refusal && { refusal }) });
    await changeEntry(await this.#open(), eventId, change);
  }

  erased(): Promise<readonly ErasedFlow[]> {
    return this.#copies.read(['meta'], erasedFlows);
  }

  async erase(what: Erasable, atMs: number): Promise<readonly ErasedFlow[]> {
    return eraseFlows(await this.#open(), gone => this.#copies.log.drop(gone), what, atMs);
  }

  erasedUsers(): Promise<readonly ErasedName[]> {
    return this.#copies.read(['meta'], erasedUsers);
  }

  async eraseUser(userId: string, stamp: Omit<Stamp, 'userId'>): Promise<boolean> {
    const isWhole = await eraseUser(await this.#open(), flowId => this.#reader.records(flowId), userId, stamp);
    await this.#copies.log.rewrite();
    return isWhole;
  }

  exportAll(): Promise<StoreExport> {
    return exportStores(this.#options.factory, this.#options.name);
  }

  close(): void {
    this.#reader.close();
    this.#copies.close();
  }

  /** The database, ready to be written. Nothing waits for the platform, because it may ask the user. */
  async #open(): Promise<Connection> {
    const database = await this.#copies.open();
    if (this.#persistence) return database;
    this.#persistence = 'open';
    const answer = askToPersist(this.#options.keeper, database);
    answer.then(persistence => (this.#persistence = persistence)).catch(() => undefined);
    return database;
  }
}
