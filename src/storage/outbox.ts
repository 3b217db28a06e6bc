import { isWaiting } from '../domain/model/event-file.js';
import type { OutboxEntry } from '../ports/flow-store.js';
import type { Connection } from './connection.js';
import type { Transaction } from './database.js';
import type { OutboxRecord } from './schema.js';

/** The record of an event file; once it is acknowledged or withdrawn, it does not wait any more. */
function recordOf(entry: OutboxEntry): OutboxRecord {
  const { eventId, createdAtMs } = entry;
  return { eventId, entry, ...(isWaiting(entry) && { waitingSinceMs: createdAtMs }) };
}

/** Changes an event file's record, if it is here. */
export function changeEntry(
  connection: Connection,
  eventId: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): Promise<void> {
  return connection.write(['outbox'], async transaction => {
    const outbox = transaction.objectStore('outbox');
    const record = await outbox.get(eventId);
    if (!record) return;
    const entry = change(record.entry);
    await outbox.put(recordOf(entry));
  });
}

/** Withdraws event files that the host has refused; the others, which it may yet take, stay. */
export async function withdraw(
  transaction: Transaction<'readwrite'>,
  withdrawn: readonly { readonly eventId: string; readonly atMs: number }[],
): Promise<void> {
  const outbox = transaction.objectStore('outbox');
  for (const { eventId, atMs } of withdrawn) {
    const entry = (await outbox.get(eventId))?.entry;
    if (entry?.refusal && isWaiting(entry)) await outbox.put(recordOf({ ...entry, withdrawnAtMs: atMs }));
  }
}
