import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { Fact } from '../domain/model/fact.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import type {
  Changes,
  FlowSnapshot,
  FlowStore,
  FlowSummary,
  Found,
  LoadedFlow,
  OutboxEntry,
  SecondCopy,
  StoreExport,
  StoreHealth,
  Wanted,
} from '../ports/flow-store.js';
import type { Name, Transaction } from './database.js';
import { Connection, TRANSACTION_LIMIT_MS, type ConnectionOptions } from './connection.js';
import { exportStores } from './export-store.js';
import { Health } from './health.js';
import { FlowCopy, type FlowCopyOptions } from './log/flow-copy.js';
import type { JournalRecord } from './schema.js';
import { dropSnapshots, factsOf, isSound, isSoundBySlices, saveSnapshot, shortcutTo, storedFlow } from './snapshots.js';
import { seedLedger } from './seed-ledger.js';
import { StoreError } from './store-error.js';
import { chained, decideOn, FactsGone, lookUp, storeChanges, TRANSACT_STORES } from './transact.js';

/** Reading rests when nothing was read for this many milliseconds. */
const REST_MS = 1000;

export interface IndexedDbStoreOptions
  extends Omit<ConnectionOptions, 'health' | 'onMade'>, Omit<FlowCopyOptions, 'connection' | 'onTampered'> {}

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
  #stopWaiting = (): void => undefined;
  #stopChecking = (): void => undefined;
  #ready: Promise<void> | undefined;
  /** Whether both copies have been compared, and the database was not made anew since. */
  #isReady = false;

  constructor(options: IndexedDbStoreOptions) {
    this.#options = options;
    // Without a log there is nothing that could come back.
    const onMade = (): void => void (options.startLog && this.#madeAnew());
    this.#connection = new Connection({ ...options, health: this.#health, onMade });
    const onTampered = (flowId: string): void => this.#health.tampered(flowId);
    this.#copy = new FlowCopy({ ...options, connection: this.#connection, onTampered });
  }

  get health(): StoreHealth {
    return this.#health.current;
  }

  get secondCopy(): SecondCopy {
    return this.#copy.state;
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
      const work = async (transaction: Transaction<'readwrite'>): Promise<typeof last & object> => {
        if (!this.#isReady) throw new FactsGone(); // this very transaction made the database anew
        const { seq, found, isShared, ...tail } = await lookUp(transaction, wanted);
        // The try before was stored after all, only its `complete` was lost with the connection.
        if (last && tail.records.some(stored => stored.write === write)) return last;
        const retracted = last && this.#copy.retract(last.record);
        const result = await decideOn(transaction, wanted, found, decide, isShared || last !== undefined);
        const record = chained({ flowId, seq, facts: result.changes.facts, write }, found.head);
        // Both copies are written at the same time. The log is slower and begins first; the acknowledgement waits for
        // both.
        last = { result, record, copied: Promise.all([retracted, this.#copy.append(tail, record, result.changes)]) };
        await storeChanges(transaction, record, result.changes);
        return last;
      };
      const limitMs = Math.max(TRANSACTION_LIMIT_MS, wanted.lookups.size); // an import may have 100,000 serials
      const stored = await connection.write(TRANSACT_STORES, work, { limitMs });
      await stored.copied;
      return stored.result;
    } catch (error) {
      if (last) await this.#copy.retract(last.record);
      throw error;
    }
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    return factsOf(await this.#records(flowId));
  }

  async factGroups(flowId: string): Promise<readonly FactGroup[]> {
    return this.#records(flowId);
  }

  async load(flowId: string): Promise<LoadedFlow> {
    const read = (transaction: Transaction<'readonly'>) => shortcutTo(transaction, flowId);
    const shortcut = await this.#readAtOnce(['snapshots', 'flows', 'journal'], read);
    if (!shortcut || !(await shortcut.isSealed)) return { tail: await this.journal(flowId) };
    this.#stopChecking();
    this.#stopChecking = this.#options.timer(() => void this.#check(flowId).catch(() => undefined), REST_MS);
    return shortcut.loaded;
  }

  async saveSnapshot(snapshot: FlowSnapshot): Promise<void> {
    await saveSnapshot(await this.#open(), snapshot);
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

  acknowledge(eventId: string, atMs: number): Promise<void> {
    return this.#changeEntry(eventId, entry => ({ ...entry, acknowledgedAtMs: entry.acknowledgedAtMs ?? atMs }));
  }

  recordAttempt(eventId: string): Promise<void> {
    return this.#changeEntry(eventId, entry => ({ ...entry, attempts: entry.attempts + 1 }));
  }

  exportAll(): Promise<StoreExport> {
    return exportStores(this.#options.factory, this.#options.name);
  }

  close(): void {
    this.#stopWaiting();
    this.#stopChecking();
    this.#connection.close();
    this.#copy.close();
  }

  /** The connection, once both copies have been compared. A failure is tried again at the next call. */
  async #open(): Promise<Connection> {
    const ready = (this.#ready ??= this.#copy.open().then(() => void (this.#isReady = true)));
    try {
      await ready;
    } catch (error) {
      if (this.#ready === ready) this.#ready = undefined;
      throw error;
    }
    return this.#connection;
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

  /** Checks the journal behind a snapshot. The state is right, whatever was done to the facts that it stands for. */
  async #check(flowId: string): Promise<void> {
    const connection = await this.#open();
    if (!(await isSoundBySlices(connection, flowId))) await this.#copy.heal(flowId);
  }

  /** The journal of a flow, checked. Where it is not as it was stored, the copies are joined first. */
  async #records(flowId: string): Promise<readonly JournalRecord[]> {
    const read = (transaction: Transaction<'readonly'>) => storedFlow(transaction, flowId);
    const stored = await this.#readAtOnce(['flows', 'journal'], read);
    if (isSound(flowId, stored)) return stored.records;
    const connection = await this.#open();
    await this.#copy.heal(flowId);
    return (await connection.read(['flows', 'journal'], read)).records;
  }

  async #changeEntry(eventId: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    await (
      await this.#open()
    ).write(['outbox'], async transaction => {
      const outbox = transaction.objectStore('outbox');
      const record = await outbox.get(eventId);
      if (!record) return;
      const entry = change(record.entry);
      const waits = entry.acknowledgedAtMs === undefined;
      await outbox.put({ eventId, entry, ...(waits && { waitingSinceMs: entry.createdAtMs }) });
    });
  }
}
