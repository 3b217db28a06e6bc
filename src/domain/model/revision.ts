import type { FlowDocument } from './document.js';
import type { Product } from './product.js';

/**
 * What is done when the host hands in an open document with other content. `merge`: it holds from then on. `ask`: the
 * associate says whether it does. `ignore`: the flow goes on as it was begun.
 */
export const REVISIONS = ['merge', 'ask', 'ignore'] as const;
export type Revisions = (typeof REVISIONS)[number];

/** A line of a document that came, went or changed. */
export interface RevisedLine {
  readonly lineId: string;
  readonly sku: string;
  /** The product's, for people. */
  readonly name: string;
  /** In units, as the document had it before and has it now; absent where it names no quantity, or has no such line. */
  readonly expectedBefore?: number;
  readonly expectedNow?: number;
  readonly addedSerials: readonly string[];
  readonly removedSerials: readonly string[];
}

/** What two versions of a document differ in, line by line. All empty: in nothing but what stands beside the lines. */
export interface DocumentChanges {
  readonly added: readonly RevisedLine[];
  readonly removed: readonly RevisedLine[];
  readonly changed: readonly RevisedLine[];
}

/** A version of the document that the host has handed in since the flow was begun. */
export interface Revision {
  readonly changes: DocumentChanges;
  /** Policy `ask`: it does not hold yet. */
  readonly offered?: { readonly document: FlowDocument; readonly products: readonly Product[] };
  /** The associate has seen it, or does not want it. */
  readonly isAnswered?: true;
}
