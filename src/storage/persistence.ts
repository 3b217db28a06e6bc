import type { Persistence } from '../ports/flow-store.js';
import type { Connection } from './connection.js';

/** Of `navigator.storage`; older web views and pages that are not secure have none. */
export type StorageKeeper = Pick<StorageManager, 'persist' | 'persisted'>;

/** In `meta`: that the platform was asked. Some ask the user, who shall not be asked again at every start. */
const ASKED = 'persistence-asked';

/** Asks the platform, once a device, not to clear what is stored when room gets short. */
export async function askToPersist(keeper: StorageKeeper | undefined, connection: Connection): Promise<Persistence> {
  if (!keeper?.persist) return 'not-offered';
  if (await keeper.persisted()) return 'granted';
  // Aside, because it says nothing of the health of a store that may just have refused facts.
  const wasAsked = await connection.readAside(['meta'], transaction => transaction.objectStore('meta').get(ASKED));
  if (wasAsked) return 'refused';
  await connection.writeAside(['meta'], transaction => transaction.objectStore('meta').put(true, ASKED));
  return (await keeper.persist()) ? 'granted' : 'refused';
}
