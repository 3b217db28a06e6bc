/** Everything that the log's files hold, one character a byte. */
export async function textOfLog(name: string): Promise<string> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  let text = '';
  for await (const handle of folder.values())
    if (handle instanceof FileSystemFileHandle) text += await (await handle.getFile()).text();
  return text;
}

/** Resolves when the files of a store that was closed are free, which they are some time after its worker ended. */
export async function freed(name: string): Promise<void> {
  const script = `(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('${name}', { create: true });
    for (let inUse = 1; inUse > 0; await new Promise(resolve => setTimeout(resolve, 5))) {
      inUse = 0;
      for await (const handle of folder.values())
        await handle.createSyncAccessHandle().then(file => file.close(), () => inUse++);
    }
    postMessage(true);
  })()`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  await new Promise(resolve => worker.addEventListener('message', resolve, { once: true }));
  worker.terminate();
}

/** Takes the whole database away, as browsers do. */
export function deleted(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('It failed.')));
  });
}
