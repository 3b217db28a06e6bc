import type { DetectHints, Symbol } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import type { WasmSource } from './decoder-ladder.js';

/** Page to worker: how to decode, once before the first picture; then pictures, transferred. */
export type DecodeRequest =
  | { readonly type: 'open'; readonly wasm?: WasmSource }
  | { readonly type: 'read'; readonly id: number; readonly picture: ImageBitmap; readonly hints?: DetectHints };

/** Worker to page: `ready` once when it runs, `rungs` whenever they change, and one answer for each picture. */
export type DecodeReply =
  | { readonly type: 'ready' }
  | { readonly type: 'rungs'; readonly rungs: readonly DecoderRung[] }
  | { readonly type: 'symbols'; readonly id: number; readonly symbols: readonly Symbol[] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
