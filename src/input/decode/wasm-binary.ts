import packed from 'zxing-wasm/reader/zxing_reader.wasm?packed';

/**
 * zxing-cpp from within this module, for hosts that cannot serve `zxing_reader.wasm` beside the page: nothing is
 * fetched. Half a megabyte, so import it where the camera opens:
 * `wasmBinary: async () => (await import('serialkit/zxing-wasm')).zxingWasm()`.
 */
export async function zxingWasm(): Promise<ArrayBuffer> {
  const zipped = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
  return new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
