import type { LedgerEntry } from '../domain/action.js';
import type { Fact } from '../domain/fact.js';
import type { Changes, FlowStore, FlowSummary, Found, OutboxEntry, StoreHealth, Wanted } from '../ports/flow-store.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { Health } from './health.js';
import { startsWith } from './schema.js';
import { seedLedger } from './seed-ledger.js';
import { lookUp, storeChanges, TRANSACT_STORES } from './transact.js';

/** The durable store in IndexedDB. Opened at the first need; every promise settles after the transaction's `complete` or failure. */
export class IndexedDbStore implements FlowStore {
  readonly #health = new Health();
  readonly #connection: Connection;
  readonly #writer = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #writes = 0;

  constructor(options: Omit<ConnectionOptions, 'health'>) {
    this.#connection = new Connection({ ...options, health: this.#health });
  }

  get health(): StoreHealth {
    return this.#health.current;
  }

  observeHealth(listener: (health: StoreHealth) => void): () => void {
    return this.#health.observe(listener);
  }

  transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    const write = `${this.#writer}-${this.#writes++}`;
    let last: T | undefined;
    return this.#connection.write(TRANSACT_STORES, async transaction => {
      const { records, seq, found } = await lookUp(transaction, wanted);
      // The try before was stored after all, only its `complete` was lost with the connection.
      if (last && records.some(record => record.write === write)) return last;
      last = decide(found);
      await storeChanges(transaction, wanted, seq, write, last.changes);
      return last;
    });
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    const records = await this.#connection.read(['journal'], transaction =>
      transaction.objectStore('journal').getAll(startsWith(flowId)),
    );
    return records.flatMap(({ facts }) => facts);
  }

  async flows(): Promise<readonly FlowSummary[]> {
    const records = await this.#connection.read(['flows'], transaction => transaction.objectStore('flows').getAll());
    return records.map(({ summary }) => summary);
  }

  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    return seedLedger(this.#connection, entries);
  }

  async outbox(): Promise<readonly OutboxEntry[]> {
    const records = await this.#connection.read(['outbox'], transaction =>
      transaction.objectStore('outbox').index('waiting').getAll(),
    );
    return records.map(({ entry }) => entry);
  }

  async event(eventId: string): Promise<OutboxEntry | undefined> {
    const record = await this.#connection.read(['outbox'], transaction =>
      transaction.objectStore('outbox').get(eventId),
    );
    return record?.entry;
  }

  acknowledge(eventId: string, atMs: number): Promise<void> {
    return this.#changeEntry(eventId, entry => ({ ...entry, acknowledgedAtMs: entry.acknowledgedAtMs ?? atMs }));
  }

  recordAttempt(eventId: string): Promise<void> {
    return this.#changeEntry(eventId, entry => ({ ...entry, attempts: entry.attempts + 1 }));
  }

  close(): void {
    this.#connection.close();
  }

  #changeEntry(eventId: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    return this.#connection.write(['outbox'], async transaction => {
      const outbox = transaction.objectStore('outbox');
      const record = await outbox.get(eventId);
      if (!record) return;
      const entry = change(record.entry);
      const waits = entry.acknowledgedAtMs === undefined;
      await outbox.put({ eventId, entry, ...(waits && { waitingSinceMs: entry.createdAtMs }) });
    });
  }
}
