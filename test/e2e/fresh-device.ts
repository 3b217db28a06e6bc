import { forgetFiles } from '../support/forget-files.js';

/**
 * Forgets everything that this origin has stored, as a device out of the box. Waits for whoever has the database open
 * to close it.
 */
export async function freshDevice(): Promise<void> {
  localStorage.clear();
  await deleteDatabase('serialkit');
  await forgetFiles();
}

/** Waits for connections that are just being closed; one that stays open lets the test run out of time. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('The database was not deleted'));
  });
}
