import type { Reading } from '../codes/reading.js';
import type { ScanRejection } from '../domain/model/verdict.js';
import type { Confirmation } from '../domain/rules/vouched.js';

export type { Confirmation };

/** Where a source delivers. All may be called at any time between `start` and the returned stop. */
export interface ScanSink {
  reading(reading: Reading): void;
  /** The source cannot go on, or can again: shown to the associate, never thrown. */
  status(status: SourceStatus): void;
  /**
   * Something was scanned that the source cannot give as a reading: the associate is told, so that no scan is lost in
   * silence. What was in it stays with the source. Optional, for a sink that a partner puts in between.
   */
  rejected?(why: ScanRejection): void;
}

export type SourceStatus =
  | { readonly state: 'ready' }
  | { readonly state: 'starting' }
  | { readonly state: 'unavailable'; readonly code: string; readonly detail?: string };

/** What became of a reading. `failed`: not stored; the device should deliver it again. */
export type Settlement = 'stored' | 'refused' | 'failed';

/** One device: keyboard wedge, camera, native bridge, manual entry, or what a partner plugs in. */
export interface ScanSource {
  readonly name: string;
  /** Begins to deliver; the returned function ends it and frees everything. May be started again after that. */
  start(sink: ScanSink): Stop;
  /**
   * Told once a reading has been decided and its facts are durable, so that an at-least-once device can let go of it.
   */
  settled?(reading: Reading, settlement: Settlement): void;
  /**
   * Told of the windows that elements show the capture in, whenever they change: a source that listens to the page
   * listens to these, too.
   */
  hear?(windows: readonly Window[]): void;
  /** Told that a reading was right, so that it can learn what its device is like. */
  confirmed?(confirmation: Confirmation): void;
  /** What it has learned, as plain JSON: shown in the diagnostics, and kept on the device for the next time. */
  readonly learned?: unknown;
  /** Takes back what it has learned before; `undefined` begins anew. What it does not understand is left out. */
  relearn?(learned: unknown): void;
}

export type Stop = () => void;
