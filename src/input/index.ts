export { bridgeStub, BridgeSource, type BridgeOptions } from './bridge/index.js';
export { mergeReadings, type MergedReadings, type MergeOptions, type SourceStatuses } from './merge-readings.js';
export {
  handheldProfile,
  standardProfile,
  WedgeSource,
  type Rejection,
  type WedgeOptions,
  type WedgeProfile,
} from './wedge/index.js';
