/** The front door: classes, types and `createCapture`. Importing it registers nothing and touches nothing: it loads in Node too. */
export { createCameraSource, createCapture, type CameraOptions, type CaptureOptions } from './create-capture.js';
export { mirrorFacts, type FactMirror } from './delivery/mirror-facts.js';
export {
  BridgeSource,
  bridgeStub,
  handheldProfile,
  standardProfile,
  WedgeSource,
  type BridgeOptions,
  type Rejection,
  type WedgeOptions,
  type WedgeProfile,
} from './input/index.js';
export { createFlowStore, type FlowStoreOptions } from './storage/index.js';
export { InputError, type Problem } from './domain/input-error.js';
export * from './domain/index.js';
export type * from './ports/index.js';
export type { Code, CodeError, Parsed, Reading, ReadingSource, SerialRule, Symbology } from './codes/index.js';
export * from './events/index.js';
export { SerialCamera } from './elements/serial-camera.element.js';
export { SerialCountReport } from './elements/serial-count-report.element.js';
export { SerialDisputes } from './elements/serial-disputes.element.js';
export { SerialFlow } from './elements/serial-flow.element.js';
export { SerialFlows } from './elements/serial-flows.element.js';
export { SerialFlowList } from './elements/serial-flow-list.element.js';
export { SerialListEntry } from './elements/serial-list-entry.element.js';
export { SerialRescan } from './elements/serial-rescan.element.js';
export { SerialReview } from './elements/serial-review.element.js';
export { SerialScanModal } from './elements/serial-scan-modal.element.js';
export { SerialTimeline } from './elements/serial-timeline.element.js';
export { SerialUnreadable } from './elements/serial-unreadable.element.js';
export { SerialVerdict } from './elements/serial-verdict.element.js';
