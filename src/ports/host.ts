import type { FlowKind } from '../domain/model/document.js';
import type { CountReport } from '../domain/rules/count-report.js';
import type { LineMismatch } from '../domain/model/line-mismatch.js';
import type { DeliveryRefusal } from '../domain/model/event-file.js';
import type { OutboxEntry } from './flow-store.js';

/** What the host is asked about one serial, before it counts. */
export interface VerifyQuestion {
  readonly flow: FlowKind;
  readonly documentId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly serial: string;
}

/**
 * The host's word. `unanswered`: it was asked, but did not answer within `requestTimeoutMs`, or the device is offline.
 */
export type VerifyAnswer = 'known' | 'unknown' | 'unanswered';

export interface CompleteAnswer {
  readonly allowed: boolean;
  /** Shown to the associate, as text. */
  readonly message?: string | undefined;
}

/** What somebody the host trusts has to look at before a flow is completed. */
export interface ApproveQuestion {
  readonly flowId: string;
  readonly flow: FlowKind;
  readonly documentId: string;
  /** The differences that the settings want approved, with the reasons given. */
  readonly mismatches: readonly LineMismatch[];
  /**
   * Present where a count is to be closed, and not a flow completed: what all its batches on this device have found,
   * with the places that nobody has looked at and the batches that this device does not know.
   */
  readonly closing?: CountReport;
}

export interface ApproveAnswer {
  readonly approved: boolean;
  /** Who approved it, opaque to us; written to the event. */
  readonly by?: string | undefined;
  /** Shown to the associate, as text, when it was not approved. */
  readonly message?: string | undefined;
}

/** Whether the host has an event file, or why it does not take it; see `Host.deliver`. */
export type DeliverAnswer = boolean | { readonly refused: Pick<DeliveryRefusal, 'code' | 'message'> };

/**
 * Questions to the host. A method that returns undefined says that nobody listens: then nothing is asked, and no serial
 * is marked as unverified. A promise of undefined is an answer, but not of the right type. Such an answer never counts
 * as a yes: it is read as `unanswered`, `{ allowed: false }`, `{ approved: false }` or false, and reported to
 * `CaptureInput.onProblem` as `bad-answer`.
 */
export interface Host {
  readonly verify?: ((question: VerifyQuestion) => Promise<VerifyAnswer> | undefined) | undefined;
  readonly mayComplete?: ((flowId: string) => Promise<CompleteAnswer> | undefined) | undefined;
  /** May take as long as `Settings.approvalTimeoutMs`. */
  readonly approve?: ((question: ApproveQuestion) => Promise<ApproveAnswer> | undefined) | undefined;
  /**
   * Hands over an event file. `true` acknowledges it. `false`: the host has it, and acknowledges it later by
   * `CaptureDevice.acknowledge`. `{ refused }`: it does not take it, and the associate is shown why. Any other answer
   * leaves it in the outbox to be handed over again, and so does a rejection.
   */
  readonly deliver?: ((entry: OutboxEntry) => Promise<DeliverAnswer>) | undefined;
}
