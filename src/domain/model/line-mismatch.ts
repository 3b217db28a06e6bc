import type { Mismatch } from './settings.js';

/** In what a line differs from its document. */
export interface LineMismatch {
  readonly lineId: string;
  readonly mismatch: Mismatch;
  readonly units: number;
  /** The serials that make the mismatch; none where only quantities differ. */
  readonly serials: readonly string[];
  /** The reason given so far, by the associate or (for `moved`) by the document. */
  readonly reason?: string;
}
