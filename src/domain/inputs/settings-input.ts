import type { FlowKind } from '../model/document.js';
import type { Revisions } from '../model/revision.js';
import type { CountMode, FlowPolicies, Mismatch, PartialReceipts, Settings } from '../model/settings.js';

/**
 * What a POS admin sets, as the host hands it in. They are read strictly: if one name or value is not understood, all
 * are refused with an `InputError`. `null` counts as absent where the type allows it.
 */
export interface SettingsInput {
  /** Written to every fact and file: what this device is called. A text of 1 to 200 characters. */
  readonly deviceId: string;
  /** Who works on it; opaque to us, written to facts and files. At most 200 characters. */
  readonly userId?: string | null | undefined;
  /** The store's switch. Off: no product asks for serials, everything is counted by quantity. Default `true`. */
  readonly enableSerializedInventory?: boolean | undefined;
  /** Per flow and verdict code: what is done when the code comes up. Defaults: docs/rules.md. */
  readonly policies?: ByFlow<PoliciesInput | undefined> | undefined;
  /** Units over the expected quantity that are no mismatch, per flow. Whole numbers from 0 to 1,000,000. Default 0. */
  readonly overTolerance?: ByFlow<number | null | undefined> | undefined;
  /** Units under the expected quantity that are no mismatch, per flow. Whole numbers from 0 to 1,000,000. Default 0. */
  readonly underTolerance?: ByFlow<number | null | undefined> | undefined;
  /** Mismatches that must be approved before completion (`serial-approve-request`), per flow. Default none. */
  readonly approvals?: ByFlow<readonly Mismatch[] | null | undefined> | undefined;
  /**
   * Whether further receipts of a document may follow, per flow: the associate is asked at completion (`ask`), never
   * (`final`), or always where units are missing (`open`). Default: `ask` in ASN receiving and transfers, else `final`;
   * a count is always `final`.
   */
  readonly partialReceipts?: ByFlow<PartialReceipts | null | undefined> | undefined;
  /**
   * What is done when a document that is open here is handed in with other content: it holds from then on (`merge`),
   * the associate is asked (`ask`), or the flow goes on as it was begun (`ignore`). Default `merge`.
   */
  readonly revisions?: Revisions | null | undefined;
  /**
   * Cycle counts: lines that nobody has looked for are left out of the event (`partial`), asked for before completion
   * (`full`), or as the document's `count.mode` says (`document`). Default: they are told as `not-counted`.
   */
  readonly countMode?: CountMode | null | undefined;
  /** Closing a count must be approved by somebody the host trusts (`serial-approve-request`). Default `false`. */
  readonly approveClosing?: boolean | undefined;
  /**
   * A listed serial that cannot be scanned, as of a unit too large to turn or too high to reach, may be tapped as
   * present in the list; the event says so (source `tapped`). Default `false`.
   */
  readonly tapKnown?: boolean | undefined;
  /** The reasons that an associate may choose from. At most 200, each `code` once. Default none. */
  readonly reasonCodes?: readonly ReasonCodeInput[] | null | undefined;
  /** Ask a reason for each mismatch before completion. Default `true`; without any `reasonCodes` nothing is asked. */
  readonly requireReasons?: boolean | undefined;
  /** Joins the serials in the event file; one of `` | ^ ~ # $ @ [ ] { } \ ` ``. Default `|`. */
  readonly serialDelimiter?: string | null | undefined;
  /**
   * Writes `%`, the delimiter and control characters of serials in the event file as `%XX`, so that a serial may hold
   * the delimiter. Default `false`.
   */
  readonly percentEncoding?: boolean | undefined;
  /**
   * What is done with a product whose `SerialNumberRequired` is neither `true` nor `false`: its serials are asked for
   * (`ask`), or its units are counted (`count`). Default `ask`.
   */
  readonly feedDoubt?: Settings['feedDoubt'] | null | undefined;
  /** How long the host may take to answer a `-request` event, in milliseconds, 1 to 60,000. Default 2,000. */
  readonly requestTimeoutMs?: number | null | undefined;
  /** How long an approval may take, in milliseconds, 1 to 3,600,000. Default 120,000. */
  readonly approvalTimeoutMs?: number | null | undefined;
  /** Ask the host about each serial (`serial-verify-request`) where somebody listens. Default `true`. */
  readonly verifySerials?: boolean | undefined;
  /**
   * For how many days this device keeps a flow after the receipt of its event files was acknowledged, 0 to 3,650.
   * Default 30.
   */
  readonly keepDays?: number | null | undefined;
}

/** One value for each flow that needs another than the default; `adjustment` holds for both directions. */
type ByFlow<T> = { readonly [K in FlowKind]?: T };

/** What is done with each code in one flow. A serial that two flows have must at least be reported. */
export type PoliciesInput = { readonly [C in keyof FlowPolicies]: FlowPolicies[C] | null | undefined };

/** A reason that an associate may give for a mismatch. */
export interface ReasonCodeInput {
  /** Written to the event. A text of 1 to 200 characters. */
  readonly code: string;
  /** What the associate reads. At most 200 characters. Default: the code. */
  readonly label?: string | null | undefined;
  /** The mismatches that it is offered for. Default: all. */
  readonly for?: readonly Mismatch[] | null | undefined;
}
