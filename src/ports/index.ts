export type * from './barcode-reader.js';
export type * from './camera.js';
export type * from './capture.js';
export type * from './clock.js';
export type * from './event-writer.js';
export type * from './flow-store.js';
export type * from './host.js';
export type * from './scan-source.js';
