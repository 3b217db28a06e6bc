import type { FlowKind } from './document.js';
import type { Revisions } from './revision.js';
import type { PolicyAction, RefusalCode } from './verdict.js';

/** Only these codes can be softened by policy; the others always block. */
export const POLICY_CODES = [
  'duplicate-elsewhere',
  'not-on-document',
  'over-quantity',
  'already-in-stock',
  'not-in-stock',
  'already-sold',
  'not-sold',
  'not-shipped',
  'not-verified',
  'doubtful',
  'expired',
  'untracked',
] as const satisfies readonly RefusalCode[];
export type PolicyCode = (typeof POLICY_CODES)[number];

/**
 * Codes that must at least be reported: a unit that two flows have, or that is sold twice, and one that nobody stands
 * for.
 */
export const REPORTED_CODES = [
  'duplicate-elsewhere',
  'already-sold',
  'doubtful',
] as const satisfies readonly PolicyCode[];
type ReportedCode = (typeof REPORTED_CODES)[number];

/** What is done with each code in one kind of flow. `accept` is no choice for what must be reported. */
export type FlowPolicies = {
  readonly [C in PolicyCode]?: C extends ReportedCode ? Exclude<PolicyAction, 'accept'> : PolicyAction;
};

export type Policies = Readonly<Partial<Record<FlowKind, FlowPolicies>>>;

/**
 * In what a line differs from its document. `moved` is no difference: returns and adjustments need a reason for every
 * line, because their units leave the stock or come into it. `unreadable`: units that are there, but whose label cannot
 * be read; their reason is given when they are counted. `damaged`, `rejected`: units in that condition; their reason is
 * given when they are marked. `flagged`: serials that count although something speaks against
 * them that no other mismatch tells.
 */
export const MISMATCHES = [
  'over',
  'under',
  'unexpected',
  'missing',
  'unreadable',
  'damaged',
  'rejected',
  'flagged',
  'moved',
] as const;
export type Mismatch = (typeof MISMATCHES)[number];

/**
 * Whether one completion may be followed by another one of the same document. `ask`: the associate says of each line
 * that lacks units whether the rest is still to come. `final`: nothing comes after the first. `open`: what is missing
 * always comes later.
 */
export const PARTIAL_RECEIPTS = ['ask', 'final', 'open'] as const;
export type PartialReceipts = (typeof PARTIAL_RECEIPTS)[number];

export const COUNT_MODES = ['partial', 'full', 'document'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

export interface ReasonCode {
  readonly code: string;
  readonly label: string;
  /** The mismatches that this reason is offered for. Absent: all but `flagged`. */
  readonly for?: readonly Mismatch[];
}

/**
 * What may delimit a list of serials: the visible ASCII characters outside GS1's character set 82, so that no GS1, EPC
 * or HIBC serial contains one.
 */
export const LIST_DELIMITER = /^[|^~#$@[\]{}\\`]$/;

export const FEED_DOUBTS = ['ask', 'count'] as const;

/** Days. */
export const KEEP_DAYS = 30;

/**
 * What a POS admin sets. Read by `readSettings`, which fills in the defaults and refuses what it does not understand.
 */
export interface Settings {
  /**
   * The store's switch. Off: no product asks for serials, everything is counted by quantity. Default true.
   * Source: docs/flows.md#required.
   */
  readonly enableSerializedInventory: boolean;
  readonly deviceId: string;
  /** Opaque to us; written to facts and files. */
  readonly userId?: string;
  readonly policies: Policies;
  /** Units over the expected quantity that are no mismatch, per flow. Default 0. */
  readonly overTolerance: Readonly<Partial<Record<FlowKind, number>>>;
  /**
   * Units under the expected quantity that are no mismatch, per flow. Default 0. A listed serial that is missing is
   * always a mismatch.
   */
  readonly underTolerance: Readonly<Partial<Record<FlowKind, number>>>;
  /**
   * Mismatches that somebody the host trusts must approve before completion (`serial-approve-request`), per flow.
   * Default none.
   */
  readonly approvals: Readonly<Partial<Record<FlowKind, readonly Mismatch[]>>>;
  /** Whether further receipts of a document may follow, per flow. Default: the table of flow policies. */
  readonly partialReceipts: Readonly<Partial<Record<FlowKind, PartialReceipts>>>;
  /** What is done when an open document is handed in with other content. Default `merge`. */
  readonly revisions: Revisions;
  /**
   * Cycle counts: lines that nobody has looked for are left out of the event (`partial`), asked for before completion
   * (`full`), or as the document's `count.mode` says (`document`). Absent: they are told as `not-counted`.
   */
  readonly countMode?: CountMode;
  /** Closing a count must be approved by somebody the host trusts. Default false. */
  readonly approveClosing?: boolean;
  /** A listed serial that cannot be scanned, as of a unit too high to reach, may be tapped as present. Default no. */
  readonly tapKnown?: boolean;
  readonly reasonCodes: readonly ReasonCode[];
  /** Ask a reason for each mismatch before completion. Default true; without any `reasonCodes` nothing is asked. */
  readonly requireReasons: boolean;
  /**
   * List delimiter of the event file; one of `` | ^ ~ # $ @ [ ] { } \
   * ` ``; a serial that holds it is refused at capture. Default `|`.
   */
  readonly serialDelimiter: string;
  /** Serials are percent-encoded in the event file, so that they may hold the delimiter. Default false. */
  readonly percentEncoding?: boolean;
  /**
   * A product of which the feed does not say `true` or `false`: are its serials asked for (`ask`, the default), or its
   * units counted (`count`)?
   */
  readonly feedDoubt?: (typeof FEED_DOUBTS)[number];
  /** How long the host may take to answer a `-request` event, in milliseconds. Default 2,000. */
  readonly requestTimeoutMs: number;
  /** How long an approval may take, in milliseconds: a person has to come for it. Default 120,000. */
  readonly approvalTimeoutMs: number;
  /** Ask the host about each serial (`serial-verify-request`) where somebody listens. Default true. */
  readonly verifySerials: boolean;
  /**
   * For how many days this device keeps a flow after the receipt of its event files was acknowledged; 0 to 3,650.
   * Default 30. Source: docs/privacy.md#how-long.
   */
  readonly keepDays: number;
}

export type { RefusalCode };
