export { bridgeStub, BridgeSource, type BridgeOptions } from './bridge/index.js';
export { newUuid } from './new-uuid.js';
export { mergeReadings } from './merge-readings.js';
export {
  handheldProfile,
  standardProfile,
  WedgeSource,
  type Rejection,
  type WedgeOptions,
  type WedgeProfile,
} from './wedge/index.js';
