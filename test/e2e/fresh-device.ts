/** Forgets everything that this origin has stored, as a device out of the box. Whoever had the database open must have closed it. */
export async function freshDevice(): Promise<void> {
  localStorage.clear();
  await deleteDatabase('serialkit');
  const folder = await navigator.storage?.getDirectory?.().catch(() => undefined);
  if (!folder) return;
  for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('The database was not deleted'));
    request.onblocked = () => reject(new Error('The database is still open'));
  });
}
