import { isSameOrigin, trustedWorkerUrl } from './trusted-worker-url.js';

export interface WorkerScript {
  /** Where the page serves the worker's file. */
  readonly file: URL;
  /** The same worker as text, loaded only when the file cannot be used. */
  readonly loadText: () => Promise<string>;
}

/**
 * Starts a worker by the first way that the page allows: its own file (`worker-src 'self'`), then a blob (`worker-src blob:`, for an SDK
 * loaded from another origin). Whether a worker runs shows only when it answers, so `use` has to ask it something.
 * @returns what `use` made of the worker; rejects with the last reason when no way is left
 */
export async function startWorker<T>(script: WorkerScript, use: (worker: Worker) => Promise<T>): Promise<T> {
  if (isSameOrigin(script.file)) {
    try {
      return await use(new Worker(trustedWorkerUrl(script.file.href)));
    } catch {
      // Refused or missing: the blob is the answer.
    }
  }
  const url = URL.createObjectURL(new Blob([await script.loadText()], { type: 'text/javascript' }));
  try {
    return await use(new Worker(trustedWorkerUrl(url)));
  } finally {
    URL.revokeObjectURL(url);
  }
}
