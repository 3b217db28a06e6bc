/** What a request comes to, once it has ended. */
export function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('It failed.')));
  });
}

/** Takes a whole database away, as browsers do. */
export function deleted(name: string): Promise<unknown> {
  return ended(indexedDB.deleteDatabase(name));
}
