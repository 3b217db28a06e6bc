import type { Syntax } from '../../codes/code.js';
import type { Reading } from '../../codes/reading.js';
import type { FlowDocument } from './document.js';
import type { Doubt, Voucher } from './doubt.js';
import type { UnitHistory } from './ledger-entry.js';
import type { Product } from './product.js';
import type { Mismatch, Settings } from './settings.js';
import type { Rest } from './rest.js';
import type { ProductSymbol } from './product-symbol.js';
import type { Condition, Taker, UnitFacts, UnitShare } from './unit.js';
import type { DocumentChanges } from './revision.js';
import type { Prompt, Refusal, RefusalCode } from './verdict.js';

/** Who, where and when; every fact carries it. */
export interface Stamp extends Taker {
  /**
   * Milliseconds since the epoch. May go back when somebody sets the clock, so facts are ordered by the journal and
   * never by their time.
   */
  readonly atMs: number;
}

/** The reading behind a fact, without its bytes, for audit. */
export type ReadingRecord = Pick<Reading, 'id' | 'text' | 'source' | 'atMs'> &
  Partial<Pick<Reading, 'symbology' | 'aim' | 'device' | 'doubts' | 'replaces' | 'continues'>>;

/** A serial that counts on its line. */
export interface CapturedSerial extends UnitFacts, UnitHistory {
  /** Exactly as captured. */
  readonly serial: string;
  /** What makes it the same unit: see `serialKey`. */
  readonly key: string;
  readonly reading: ReadingRecord;
  readonly gtin?: string;
  readonly ais?: readonly (readonly [string, string])[];
  /** The product's own symbol, where it was scanned before and says more than the product. */
  readonly symbol?: ProductSymbol;
  /** The grammar that says that this is a serial, where neither GTIN nor application identifiers do. */
  readonly syntax?: Syntax;
  readonly warnings: readonly string[];
  /** On the line's list of expected serials. */
  readonly expected: boolean;
  /** The codes that speak against the serial, which policy or the associate accepted all the same. */
  readonly flags: readonly RefusalCode[];
  /** Why it may not be what it seems, where anything speaks for that; and whose word it was accepted on. */
  readonly doubts?: readonly Doubt[];
  readonly voucher?: Voucher;
  /**
   * The host's answer. `unverified`: the host was asked and did not answer (offline, time limit). When it is asked
   * again, an unverified serial becomes `verified`, or `disputed` until the associate removes it or leaves it in
   * (`kept`). Absent when the host was not asked.
   */
  readonly verification?: 'verified' | 'unverified' | 'disputed' | 'kept';
}

/** A unit that is there, but whose label cannot be read. It counts, without a serial. */
export interface UnreadableUnit extends Omit<UnitFacts, 'reason'> {
  readonly unitId: string;
  /** What is wrong with its label. */
  readonly reason: string;
  /** Why it is not good; of a good unit in a return or an adjustment, why it moves. */
  readonly conditionReason?: string;
  readonly atMs: number;
}

/** Serials of a count's line that moved since the count began. */
export interface MovedSerials {
  /** Expected ones that are not here any more. */
  readonly out: readonly string[];
  /** Ones that are here now, and were not expected. */
  readonly in: readonly string[];
}

/** Who let a flow with differences be completed. */
export interface Approval {
  /** Opaque to us; written to the event. */
  readonly by?: string;
}

/** Something that happened: past tense, durable, JSON. The journal is a list of these, and state is their fold. */
export type Fact = Stamp & FactBody;

