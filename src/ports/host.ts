import type { FlowKind } from '../domain/document.js';
import type { OutboxEntry } from './flow-store.js';

/** What the host is asked about one serial, before it counts. */
export interface VerifyQuestion {
  readonly flow: FlowKind;
  readonly documentId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly serial: string;
}

/** The host's word. `unanswered`: it was asked, but did not answer within `requestTimeoutMs`, or the device is offline. */
export type VerifyAnswer = 'known' | 'unknown' | 'unanswered';

export interface CompleteAnswer {
  readonly allowed: boolean;
  /** Shown to the associate, as text. */
  readonly message?: string;
}

/** Questions to the host. A method that returns undefined says that nobody listens: then nothing is asked and nothing is marked. */
export interface Host {
  verify?(question: VerifyQuestion): Promise<VerifyAnswer> | undefined;
  mayComplete?(flowId: string): Promise<CompleteAnswer> | undefined;
  /** Hands over an event file. True: acknowledged; false: handed over, and the acknowledgement comes later by `Capture.acknowledge`. */
  deliver?(entry: OutboxEntry): Promise<boolean>;
}
