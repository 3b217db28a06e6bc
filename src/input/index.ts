export { bridgeStub, BridgeSource, type BridgeOptions } from './bridge/index.js';
export { mergeReadings } from './merge-readings.js';
export {
  handheldProfile,
  standardProfile,
  WedgeSource,
  type KnownScanner,
  type Rejection,
  type WedgeOptions,
  type WedgeProfile,
} from './wedge/index.js';
