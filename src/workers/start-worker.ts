import { isSameOrigin, trustedWorkerUrl } from './trusted-worker-url.js';

export interface WorkerScript {
  /** Where the page serves the worker's file: see `workerFile`. */
  readonly file: URL | undefined;
  /** The same worker as text, loaded only when the file cannot be used. */
  readonly loadText: () => Promise<string>;
}

/**
 * Starts a worker by the first way that the page allows: its own file (`worker-src 'self'`), then a blob
 * (`worker-src blob:`, for an SDK loaded from another origin). Whether a worker runs shows only when it answers, so
 * `use` has to ask it something.
 * @returns what `use` made of the worker; rejects with the last reason when no way is left
 */
export async function startWorker<T>(script: WorkerScript, use: (worker: Worker) => Promise<T>): Promise<T> {
  if (script.file && isSameOrigin(script.file)) {
    try {
      return await use(new Worker(trustedWorkerUrl(script.file.href)));
    } catch {
      // The file is refused or missing, so the blob is tried next.
    }
  }
  const url = URL.createObjectURL(new Blob([await script.loadText()], { type: 'text/javascript' }));
  try {
    return await use(new Worker(trustedWorkerUrl(url)));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Where a worker's file is.
 * @param given by the page, relative to it
 * @param beside what we would look for otherwise
 * @param self the address of our own script; undefined where a bundler has left nothing of it
 */
export function workerFile(given: string | URL | undefined, beside: string, self: string | undefined): URL | undefined {
  if (given) return new URL(given, document.baseURI);
  return self ? new URL(beside, self) : undefined;
}
