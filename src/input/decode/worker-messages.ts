import type { Symbol } from '../../ports/barcode-reader.js';

/** Page to worker: a picture to read, transferred. */
export interface DecodeRequest {
  readonly id: number;
  readonly picture: ImageBitmap;
}

/** Worker to page: `ready` once when it runs, then one answer for each request. */
export type DecodeReply =
  | { readonly type: 'ready' }
  | { readonly type: 'symbols'; readonly id: number; readonly symbols: readonly Symbol[] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
