import type { DetectHints, DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import type { Asked } from './asked.js';
import type { WasmSource } from './decoder-ladder.js';

export interface WorkerWasm {
  /** Where the page serves it; absent: the page brings its bytes when it is asked for them. */
  readonly url?: string;
  readonly policy: WasmSource['policy'];
}

/**
 * Page to worker: how to decode, once before the first picture; the bytes it asked for; pictures, transferred like
 * them.
 */
export type DecodeRequest =
  | { readonly type: 'open'; readonly wasm?: WorkerWasm; readonly asked?: Asked | undefined }
  | { readonly type: 'wasm'; readonly binary?: ArrayBuffer }
  | { readonly type: 'read'; readonly id: number; readonly picture: ImageBitmap; readonly hints?: DetectHints };

/**
 * Worker to page: `ready` once when it runs, `wasm` to ask for its bytes, `rungs` whenever they change, and one answer
 * for each picture.
 */
export type DecodeReply =
  | { readonly type: 'ready' }
  | { readonly type: 'wasm' }
  | { readonly type: 'rungs'; readonly rungs: readonly DecoderRung[] }
  | { readonly type: 'symbols'; readonly id: number; readonly symbols: readonly DetectedCode[] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
