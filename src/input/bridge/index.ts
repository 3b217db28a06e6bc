export { BridgeSource, type BridgeOptions } from './bridge-source.js';
export { bridgeStub } from './entry-point.js';
