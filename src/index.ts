/**
 * The front door: classes, types and `createCapture`. Importing it registers nothing and touches nothing: it loads in
 * Node too.
 */
export { createCameraSource, createCapture, type CameraOptions, type CaptureOptions } from './create-capture.js';
export { mirrorFacts, type FactMirror } from './delivery/mirror-facts.js';
export {
  BridgeSource,
  bridgeStub,
  handheldProfile,
  standardProfile,
  WedgeSource,
  type BridgeOptions,
  type KnownScanner,
  type Rejection,
  type WedgeOptions,
  type WedgeProfile,
} from './input/index.js';
export { createFlowStore, type FlowStoreOptions } from './storage/index.js';
export { InputError, type Problem } from './domain/model/input-error.js';
export * from './domain/index.js';
export type * from './ports/index.js';
export type {
  Code,
  CodeError,
  Parsed,
  Reading,
  ReadingDoubt,
  ReadingSource,
  SerialRule,
  Symbology,
} from './codes/index.js';
export * from './events/index.js';
export { messageOf, type VerdictMessage } from './elements/view/verdict-message.js';
export { tagProblems } from './elements/view/tag-problems.js';
export { SerialCamera } from './elements/camera/serial-camera.element.js';
export { SerialCountReport } from './elements/count-report/serial-count-report.element.js';
export { SerialDisputes } from './elements/disputes/serial-disputes.element.js';
export { SerialDocumentProblems } from './elements/document-problems/serial-document-problems.element.js';
export { SerialFlow } from './elements/flow/serial-flow.element.js';
export { SerialFlows } from './elements/flows/serial-flows.element.js';
export { SerialFlowList } from './elements/flow-list/serial-flow-list.element.js';
export { SerialListEntry } from './elements/list-entry/serial-list-entry.element.js';
export { SerialRescan } from './elements/rescan/serial-rescan.element.js';
export { SerialRefusedFile } from './elements/refused-file/serial-refused-file.element.js';
export { SerialRevision } from './elements/revision/serial-revision.element.js';
export { SerialReview } from './elements/review/serial-review.element.js';
export { SerialScanModal } from './elements/scan-modal/serial-scan-modal.element.js';
export { SerialLookup } from './elements/lookup/serial-lookup.element.js';
export { SerialTimeline } from './elements/timeline/serial-timeline.element.js';
export { SerialUnits } from './elements/units/serial-units.element.js';
export { SerialUnreadable } from './elements/unreadable/serial-unreadable.element.js';
export { SerialVerdict } from './elements/verdict/serial-verdict.element.js';
