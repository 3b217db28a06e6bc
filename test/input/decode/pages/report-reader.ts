import { createReader } from '../../../../src/input/decode/create-reader.js';

/** Told to the page around: what was read, and what the policy complained of. */
export interface ReaderReport {
  readonly texts: readonly string[];
  readonly violations: readonly string[];
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective));

const reader = await createReader({ workerUrl: new URL('./answering.worker.js', import.meta.url) });
const symbols = await reader.detect(await createImageBitmap(new ImageData(8, 8)));
const report: ReaderReport = { texts: symbols.map(({ text }) => text), violations };
parent.postMessage(report, '*');
