import type { BarcodeReader } from '../../ports/barcode-reader.js';
import { MainThreadReader } from './main-thread-reader.js';
import { isSameOrigin, trustedWorkerUrl } from './trusted-worker-url.js';
import { WorkerReader } from './worker-reader.js';

export interface ReaderOptions {
  /**
   * Where the page serves `decode.worker.js`; must be of its own origin. Default: beside the SDK's file. `false`: no worker, decode on
   * the page's thread.
   */
  readonly workerUrl?: string | URL | false;
  /**
   * Where the page serves `zxing_reader.wasm` of the package `zxing-wasm`. With it, pictures that our own readers cannot read are tried by
   * zxing-cpp; the page (or the worker's file) then needs `'wasm-unsafe-eval'` in `script-src`. Default: no WebAssembly is touched, since a page
   * cannot find out whether it is allowed without violating its policy.
   */
  readonly wasmUrl?: string | URL;
}

/**
 * Opens a barcode reader by the first way that the page allows: its own worker file (`worker-src 'self'`), a worker from a blob
 * (`worker-src blob:`, for an SDK loaded from another origin), the page's thread. The last way always works.
 */
export async function createReader({ workerUrl, wasmUrl }: ReaderOptions = {}): Promise<BarcodeReader> {
  const wasm = wasmUrl && new URL(wasmUrl, document.baseURI).href;
  if (workerUrl === false) return MainThreadReader.load(wasm);
  const file = new URL(workerUrl ?? './decode.worker.js', workerUrl ? document.baseURI : import.meta.url);
  const ways = isSameOrigin(file)
    ? [() => startFrom(file.href, wasm), () => startFromBlob(wasm)]
    : [() => startFromBlob(wasm)];
  for (const start of ways) {
    try {
      return await start();
    } catch {
      // Refused or missing: the next way is the answer, and the last one below cannot be refused.
    }
  }
  return MainThreadReader.load(wasm);
}

async function startFrom(url: string, wasmUrl?: string): Promise<BarcodeReader> {
  return WorkerReader.start(new Worker(trustedWorkerUrl(url)), wasmUrl);
}

/** The worker's text is loaded only here: most pages never need it. */
async function startFromBlob(wasmUrl?: string): Promise<BarcodeReader> {
  const { default: source } = await import('./decode.worker.ts?inline');
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await startFrom(url, wasmUrl);
  } finally {
    URL.revokeObjectURL(url);
  }
}
