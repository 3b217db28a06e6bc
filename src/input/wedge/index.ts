export { handheldProfile, standardProfile, type WedgeProfile } from './wedge-profile.js';
export type { KnownScanner } from './read-scanners.js';
export type { Rejection } from './outcome.js';
export { WedgeSource, type WedgeOptions } from './wedge-source.js';
