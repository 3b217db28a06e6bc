import type { Symbology } from '../../codes/reading.js';
import type { BarcodeReader } from '../../ports/barcode-reader.js';
import { startWorker, workerFile } from '../../workers/start-worker.js';
import type { WasmBinary } from './decoder-ladder.js';
import { MainThreadReader } from './main-thread-reader.js';
import type { PolicySource } from './wasm-policy.js';
import { WorkerReader } from './worker-reader.js';

export interface ReaderOptions {
  /**
   * Where the page serves `decode.worker.js`; must be of its own origin. Default: beside the SDK's file. `false`: no
   * worker, decode on the page's thread.
   */
  readonly workerUrl?: string | URL | false | undefined;
  /**
   * Where the page serves this package's `zxing_reader.wasm`, from its own origin. With it, pictures that our own
   * readers cannot read are tried by zxing-cpp, if the policy has `'wasm-unsafe-eval'` in `script-src` or none at all;
   * that is found out by reading it.
   */
  readonly wasmUrl?: string | URL | undefined;
  /**
   * The bytes of that file instead, for hosts that serve one file only: `zxingWasm` of `serialkit/zxing-wasm`. They are
   * asked for once, where they are used.
   */
  readonly wasmBinary?: WasmBinary | undefined;
  /**
   * The only formats that are read. Default: all. Name those that your labels carry, and nothing else is taken for one
   * of them.
   */
  readonly formats?: readonly Symbology[] | undefined;
  /**
   * Where the page serves `decode-more.js`, which reads PDF417 and GS1 DataBar; it is fetched where bars are seen that
   * nothing else reads, unless `formats` names neither of them. Default: beside the worker's file, or else the SDK's.
   */
  readonly moreUrl?: string | URL | undefined;
}

/**
 * Opens a barcode reader by the first way that the page allows: its own worker file (`worker-src 'self'`), a worker
 * from a blob (`worker-src blob:`, for an SDK loaded from another origin), the page's thread. The last way always
 * works.
 */
export async function createReader({
  workerUrl,
  wasmUrl,
  wasmBinary,
  formats,
  moreUrl,
}: ReaderOptions = {}): Promise<BarcodeReader> {
  const wasmFile = wasmUrl ? new URL(wasmUrl, document.baseURI).href : wasmBinary;
  const wasm = wasmFile ? { file: wasmFile, policy: pagePolicy() } : undefined;
  const file = workerFile(workerUrl || undefined, './decode.worker.js', import.meta.url);
  const more = moreUrl ? new URL(moreUrl, document.baseURI) : file && new URL('./decode-more.js', file);
  const asked = { formats, moreUrl: more?.href };
  if (workerUrl === false) return MainThreadReader.load(wasm, asked);
  const loadText = async (): Promise<string> => (await import('./decode.worker.ts?inline')).default;
  try {
    return await startWorker({ file, loadText }, worker => WorkerReader.start(worker, wasm, asked));
  } catch {
    return MainThreadReader.load(wasm, asked);
  }
}

function pagePolicy(): PolicySource {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]');
  return { url: document.URL, metas: [...metas].map(({ content }) => content) };
}
