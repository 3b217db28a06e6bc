import type { Fact } from '../../src/domain/model/fact.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { ErasedFlow } from '../../src/ports/erasure.js';
import type { OutboxEntry } from '../../src/ports/flow-store.js';
import type { ClaimGroup, FlowRecord, JournalRecord, OutboxRecord } from '../../src/storage/schema.js';

/** What a page says as it happens, so that it counts even where the page is closed a moment later. */
export type Message =
  /** Facts that were told to be durable, and how many the flow had before them. */
  | { readonly type: 'facts'; readonly flowId: string; readonly seq: number; readonly facts: readonly Fact[] }
  /** The answer to a reading. */
  | { readonly type: 'answer'; readonly flowId: string; readonly readingId: string; readonly verdict: Verdict }
  /** An event file that the host was handed; sent before it says that it has it. */
  | { readonly type: 'delivered'; readonly entry: OutboxEntry; readonly isAcknowledged: boolean }
  | { readonly type: 'acknowledging'; readonly eventId: string }
  | { readonly type: 'problem'; readonly code: string; readonly message: string };

/** What an act came to. */
export interface Result {
  readonly verdicts?: readonly Verdict[];
  readonly error?: { readonly name: string; readonly code: string; readonly message: string };
  /** Everything of the device, as text. */
  readonly exported?: string;
  /** The flows that an import has brought or gone on with. */
  readonly added?: readonly string[];
}

/** A flow that is open in a page, as it is held there. */
export interface OpenState {
  readonly flowId: string;
  readonly seq: number;
  readonly text: string;
}

/** Everything that is stored, as it is in the database, and what a page says of itself. */
export interface Look {
  readonly journal: readonly JournalRecord[];
  readonly flows: readonly FlowRecord[];
  readonly claimGroups: readonly ClaimGroup[];
  readonly outbox: readonly OutboxRecord[];
  readonly erased: readonly ErasedFlow[];
  readonly faults: string | undefined;
  readonly tampered: readonly string[];
  /** Why there is none. */
  readonly secondCopy: string | undefined;
}
