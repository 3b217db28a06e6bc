import type { Parsed } from '../codes/code.js';
import type { Reading } from '../codes/reading.js';
import type { FlowDocument } from './document.js';
import type { Stamp } from './fact.js';
import type { Product } from './product.js';
import type { Mismatch, Settings } from './settings.js';
import type { Elsewhere } from './verdict.js';

/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: 'expected' | 'in-stock' | 'in-transit' | 'gone';
  readonly locationId: string;
}

/** What was looked up before the decision, so that the decision itself needs no storage, clock or network. */
export interface Evidence {
  /** The product that the code names, from the host's feed. */
  readonly product?: Product;
  /** Products of the feed that this serial may belong to: from the ledger and from unique serial rules. */
  readonly ledger: readonly LedgerEntry[];
  /** Products behind `ledger`, for lines that do not exist yet. */
  readonly ledgerProducts: readonly Product[];
  /** Claims that others hold, by serial key. Own claims are in the state. */
  readonly claims: Readonly<Record<string, Elsewhere>>;
  /** The host's answer to `serial-verify-request`. */
  readonly verification?: 'known' | 'unknown' | 'unanswered';
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
    }
  | { readonly type: 'read'; readonly reading: Reading; readonly parsed: Parsed; readonly evidence: Evidence }
  /** The associate opens serial entry for a line. */
  | { readonly type: 'select-line'; readonly lineId: string }
  | { readonly type: 'close-prompt' }
  /** Answers a `confirm` or `wrong-product` prompt with yes (no is `close-prompt`). */
  | { readonly type: 'confirm-prompt'; readonly evidence: Evidence }
  /** Answers a `product` prompt with one of its candidates. */
  | { readonly type: 'choose-line'; readonly lineId: string; readonly evidence: Evidence }
  /** Counts units of a product that is not serialized; `delta` may be negative, the count never is. */
  | { readonly type: 'count-units'; readonly lineId: string; readonly delta: number }
  | { readonly type: 'remove-serial'; readonly lineId: string; readonly key: string }
  | { readonly type: 'restart-line'; readonly lineId: string }
  | { readonly type: 'receive-all' }
  | { readonly type: 'give-reason'; readonly lineId: string; readonly mismatch: Mismatch; readonly reason: string }
  | { readonly type: 'start-review' | 'leave-review' | 'pause' | 'resume' | 'cancel' }
  | { readonly type: 'complete'; readonly eventId: string }
  /** Opens a completed flow again; completing it then supersedes the first event. */
  | { readonly type: 'correct' };

export type ActionType = Action['type'];
