import type { FlowDocument, FlowKind } from './document.js';
import type { Approval, CapturedSerial, HeldSerial, Stamp, UnreadableUnit } from './fact.js';
import type { SerialMap } from '../collections/serial-map.js';
import type { Product } from './product.js';
import type { Mismatch, Settings } from './settings.js';
import type { Prompt } from './verdict.js';

export type FlowStatus = 'capturing' | 'paused' | 'review' | 'completed' | 'cancelled';

/** One line as worked so far. */
export interface LineState {
  readonly lineId: string;
  readonly product: Product;
  /** Serials are asked for: `serialNumberRequired` and the store's switch. */
  readonly serialized: boolean;
  readonly expectedQty?: number;
  readonly expectedSerials?: readonly string[];
  readonly serialPolicy: 'exact' | 'advisory' | 'none';
  readonly cartonId?: string;
  /** Made by scanning, although the document has lines. */
  readonly unexpected: boolean;
  /** Units: the number of serials and of unreadable units, or what was counted by quantity. */
  readonly countedQty: number;
  readonly serials: readonly CapturedSerial[];
  readonly unreadable: readonly UnreadableUnit[];
  /** Recounts only: what was counted each time before, oldest first. */
  readonly earlierCounts: readonly number[];
  readonly reasons: Readonly<Partial<Record<Mismatch, string>>>;
}

/** One serial of one product. */
export interface Unit {
  readonly sku: string;
  readonly serial: string;
}

/** A question about one serial, which is held until it has its answer. */
export interface Question {
  readonly prompt: Prompt;
  readonly held: HeldSerial;
}

/** One document being worked: the fold of its facts, immutable. */
export interface FlowState {
  readonly flowId: string;
  readonly kind: FlowKind;
  readonly document: FlowDocument;
  readonly settings: Settings;
  readonly status: FlowStatus;
  /** Facts folded so far: the next fact's place in the journal. */
  readonly seq: number;
  readonly openedAtMs: number;
  readonly updatedAtMs: number;
  /** Who did the last thing: a second associate, or another device, may go on with a flow. */
  readonly lastBy: Omit<Stamp, 'atMs'>;
  readonly lines: readonly LineState[];
  /** Units of all lines. */
  readonly countedUnits: number;
  /** Captured serial keys -> line id: what makes a duplicate in this flow. */
  readonly claimed: SerialMap;
  /** Folds of the captured serials -> the lines that have them: finds a serial whose product is not known yet. */
  readonly linesByLookup: SerialMap<readonly string[]>;
  /**
   * Texts of the RFID tags that were counted by quantity -> their lines: a tag is one unit, however often it is read.
   */
  readonly countedTags: SerialMap;
  /** Lines made by scanning -> their place in `lines`. */
  readonly added: SerialMap<number>;
  /**
   * Correction only: serial keys whose completion has taken effect. Their claims are free and the ledger has moved
   * them.
   */
  readonly posted: SerialMap;
  /**
   * Correction only: posted serials that were taken out since, even if taken again; completion moves back in the ledger
   * what is still out.
   */
  readonly withdrawn: SerialMap<Unit>;
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
  /** Questions that a later one has covered, oldest first: each comes up again when the one above it has its answer. */
  readonly waiting: readonly Question[];
  /** The event files written so far, oldest first; the last one is current. */
  readonly eventIds: readonly string[];
  /** Of the last completion. */
  readonly approval?: Approval;
  /**
   * The count that this batch belongs to was closed from here; while a batch of it is open for a recount, it is open
   * too.
   */
  readonly isCountClosed?: boolean;
}
