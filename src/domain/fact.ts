import type { Reading } from '../codes/reading.js';
import type { FlowDocument } from './document.js';
import type { Product } from './product.js';
import type { Mismatch, Settings } from './settings.js';
import type { Prompt, Refusal, RefusalCode } from './verdict.js';

/** Who, where and when; every fact carries it. */
export interface Stamp {
  /** Milliseconds since the epoch. May go back when somebody sets the clock: order is the journal's, never the clock's. */
  readonly atMs: number;
  readonly deviceId: string;
  readonly userId?: string;
}

/** The reading behind a fact, without its bytes, for audit. */
export type ReadingRecord = Pick<Reading, 'id' | 'text' | 'source' | 'atMs'> &
  Partial<Pick<Reading, 'symbology' | 'aim' | 'device' | 'doubt'>>;

/** A serial as it counts. */
export interface CapturedSerial {
  /** Exactly as captured. */
  readonly serial: string;
  /** What makes it the same unit: see `serialKey`. */
  readonly key: string;
  readonly reading: ReadingRecord;
  readonly gtin?: string;
  readonly ais?: readonly (readonly [string, string])[];
  readonly warnings: readonly string[];
  /** On the line's list of expected serials. */
  readonly expected: boolean;
  /** What policy took in spite of. */
  readonly flags: readonly RefusalCode[];
  /** The host's answer; `unverified` when it was asked in vain (offline, time limit). Absent when nobody was asked. */
  readonly verification?: 'verified' | 'unverified';
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
    }
  | { readonly type: 'line-added'; readonly lineId: string; readonly product: Product; readonly unexpected: boolean }
  | {
      readonly type: 'serial-prompted' | 'product-prompted' | 'confirm-prompted' | 'wrong-product-prompted';
      readonly prompt: Prompt;
      readonly held?: HeldSerial;
      /** What led to the prompt; absent when the associate or the flow opened it. */
      readonly reading?: ReadingRecord;
    }
  | { readonly type: 'prompt-closed' }
  | { readonly type: 'serial-accepted'; readonly lineId: string; readonly captured: CapturedSerial }
  | { readonly type: 'serial-removed'; readonly lineId: string; readonly key: string }
  | { readonly type: 'unit-counted'; readonly lineId: string; readonly delta: number; readonly reading?: ReadingRecord }
  | { readonly type: 'line-restarted'; readonly lineId: string }
  | { readonly type: 'reading-refused'; readonly refusal: Refusal; readonly reading?: ReadingRecord }
  | { readonly type: 'reason-given'; readonly lineId: string; readonly mismatch: Mismatch; readonly reason: string }
  | { readonly type: 'review-started' | 'review-left' | 'flow-paused' | 'flow-resumed' | 'flow-cancelled' }
  | { readonly type: 'flow-completed'; readonly eventId: string; readonly supersedes?: string }
  | { readonly type: 'flow-reopened'; readonly supersedes: string }
  /** Storage had lost the flow's last facts, and they came back from its second copy. */
  | { readonly type: 'facts-restored'; readonly count: number };

/** A serial that waits for an answer: kept in the journal, so that a kill while the prompt is open loses nothing. */
export type HeldSerial = Omit<CapturedSerial, 'key' | 'expected'>;

export type FactType = Fact['type'];
