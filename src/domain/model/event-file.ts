import type { CaptureEvent } from './capture-event.js';

/** A file that the SDK has written: an event file for the back office, or the record of a flow for support. */
export interface EventFile {
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly text: string;
}

/** An event file that waits for the host's or server's acknowledgement. Times in milliseconds since the epoch. */
export interface OutboxEntry {
  readonly eventId: string;
  readonly flowId: string;
  readonly createdAtMs: number;
  readonly event: CaptureEvent;
  readonly file: EventFile;
  /** How often it was handed over so far. */
  readonly attempts: number;
  readonly acknowledgedAtMs?: number;
}
