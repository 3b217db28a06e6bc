import type { EarlierReceipt } from './document.js';
import type { ProductSymbol } from './product-symbol.js';
import type { Sale } from './ledger-entry.js';

/** Every refusal has one of these codes. Source: docs/flows.md#verdict-codes. */
export const REFUSAL_CODES = [
  'duplicate-in-flow',
  'duplicate-elsewhere',
  'not-on-document',
  'wrong-product',
  'unknown-product',
  'not-serialized',
  'malformed',
  'unsafe-characters',
  'over-quantity',
  'already-in-stock',
  /** An earlier receipt of the same document has the unit. */
  'already-received',
  'not-in-stock',
  /** The ledger has it sold to a customer. */
  'already-sold',
  /** A customer brings it back, and the ledger does not have it sold here. */
  'not-sold',
  'not-shipped',
  'case-pack-not-allowed',
  /** The code of a kind of carton, of which nobody says how many units are in it. */
  'units-unknown',
  'receive-all-not-allowed',
  'flow-closed',
  /** Another tab, or the host, has erased the flow that is open here: nothing of it is kept any more. */
  'flow-erased',
  'storage-failed',
  'not-verified',
  /** The text may not be the serial that it seems to be, and nobody stands for it; the rule is a `Doubt`. */
  'doubtful',
  /** Its expiry day lies before the day of the reading. */
  'expired',
  /** Its lot or expiry day is not known, which the product tracks. */
  'untracked',
  /** Paused: nothing is captured until the associate goes on. */
  'flow-paused',
  /** A serialized product cannot be counted by quantity. */
  'serial-required',
  /** Review or completion while a unit waits for an answer: its scan would be lost without a word. */
  'questions-open',
  /** Completion: mismatches without a reason. */
  'reasons-missing',
  /** These lines lack nothing, or nothing ever follows in this kind of flow. */
  'no-rest',
  /** Completion of a count: nobody has looked for these lines, and the setting `countMode` asks for all of them. */
  'not-counted',
  /** There is none of it, says the associate; but units of it are counted. */
  'units-counted',
  /** A serial was tapped as present: the setting `tapKnown` is off, or no list has the serial there. */
  'tap-not-allowed',
  /** Not one of the reason codes of the settings. */
  'unknown-reason',
  /** A reason for what does not differ: it would be written nowhere. */
  'no-difference',
  /** A correction cannot be cancelled: its first event file is out. */
  'cancel-not-allowed',
  /** Taking a flow back: the host has not refused its event file, or has one of its event files. */
  'void-not-allowed',
  /** The host said no to `serial-complete-request`. */
  'completion-refused',
  /** Completion: the settings want these mismatches approved, and nobody has. */
  'approval-missing',
  /** Closing a count: batches of it are still open. */
  'batches-open',
  /** Only a count can be closed or counted anew. */
  'not-a-count',
  /** Completion of a sale: the basket has units whose serials are still to be scanned. */
  'serials-missing',
  /** Only a basket has units put into it. */
  'not-a-basket',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * The rules of a `malformed` refusal for a scan that its device could not pass on as a reading: it was too short for a
 * code, it was a payment card, it was not understood as one code, its beginning or end was lost (`fragment`), or a
 * character inside it was (`hole`). What the scan said stays unknown.
 */
export const SCAN_REJECTIONS = ['too-short', 'payment-card', 'not-understood', 'fragment', 'hole'] as const;
export type ScanRejection = (typeof SCAN_REJECTIONS)[number];

/**
 * What policy does when a code comes up: `block` refuses the unit, `confirm` asks the associate, `flag` accepts and
 * reports it, and `accept` accepts it.
 */
export const POLICY_ACTIONS = ['block', 'confirm', 'flag', 'accept'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** The other flow that has claimed a serial. */
export interface Elsewhere {
  readonly flowId: string;
  readonly documentId: string;
  readonly kind: string;
  readonly batchId?: string;
  readonly deviceId: string;
  readonly userId?: string;
  readonly atMs: number;
}

/**
 * What the associate is asked. A flow has at most one open prompt. A prompt of any type but `serial` is about one held
 * serial, or about one product. It interrupts the serial prompt of the line `resumes`, which comes back after the
 * answer. Other readings are decided while it is open.
 */
export type Prompt =
  /** The product is known: scan or type its serial. */
  | { readonly type: 'serial'; readonly lineId: string }
  /**
   * The serial is known, the product is not: scan the product or choose from exactly these candidates (may be empty).
   * `serial` is empty where only a code was scanned that these products share.
   */
  | {
      readonly type: 'product';
      readonly serial: string;
      readonly readingId: string;
      readonly candidates: readonly string[];
      /** The flow is worked product first: a scanned product is the next unit's and does not answer this. */
      readonly isProductFirst?: true;
      /** Where only a code was scanned: what it said beside the product, whichever of them is meant. */
      readonly symbol?: ProductSymbol;
      readonly resumes?: string;
    }
  /**
   * Several codes of one label may be the serial that is asked for: scan the right one alone, or choose from exactly
   * these.
   */
  | {
      readonly type: 'choice';
      readonly serial: string;
      readonly readingId: string;
      readonly serials: readonly string[];
      readonly resumes?: string;
    }
  /** The serial belongs to the line `lineId` and not to the one that is asked for: shall it be accepted there? */
  | {
      readonly type: 'wrong-product';
      readonly serial: string;
      readonly readingId: string;
      readonly lineId: string;
      readonly resumes?: string;
    }
  /**
   * Policy `confirm`: shall this serial be accepted although `code` speaks against it? `serial` is empty where the
   * product itself is in question.
   */
  | {
      readonly type: 'confirm';
      readonly code: RefusalCode;
      /** With `doubtful`: the `Doubt`. */
      readonly rule?: string;
      readonly serial: string;
      /** With `look-alike`: what was read, where `serial` is the listed one that it looks like, which a yes accepts. */
      readonly readAs?: string;
      /** With `wrong-product`: the name of the product that the serial belongs to, which the document does not have. */
      readonly product?: string;
      /** With `already-sold` and `not-sold`: the sale that the ledger knows of. */
      readonly sale?: Sale;
      readonly readingId: string;
      readonly lineId: string;
      /** Where the product is in question: what its symbol said beside it. */
      readonly symbol?: ProductSymbol;
      readonly resumes?: string;
    };

/** The answer to one reading or one request of the associate. */
export type Verdict =
  /** In a blind count neither `flags` nor `lineDone` tell what is expected. */
  | {
      readonly outcome: 'accepted';
      readonly lineId: string;
      readonly serial: string;
      readonly flags: readonly RefusalCode[];
      readonly lineDone: boolean;
    }
  /**
   * `quantity`: the line's units now. `units`: how many were counted, where it was more than one. `lineIds`: all lines
   * that one scan has counted on, where they are several; `lineDone` then tells of all of them.
   */
  | {
      readonly outcome: 'counted';
      readonly lineId: string;
      readonly quantity: number;
      readonly units?: number;
      readonly lineIds?: readonly string[];
      readonly lineDone: boolean;
    }
  | { readonly outcome: 'prompt'; readonly prompt: Prompt }
  | ({ readonly outcome: 'refused' } & Refusal)
  /** A request was carried out (removed, restarted, paused, completed, …). */
  | { readonly outcome: 'done' };

/** A refusal: the code, what was wrong, and what the associate may do next. Texts come from the strings room. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The serial or text that was refused. */
  readonly text?: string;
  /** The line it concerns; for `wrong-product` the line it belongs to. */
  readonly lineId?: string;
  /** The name of the product that it belongs to, where that has no line. */
  readonly product?: string;
  /**
   * With `malformed` and `unsafe-characters`: the broken rule, which is a `ScanRejection` for a scan that its device
   * could not pass on. With `doubtful`: the `Doubt`.
   */
  readonly rule?: string;
  readonly elsewhere?: Elsewhere;
  /** With `already-received`: which receipt has the unit, as far as it is known. */
  readonly earlier?: EarlierReceipt;
  /** With `already-sold` and `not-sold`: the sale that the ledger knows of. */
  readonly sale?: Sale;
  /** With `batches-open`: the ids of the open batches, as the associate knows them. */
  readonly batchIds?: readonly string[];
  /**
   * The lines in question: with unscanned serials, without a reason, those that the serial may belong to, or those for
   * whose serials a case code stands in the way.
   */
  readonly lineIds?: readonly string[];
}
