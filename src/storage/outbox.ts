import type { OutboxEntry } from '../ports/flow-store.js';
import type { Connection } from './connection.js';

/** Changes an event file's record, if it is here; once it is acknowledged, it does not wait any more. */
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
    const waits = entry.acknowledgedAtMs === undefined;
    await outbox.put({ eventId, entry, ...(waits && { waitingSinceMs: entry.createdAtMs }) });
  });
}
