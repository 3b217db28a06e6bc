import type { Parsed } from '../../codes/code.js';
import type { Reading } from '../../codes/reading.js';
import type { FlowDocument } from './document.js';
import type { DeliveryRefusal } from './event-file.js';
import type { Approval, Stamp } from './fact.js';
import type { LedgerEntry } from './ledger-entry.js';
import type { LineMismatch } from './line-mismatch.js';
import type { Product } from './product.js';
import type { ShapesBySku } from './serial-shape.js';
import type { Mismatch, Settings } from './settings.js';
import type { Rest } from './rest.js';
import type { Condition } from './unit.js';
import type { Elsewhere } from './verdict.js';

/** What was looked up before the decision, so that the decision itself needs no storage, clock or network. */
export interface Evidence {
  /** The product that the code names, from the host's feed. */
  readonly product?: Product;
  /** The further products of the feed that the code names, where they share it. */
  readonly twins?: readonly Product[];
  /** What the ledger knows of this serial in any spelling, and so the products that it may belong to. */
  readonly ledger: readonly LedgerEntry[];
  /** The products of `ledger` as the feed has them, for lines that do not exist yet. */
  readonly ledgerProducts: readonly Product[];
  /** Claims of other flows, by serial key. The flow's own claims are in its state. */
  readonly claims: Readonly<Record<string, Elsewhere>>;
  /** What this device has kept of the serials of the products that may be meant; those of this flow are among them. */
  readonly shapes?: ShapesBySku;
  /** The host's answer to `serial-verify-request`, and what it is about: without `verified`, whatever is decided. */
  readonly verification?: 'known' | 'unknown' | 'unanswered';
  readonly verified?: { readonly sku: string; readonly serial: string };
}

/**
 * How a serial of a pasted list or of a range is read: nobody stands by to answer, so a serial that would open a prompt
 * is refused with the prompt's code, and the rest of the list goes on.
 */
export interface ListEntry {
  /** The line that the list is for; without it each serial finds its own line. */
  readonly lineId?: string;
  /** The serials are listed on that line and were tapped as present: their readings have the source `tapped`. */
  readonly isTapped?: boolean;
}

/** Everything that can be asked of a flow. */
export type Action = { readonly stamp: Stamp } & ActionBody;

