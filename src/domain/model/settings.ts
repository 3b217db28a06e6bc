import type { FlowKind } from './document.js';
import type { PolicyAction, RefusalCode } from './verdict.js';

/** Only these codes can be softened by policy; the others always block. */
export const POLICY_CODES = [
  'duplicate-elsewhere',
  'not-on-document',
  'over-quantity',
  'already-in-stock',
  'not-in-stock',
  'not-shipped',
  'not-verified',
] as const satisfies readonly RefusalCode[];
export type PolicyCode = (typeof POLICY_CODES)[number];

/** What is done with each code in one flow. A serial that two flows hold must at least be reported. */
export type FlowPolicies = {
  readonly [C in PolicyCode]?: C extends 'duplicate-elsewhere' ? Exclude<PolicyAction, 'accept'> : PolicyAction;
};

export type Policies = Readonly<Partial<Record<FlowKind, FlowPolicies>>>;

/**
 * Why a line differs from its document. `moved` differs from nothing: returns and adjustments want a reason for every
 * line, because their units leave or turn up. `unreadable` units are there, but their serial cannot be read; their
 * reason is given with them.
 */
export const MISMATCHES = ['over', 'under', 'unexpected', 'missing', 'unreadable', 'moved'] as const;
export type Mismatch = (typeof MISMATCHES)[number];

export interface ReasonCode {
  readonly code: string;
  readonly label: string;
  /** Offered for these mismatches only; all when absent. */
  readonly for?: readonly Mismatch[];
}

/** Outside set 82, so that no GS1, EPC or HIBC serial holds it; `%` and the quote have a meaning of their own. */
export const LIST_DELIMITER = /^[|^~#$@[\]{}\\`]$/;

/** What a POS admin sets. Read by `readSettings`, which fills defaults and refuses the rest with precise errors. */
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
   * Units under the expected quantity that are no mismatch, per flow. Default 0. A serial that is missing by name
   * always is one.
   */
  readonly underTolerance: Readonly<Partial<Record<FlowKind, number>>>;
  /**
   * Mismatches that somebody the host trusts must approve before completion (`serial-approve-request`), per flow.
   * Default none.
   */
  readonly approvals: Readonly<Partial<Record<FlowKind, readonly Mismatch[]>>>;
  readonly reasonCodes: readonly ReasonCode[];
  /** Ask a reason for each mismatch before completion. Default true; without any `reasonCodes` nothing is asked. */
  readonly requireReasons: boolean;
  /**
   * List delimiter of the event file; one of `` | ^ ~ # $ @ [ ] { } \
   * ` ``; a serial that holds it is refused at capture. Default `|`.
   */
  readonly serialDelimiter: string;
  /** How long the host may take to answer a `-request` event, in milliseconds. Default 2,000. */
  readonly requestTimeoutMs: number;
  /** How long an approval may take, in milliseconds: a person has to come for it. Default 120,000. */
  readonly approvalTimeoutMs: number;
  /** Ask the host about each serial (`serial-verify-request`) where somebody listens. Default true. */
  readonly verifySerials: boolean;
}

export type { RefusalCode };
