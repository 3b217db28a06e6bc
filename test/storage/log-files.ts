import { hasSyncFiles, workerSays } from './sync-files.js';

/** Everything that the log's files hold, one character a byte. */
export async function textOfLog(name: string): Promise<string> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  let text = '';
  for await (const handle of folder.values())
    if (handle instanceof FileSystemFileHandle) text += await (await handle.getFile()).text();
  return text;
}

/**
 * Resolves when all files but those of tabs that live are free, which the browser makes them some time after a worker
 * ended.
 */
export async function freed(name: string, living = 0): Promise<void> {
  if (!hasSyncFiles) return;
  await workerSays(`
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('${name}', { create: true });
    for (let inUse = Infinity; inUse > ${living}; await new Promise(resolve => setTimeout(resolve, 5))) {
      inUse = 0;
      for await (const handle of folder.values())
        await handle.createSyncAccessHandle().then(file => file.close(), () => inUse++);
    }`);
}
