import type { FlowDocument, FlowKind } from './document.js';
import type { Approval, CapturedSerial, HeldSerial, MovedSerials, ReadingRecord, UnreadableUnit } from './fact.js';
import type { UnitHistory } from './ledger-entry.js';
import type { SerialMap } from '../collections/serial-map.js';
import type { Product } from './product.js';
import type { Mismatch, Settings } from './settings.js';
import type { Rest } from './rest.js';
import type { ProductSymbol } from './product-symbol.js';
import type { Taker, UnitShare } from './unit.js';
import type { Revision } from './revision.js';
import type { Prompt } from './verdict.js';

export type FlowStatus = 'capturing' | 'paused' | 'review' | 'completed' | 'cancelled' | 'voided';

/** One line as worked so far. */
export interface LineState {
  readonly lineId: string;
  readonly product: Product;
  /**
   * Whether serials are asked for: by the product's `serialNumberRequired`, while `enableSerializedInventory` is on.
   */
  readonly serialized: boolean;
  readonly expectedQty?: number;
  /** Baskets only: the units that the host has put into it, scanned or not. */
  readonly inBasket?: number;
  readonly expectedSerials?: readonly string[];
  readonly serialPolicy: 'exact' | 'advisory' | 'none';
  readonly cartonId?: string;
  /** Made by scanning, in a flow where a product that is not on the document is a mismatch. */
  readonly unexpected: boolean;
  /** A fact has touched the line: somebody has looked for its units since it was opened or is counted anew. */
  readonly isTouched: boolean;
  /** Counts only: somebody has said that there is none of it here. */
  readonly isNone: boolean;
  /** Counts only: when somebody last looked for its units, in milliseconds since the epoch; 0 where nobody has. */
  readonly countedAtMs: number;
  /** Counts only: what the ledger says of missing and unexpected serials, as it was looked up last. */
  readonly moved: MovedSerials;
  /** Units: the number of serials and of unreadable units, or what was counted by quantity. */
  readonly countedQty: number;
  readonly serials: readonly CapturedSerial[];
  readonly unreadable: readonly UnreadableUnit[];
  /** What is known of the units of a product without serials; together as many as `countedQty`. */
  readonly shares: readonly UnitShare[];
  /** Recounts only: what was counted each time before, oldest first. */
  readonly earlierCounts: readonly number[];
  readonly reasons: Readonly<Partial<Record<Mismatch, string>>>;
  /** Units that earlier receipts have; `expectedQty` and `expectedSerials` are what they have left. Absent: none. */
  readonly receivedBefore?: number;
  /** What the associate said of the units that the line lacks. */
  readonly rest?: Rest;
}

/** One serial of one product, and what the ledger knew of it. */
export interface Unit extends UnitHistory {
  readonly sku: string;
  readonly serial: string;
}

/** A prompt about one serial, with the serial that is held until the prompt has its answer. */
export interface Question {
  readonly prompt: Prompt;
  readonly held: HeldSerial;
}

/** What a scan of a product has changed: all of it is taken back where the scan was only a part of a longer one. */
export interface ProductScan {
  readonly reading: ReadingRecord;
  /** The line whose serials were asked for before it. */
  readonly asked?: string;
  readonly counted: readonly { readonly lineId: string; readonly delta: number }[];
  /** What it said beside the product, until a serial has taken it. */
  readonly symbol?: ProductSymbol;
}

/** One document being worked: the fold of its facts, immutable. */
export interface FlowState {
  readonly flowId: string;
  readonly kind: FlowKind;
  readonly document: FlowDocument;
  readonly settings: Settings;
  readonly status: FlowStatus;
  /** The number of facts folded so far, which is the position of the next fact in the journal. */
  readonly seq: number;
  readonly openedAtMs: number;
  readonly updatedAtMs: number;
  /** The latest time of any fact: somebody may have set the clock back since. */
  readonly latestAtMs: number;
  readonly openedBy: Taker;
  /** Who did the last thing: a second associate, or another device, may go on with a flow. */
  readonly lastBy: Taker;
  readonly lines: readonly LineState[];
  /** Units of all lines. */
  readonly countedUnits: number;
  /** Keys of the captured serials -> their lines. A serial whose key is here is a duplicate in this flow. */
  readonly claimed: SerialMap;
  /**
   * Lookup forms of the captured serials -> the lines that have them: finds a serial whose product is not known yet.
   */
  readonly linesByLookup: SerialMap<readonly string[]>;
  /**
   * Texts of the RFID tags that were counted by quantity -> their lines: a tag is one unit, however often it is read.
   */
  readonly countedTags: SerialMap;
  /** Ids of the lines made by scanning -> their line index. */
  readonly added: SerialMap<number>;
  /**
   * Correction only: keys of the serials whose completion has taken effect. Their claims are free and their ledger
   * entries have moved.
   */
  readonly posted: SerialMap;
  /**
   * Correction only: posted serials that were removed since, even if they were captured again. Completion moves those
   * that are still removed back in the ledger.
   */
  readonly withdrawn: SerialMap<Unit>;
  /** Correction only: keys of posted serials whose condition was marked since. Completion moves those, too. */
  readonly remarked: SerialMap;
  /** Keys of the serials that the host is still to be asked about -> their lines. */
  readonly unverified: SerialMap;
  /**
   * Keys of the serials that the host did not know when it was asked later -> their lines: the associate has to look at
   * them.
   */
  readonly disputed: SerialMap;
  readonly prompt?: Prompt;
  /** The serial that waits for the prompt's answer; absent where the product itself is in question. */
  readonly held?: HeldSerial;
  /**
   * Prompts that a later prompt has covered, oldest first. Each comes up again when the one that covers it has its
   * answer.
   */
  readonly waiting: readonly Question[];
  /** What the last units whose product was no part of their code were worked by: three at most, oldest first. */
  readonly workedBy: readonly ('product' | 'serial')[];
  /** The last scan of a product, until units are counted by hand. */
  readonly productScan?: ProductScan;
  /** The event files written so far, oldest first; the last one is current. */
  readonly eventIds: readonly string[];
  /** Who approved the last completion. */
  readonly approval?: Approval;
  /** The hash of the group of facts before the last completion: see `CaptureEvent`. */
  readonly journalHead?: string;
  /**
   * The count that this batch belongs to was closed in this flow. While one of the count's batches is open for a
   * recount, the count is open as well.
   */
  readonly isCountClosed?: boolean;
  /** Which receipt of its document this is. Absent: the first. */
  readonly receipt?: number;
  /** The last version of the document that was handed in since it was begun. */
  readonly revision?: Revision;
}
