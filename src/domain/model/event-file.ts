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
  /** The host's no. The entry waits until somebody has it handed over again, corrects it or takes the flow back. */
  readonly refusal?: DeliveryRefusal;
  /** Nobody is to have it any more: it was refused, and then corrected or taken back. */
  readonly withdrawnAtMs?: number;
}

/** Why the host does not take an event file, in its own words. */
export interface DeliveryRefusal {
  readonly code: string;
  /** For the associate: shown as it is, as text. */
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/** Has nobody got it yet, and is somebody to have it? */
export function isWaiting({ acknowledgedAtMs, withdrawnAtMs }: OutboxEntry): boolean {
  return acknowledgedAtMs === undefined && withdrawnAtMs === undefined;
}
