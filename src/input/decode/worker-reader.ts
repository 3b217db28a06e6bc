import type { BarcodeReader, DetectHints, DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { Asked } from './asked.js';
import type { WasmSource } from './decoder-ladder.js';
import type { DecodeReply, DecodeRequest, WorkerWasm } from './worker-messages.js';

/** A worker that has not said `ready` by then is taken for blocked: some engines refuse one without any event. */
const START_TIMEOUT_MS = 5_000;

interface Waiting {
  resolve(symbols: readonly DetectedCode[]): void;
  reject(error: Error): void;
}

/** Reads pictures in a worker; they are transferred, so the page neither copies nor keeps them. */
export class WorkerReader implements BarcodeReader {
  readonly #worker: Worker;
  readonly #wasm: WasmSource | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #diagnostics: DecoderDiagnostics = { thread: 'worker', rungs: [] };
  #lastId = 0;
  #failure: Error | undefined;

  private constructor(worker: Worker, wasm: WasmSource | undefined) {
    this.#worker = worker;
    this.#wasm = wasm;
    worker.onmessage = (event: MessageEvent<DecodeReply>) => this.#onReply(event.data);
    worker.onerror = event => this.#fail(new Error(event.message || 'The decode worker failed'));
  }

  /**
   * Resolves when the worker runs; rejects when the page's policy, a missing file or the engine keeps it from running.
   */
  static start(worker: Worker, wasm?: WasmSource, asked?: Asked, timeoutMs = START_TIMEOUT_MS): Promise<WorkerReader> {
    return new Promise((resolve, reject) => {
      const giveUp = (reason: string): void => {
        clearTimeout(timer);
        worker.terminate();
        reject(new Error(reason));
      };
      const timer = setTimeout(() => giveUp('The decode worker did not start in time'), timeoutMs);
      worker.onerror = event => {
        event.preventDefault();
        giveUp('The decode worker was refused');
      };
      worker.onmessage = () => {
        clearTimeout(timer);
        worker.postMessage({ type: 'open', ...(wasm && { wasm: forWorker(wasm) }), asked } satisfies DecodeRequest);
        resolve(new WorkerReader(worker, wasm));
      };
    });
  }

  get diagnostics(): DecoderDiagnostics {
    return this.#diagnostics;
  }

  detect(picture: ImageBitmap, hints?: DetectHints): Promise<readonly DetectedCode[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    const request: DecodeRequest = { type: 'read', id, picture, ...(hints && { hints }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(request, [picture]);
    });
  }

  close(): void {
    this.#fail(new Error('The decode worker was closed'));
  }

  #onReply(reply: DecodeReply): void {
    if (reply.type === 'ready') return;
    if (reply.type === 'wasm') return void this.#bringWasm();
    if (reply.type === 'rungs') {
      this.#diagnostics = { thread: 'worker', rungs: reply.rungs };
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.type === 'symbols') waiting?.resolve(reply.symbols);
    else waiting?.reject(new Error(reply.message));
  }

  /** Brings the worker the bytes of zxing-cpp; where there are none, it goes on without zxing-cpp. */
  async #bringWasm(): Promise<void> {
    const file = this.#wasm?.file;
    const binary = typeof file === 'function' ? await file().catch(() => undefined) : undefined;
    const request: DecodeRequest = { type: 'wasm', ...(binary && { binary }) };
    this.#worker.postMessage(request);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function forWorker({ file, policy }: WasmSource): WorkerWasm {
  return { ...(typeof file === 'string' && { url: file }), policy };
}
