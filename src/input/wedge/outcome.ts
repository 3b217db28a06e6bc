import type { ReadingDoubt } from '../../codes/reading.js';

/** A run that is a scan; `text` by the page's layout, `us` by a US layout. */
export interface WedgeScan {
  readonly type: 'scan';
  /** Counts up from 1. */
  readonly id: number;
  readonly text: string;
  readonly us: string;
  readonly meanGapMs: number;
  readonly doubts: readonly ReadingDoubt[];
  /** What else it may be: the whole with what came before it, or its parts as scans of their own. */
  readonly candidates?: readonly string[];
  /** The number of the scan that was given out before its rest came, and that this one is the whole of. */
  readonly replaces?: number;
}

/**
 * More of a scan came after it was given out. `certain`: by its time stamps it was one scan, and the whole of it
 * follows. Otherwise it may be, and `joined` is what both say together.
 */
export interface Continuation {
  readonly type: 'continuation';
  readonly of: number;
  readonly certain: boolean;
  readonly joined?: string;
}

/** Why a run is no scan. */
export type RejectionReason =
  'held-key' | 'too-long' | 'card' | 'short' | 'slow' | 'unterminated' | 'fragment' | 'hole';

/** A run that is no scan. Its characters are withheld: they may be a password or a card. */
export interface Rejection {
  readonly type: 'rejection';
  readonly reason: RejectionReason;
  readonly keys: number;
  readonly meanGapMs: number;
  /** It came as only a scanner types. Absent for what a person may have typed, and for cards. */
  readonly isScan?: true;
}

export type Outcome = WedgeScan | Continuation | Rejection;
