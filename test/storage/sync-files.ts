/** WebKitGTK has no synchronous file access; Safari has. */
export const hasSyncFiles = await workerSays(`
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle('probe', { create: true });
  (await handle.createSyncAccessHandle()).close();
  await root.removeEntry('probe');`);

/** Runs a script in a worker; resolves to whether it came to its end. */
export async function workerSays(script: string): Promise<boolean> {
  const text = `(async () => { ${script} })().then(() => postMessage(true), () => postMessage(false))`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  const answer = await new Promise<MessageEvent<boolean>>(resolve =>
    worker.addEventListener('message', resolve, { once: true }),
  );
  worker.terminate();
  return answer.data;
}
