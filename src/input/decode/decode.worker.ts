import type { WasmSource } from './decoder-ladder.js';
import { FrameDecoder } from './frame-decoder.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import type { PolicySource } from './wasm-policy.js';
import type { DecodeReply, DecodeRequest, WorkerWasm } from './worker-messages.js';

/** The part of a worker's scope that is used: TypeScript's DOM and WebWorker libraries cannot be mixed. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<DecodeRequest>) => void) | null;
  postMessage(reply: DecodeReply): void;
}

const scope = self as unknown as WorkerScope;
/** What one try may take before it is left out for a while, in milliseconds. A worker does not hold up the page. */
const MOST_MS = 1_000;
let decoder = new FrameDecoder(MOST_MS);
let reported: readonly DecoderRung[] | undefined;

scope.onmessage = ({ data }) => {
  if (data.type === 'read') return void read(data);
  if (data.type === 'wasm') return takeWasm(data.binary);
  decoder = new FrameDecoder(MOST_MS, data.wasm && wasmOf(data.wasm), data.asked);
  tellRungs();
};
scope.postMessage({ type: 'ready' });

async function read({ id, picture, hints }: Extract<DecodeRequest, { type: 'read' }>): Promise<void> {
  try {
    const symbols = await decoder.decode(picture, hints);
    tellRungs();
    scope.postMessage({ type: 'symbols', id, symbols });
  } catch (error) {
    scope.postMessage({ type: 'failed', id, message: String(error) });
  }
}

function tellRungs(): void {
  if (decoder.rungs === reported) return;
  reported = decoder.rungs;
  scope.postMessage({ type: 'rungs', rungs: reported });
}

let takeWasm: (binary?: ArrayBuffer) => void = () => undefined;

function askForWasm(): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    takeWasm = binary => (binary ? resolve(binary) : reject(new Error('The page has no WebAssembly')));
    scope.postMessage({ type: 'wasm' });
  });
}

function wasmOf(wasm: WorkerWasm): WasmSource {
  return { file: wasm.url ?? askForWasm, policy: policyOf(wasm) };
}

/** A worker from a file lives by the policy that came with the file; one from a blob by its page's. */
function policyOf({ policy }: WorkerWasm): PolicySource {
  return location.protocol === 'blob:' ? policy : { url: location.href, metas: [] };
}