export type FactBody =
  | {
      readonly type: 'flow-opened';
      readonly flowId: string;
      readonly document: FlowDocument;
      readonly products: readonly Product[];
      readonly settings: Settings;
      /** Which receipt of the document it is. Absent: the first. */
      readonly receipt?: number;
    }
  | { readonly type: 'line-added'; readonly lineId: string; readonly product: Product; readonly unexpected: boolean }
  | {
      readonly type:
        'serial-prompted' | 'product-prompted' | 'choice-prompted' | 'confirm-prompted' | 'wrong-product-prompted';
      readonly prompt: Prompt;
      readonly held?: HeldSerial;
      /** What led to the prompt; absent when the associate or the flow opened it. */
      readonly reading?: ReadingRecord;
      /** With `serial-prompted`: what the scanned symbol said beside the product. */
      readonly symbol?: ProductSymbol;
    }
  | { readonly type: 'prompt-closed' }
  | { readonly type: 'serial-accepted'; readonly lineId: string; readonly captured: CapturedSerial }
  /** The associate said yes to a serial although `code` speaks against it; with `doubtful`, `rule` is the `Doubt`. */
  | {
      readonly type: 'serial-confirmed';
      readonly lineId?: string;
      readonly serial: string;
      readonly code: RefusalCode;
      readonly rule?: string;
    }
  | { readonly type: 'serial-removed'; readonly lineId: string; readonly key: string }
  /** Units without serials, which are alike in what is known of them. */
  | (Pick<UnitShare, 'lot' | 'expiry' | 'cartonId' | 'gtin' | 'flags'> & {
      readonly type: 'unit-counted';
      readonly lineId: string;
      readonly delta: number;
      readonly reading?: ReadingRecord;
    })
  /** One unit is in this condition from now on: a serial by its `key`, one without a readable label by its `unitId`. */
  | {
      readonly type: 'unit-marked';
      readonly lineId: string;
      readonly key?: string;
      readonly unitId?: string;
      readonly condition: Condition;
      readonly reason?: string;
      /** Where they are given with the mark; absent: what is known stays. */
      readonly lot?: string;
      readonly expiry?: string;
    }
  /** So many units of a product without serials are in this condition from now on. */
  | {
      readonly type: 'units-marked';
      readonly lineId: string;
      readonly quantity: number;
      readonly condition: Condition;
      readonly reason?: string;
      readonly lot?: string;
      readonly expiry?: string;
    }
  /**
   * The host has put so many units of a product with serials into the basket, or taken them out. What is scanned
   * without that is in the basket as long as it counts, which takes no fact of its own.
   */
  | { readonly type: 'basket-changed'; readonly lineId: string; readonly delta: number }
  | { readonly type: 'line-restarted'; readonly lineId: string }
  /**
   * A count: by the ledger these serials left the line's units, or came to them, since the count began. In place of
   * what was noted of the line before.
   */
  | ({ readonly type: 'units-moved'; readonly lineId: string } & MovedSerials)
  /** A count: somebody has looked and found no unit of these lines; or takes that back. */
  | { readonly type: 'none-here' | 'none-here-undone'; readonly lineIds: readonly string[] }
  /** A count's line begins anew; what it had counted is remembered. */
  | { readonly type: 'recount-started'; readonly lineId: string }
  | { readonly type: 'unreadable-counted'; readonly lineId: string; readonly unitId: string; readonly reason: string }
  | { readonly type: 'unreadable-removed'; readonly lineId: string; readonly unitId: string }
  /** The host's late answer about a serial that was accepted unverified. */
  | { readonly type: 'serial-rechecked'; readonly lineId: string; readonly key: string; readonly isKnown: boolean }
  /** A disputed serial stays, because the associate has looked at it. */
  | { readonly type: 'serial-kept'; readonly lineId: string; readonly key: string; readonly reason?: string }
  | { readonly type: 'reading-refused'; readonly refusal: Refusal; readonly reading?: ReadingRecord }
  | { readonly type: 'reason-given'; readonly lineId: string; readonly mismatch: Mismatch; readonly reason: string }
  /** Whether the units that these lines lack are still to come. */
  | { readonly type: 'rest-given'; readonly lineIds: readonly string[]; readonly rest: Rest }
  | { readonly type: 'review-started' | 'review-left' | 'flow-paused' | 'flow-resumed' | 'flow-cancelled' }
  | {
      readonly type: 'flow-completed';
      readonly eventId: string;
      readonly supersedes?: string;
      readonly approval?: Approval;
      /** Minutes that local time was ahead of UTC, for the event. Journals of the first version do not have it. */
      readonly utcOffsetMinutes?: number;
      /** The hash of the group before, by which everything up to here can be checked. */
      readonly journalHead?: string;
    }
  /** Completed, and taken back, because the host does not take its event file: code and words are the host's. */
  | { readonly type: 'flow-voided'; readonly eventId: string; readonly code: string; readonly message: string }
  /** The host has handed the document in with other content, which holds from here on, or is offered. */
  | {
      readonly type: 'document-revised' | 'revision-offered';
      readonly document: FlowDocument;
      readonly products: readonly Product[];
      readonly changes: DocumentChanges;
    }
  /** The associate has seen the revision; what was offered and is not taken does not hold. */
  | { readonly type: 'revision-answered' }
  /** No further batch of this count is begun. */
  | {
      readonly type: 'count-closed';
      readonly countId: string;
      readonly approval?: Approval;
      /** Batches of the count that the closing device did not know. */
      readonly unknownBatches?: readonly string[];
    }
  | { readonly type: 'flow-reopened'; readonly supersedes: string }
  /** Storage had lost the flow's last facts, and they came back from its second copy. */
  | { readonly type: 'facts-restored'; readonly count: number }
  /**
   * Facts from the position `seq` on were not what had been stored: edited, damaged or taken away. `isHealed`: the
   * other copy had them; otherwise they are what could be kept, and a fact that could not be kept is of this type.
   */
  | { readonly type: 'facts-tampered'; readonly seq: number; readonly count: number; readonly isHealed: boolean }
  /**
   * The name of a person was taken out of the facts before this one; whose is not said. `resealed`: the hashes that
   * groups have since that had no salts, so that theirs do not fit any more.
   */
  | { readonly type: 'user-erased'; readonly resealed?: readonly string[] };

/**
 * A serial that waits for the answer to its prompt. It is in the journal, so that nothing is lost when the page is
 * killed while the prompt is open.
 */
export type HeldSerial = Omit<CapturedSerial, 'key' | 'expected' | 'condition' | 'reason' | 'by'> & {
  /** What the host has said, where it was asked before the associate: it is asked once about a reading. */
  readonly answer?: 'known' | 'unknown' | 'unanswered';
  /** Of a `choice` prompt: the other serials of the same label, of which one may be meant instead. */
  readonly others?: readonly HeldSerial[];
};

export type FactType = Fact['type'];
