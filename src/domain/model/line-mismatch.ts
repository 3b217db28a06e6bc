import type { Mismatch } from './settings.js';

/** In what a line differs from its document. */
export interface LineMismatch {
  readonly lineId: string;
  readonly mismatch: Mismatch;
  readonly units: number;
  /** The serials behind it, where they are known by name. */
  readonly serials: readonly string[];
  /** The reason given so far, by the associate or (for `moved`) by the document. */
  readonly reason?: string;
}