export type ActionBody =
  | {
      readonly type: 'open';
      readonly flowId: string;
      readonly document: FlowDocument;
      readonly products: readonly Product[];
      readonly settings: Settings;
      /** Which receipt of the document it is, counted from 1. */
      readonly receipt?: number;
    }
  | {
      readonly type: 'read';
      readonly reading: Reading;
      readonly parsed: Parsed;
      readonly evidence: Evidence;
      /** Present where the reading is one of a list, about which nobody is asked: see `ListEntry`. */
      readonly list?: ListEntry;
      /** What else the reading may say: see `Reading.usText` and `Reading.candidates`. */
      readonly meant?: readonly Parsed[];
      /** The other codes of the same label that may be meant as well: the associate is asked which. */
      readonly others?: readonly { readonly reading: Reading; readonly parsed: Parsed }[];
    }
  /** The associate opens serial entry for a line. */
  | { readonly type: 'select-line'; readonly lineId: string }
  | { readonly type: 'close-prompt' }
  /** Answers a `confirm` or `wrong-product` prompt with yes (no is `close-prompt`). */
  | { readonly type: 'confirm-prompt'; readonly evidence: Evidence }
  /** Answers a `product` prompt with one of its candidates. */
  | { readonly type: 'choose-line'; readonly lineId: string; readonly evidence: Evidence }
  /** Answers a `choice` prompt with one of its serials. */
  | { readonly type: 'choose-serial'; readonly serial: string; readonly evidence: Evidence }
  /**
   * Counts units of a product that is not serialized; `delta` may be negative, the count never is. In a count, 0 says
   * that somebody has looked and found none.
   */
  | {
      readonly type: 'count-units';
      readonly lineId: string;
      readonly delta: number;
      readonly lot?: string;
      readonly expiry?: string;
    }
  /**
   * A unit of the product is put into the basket: its serial is asked for, or it is counted where it has none. Only in
   * a sale.
   */
  | { readonly type: 'add-unit'; readonly sku: string; readonly evidence: Evidence }
  /**
   * A unit of the product is taken out of the basket: the one with this serial, whose claim is then free; without
   * `serial` one that has none yet, or the only one. Only in a sale.
   */
  | { readonly type: 'remove-unit'; readonly sku: string; readonly serial?: string }
  | { readonly type: 'remove-serial'; readonly lineId: string; readonly key: string }
  | { readonly type: 'restart-line'; readonly lineId: string }
  /**
   * A count: somebody has looked, and there is no unit of these lines; without `lineIds` of all that nobody has looked
   * for, as when a shelf is closed. `undo` takes that back, without `lineIds` of all of which it was said.
   */
  | { readonly type: 'none-here'; readonly lineIds?: readonly string[]; readonly undo?: boolean }
  /** Counts lines of a cycle count anew; a completed batch is opened again for it. */
  | { readonly type: 'recount'; readonly lineIds: readonly string[] }
  /**
   * Counts a unit whose label cannot be read. The caller chooses `unitId`, so that a photo can be kept under it; the
   * same `unitId` counts only once.
   */
  | { readonly type: 'count-unreadable'; readonly lineId: string; readonly unitId: string; readonly reason: string }
  | { readonly type: 'remove-unreadable'; readonly lineId: string; readonly unitId: string }
  /**
   * Marks the condition of one unit, or in returns and adjustments the reason for which a good one moves: of a serial
   * by its `key`, of a unit without a readable label by its `unitId`. `good` without a reason takes a mark back.
   * `lot` and `expiry` (`YYYY-MM-DD`) are noted with it.
   */
  | {
      readonly type: 'mark-unit';
      readonly lineId: string;
      readonly key?: string;
      readonly unitId?: string;
      readonly condition: Condition;
      readonly reason?: string;
      readonly lot?: string;
      readonly expiry?: string;
    }
  /** The same for so many units of a product without serials that are not in this condition yet. */
  | {
      readonly type: 'mark-units';
      readonly lineId: string;
      readonly quantity: number;
      readonly condition: Condition;
      readonly reason?: string;
      readonly lot?: string;
      readonly expiry?: string;
    }
  /** The host's late answer about an unverified serial. */
  | { readonly type: 'recheck'; readonly lineId: string; readonly key: string; readonly isKnown: boolean }
  /** Keeps a disputed serial. */
  | { readonly type: 'keep-serial'; readonly lineId: string; readonly key: string; readonly reason?: string }
  | { readonly type: 'receive-all' }
  | { readonly type: 'give-reason'; readonly lineId: string; readonly mismatch: Mismatch; readonly reason: string }
  /** The document as the host has handed it in again. */
  | { readonly type: 'revise'; readonly document: FlowDocument; readonly products: readonly Product[] }
  /** A revision was seen; `take` takes the one that is offered. */
  | { readonly type: 'answer-revision'; readonly take: boolean }
  /** Whether what lines lack is still to come; without `lineIds` of all that lack something. */
  | { readonly type: 'give-rest'; readonly rest: Rest; readonly lineIds?: readonly string[] }
  /** `evidence`: what the ledger says of a count's missing and unexpected serials. */
  | { readonly type: 'start-review'; readonly evidence?: Evidence }
  | { readonly type: 'leave-review' | 'pause' | 'resume' | 'cancel' }
  /**
   * `approval`: who approved which differences; it is good for these alone. `utcOffsetMinutes`: how far local time is
   * ahead of UTC.
   */
  | {
      readonly type: 'complete';
      readonly evidence?: Evidence;
      readonly eventId: string;
      readonly utcOffsetMinutes?: number;
      readonly approval?: Approval & { readonly of: readonly LineMismatch[] };
      readonly journalHead?: string;
    }
  /**
   * Closes the count that this batch belongs to. `openBatches`: the other batches of the count that are neither
   * completed nor cancelled. `unknownBatches`: those that the document names and this device does not know.
   */
  | {
      readonly type: 'close-count';
      readonly openBatches: readonly string[];
      readonly unknownBatches?: readonly string[];
      readonly approval?: Approval;
    }
  /** Takes a completed flow back whose event files the host has refused. */
  | { readonly type: 'void'; readonly refusal: Pick<DeliveryRefusal, 'code' | 'message'> }
  /** Opens a completed flow again; completing it then supersedes the first event. */
  | { readonly type: 'correct' };

/** What the associate or the host may ask of the open flow. Evidence is looked up by the session. */
export type FlowRequest =
  | DistributiveOmit<
      Exclude<ActionBody, { type: 'open' | 'read' | 'revise' | 'recheck' | 'complete' | 'close-count' | 'void' }>,
      'evidence'
    >
  | { readonly type: 'complete' | 'close-count' | 'void' };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type ActionType = Action['type'];
export type ReadAction = Extract<Action, { type: 'read' }>;
