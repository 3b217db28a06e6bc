import type { Persistence, SecondCopy, StoreHealth } from './flow-store.js';
import type { SourceStatus } from './scan-source.js';

/**
 * How a session works on this device, for support: plain JSON, taken at the moment of asking. No captured data is in
 * it.
 */
export interface Diagnostics {
  readonly sources: Readonly<Record<string, SourceStatus>>;
  /** What sources have learned of their devices, by the source's name: for `wedge`, a `KnownScanner` each. */
  readonly learned: Readonly<Record<string, unknown>>;
  readonly store: {
    readonly health: StoreHealth;
    /** Absent where the store knows no second copy. */
    readonly secondCopy?: SecondCopy;
    /** Absent where the store does not ask for it. */
    readonly persistence?: Persistence;
  };
  /** Of the open flow; absent while none is open. */
  readonly backlog?: Backlog;
  /**
   * Errors inside the SDK, each of which refused one task and nothing else: how many, and the name of the last.
   * `observeHealth` and `onProblem` (`fault`) tell of each; absent where there was none.
   */
  readonly faults?: { readonly count: number; readonly last: string };
  /** Absent until a camera has opened a decoder. */
  readonly decoder?: DecoderDiagnostics;
}

/** Readings that are not durable yet: the storage is slower than they come. None is dropped. */
export interface Backlog {
  readonly readings: number;
  /** For how long the oldest one waits, in milliseconds; 0 where none does. */
  readonly oldestMs: number;
  /**
   * The oldest one waits for longer than a second. `observeHealth` tells when that changes, and every second while it
   * lasts.
   */
  readonly isLate: boolean;
}

/** Which decoders read pictures here, and why. */
export interface DecoderDiagnostics {
  /** `page`: the policy or the engine allows no worker. */
  readonly thread: 'worker' | 'page';
  /** In the order in which they are asked; a later one gets the pictures that the earlier ones could not read. */
  readonly rungs: readonly DecoderRung[];
}

export interface DecoderRung {
  /** `more-formats` is in the list from when it was asked for. */
  readonly name: 'barcode-detector' | 'serialkit' | 'more-formats' | 'zxing-wasm';
  readonly isUsed: boolean;
  /**
   * `always` (our own); `knows-the-formats`, `missing`, `lacks-formats` (the platform's detector); `allowed`,
   * `not-served`, `forbidden` (by the page's policy), `policy-unknown`, `better-rung` (WebAssembly); `failed` while it
   * read, or to come.
   */
  readonly reason: RungReason;
}

export type RungReason =
  | 'always'
  | 'knows-the-formats'
  | 'missing'
  | 'lacks-formats'
  | 'allowed'
  | 'not-served'
  | 'forbidden'
  | 'policy-unknown'
  | 'better-rung'
  | 'failed';
