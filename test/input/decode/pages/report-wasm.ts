import { createReader } from '../../../../src/input/decode/create-reader.js';
import type { DecoderRung } from '../../../../src/ports/diagnostics.js';

/** Told to the page around: which decoders read, and what the policy complained of. */
export interface WasmReport {
  readonly rungs: readonly DecoderRung[];
  readonly violations: readonly string[];
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective));

const wasmUrl = new URL('../../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
const reader = await createReader({ workerUrl: false, wasmUrl });
await reader.detect(await createImageBitmap(new ImageData(8, 8)));
const report: WasmReport = { rungs: reader.diagnostics?.rungs ?? [], violations };
parent.postMessage(report, '*');
