import type { Problem } from './input-error.js';

/** The eight kinds of flow; a transfer has a shipping and a receiving side. Source: docs/flows.md#kinds. */
export const FLOW_KINDS = [
  'asn-receiving',
  'blind-receiving',
  'transfer-ship',
  'transfer-receive',
  'return-to-vendor',
  'cycle-count',
  'adjustment',
  'sale',
  'customer-return',
] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** A reference to a business document, such as `{ type: 'po', id: '4500012' }`. */
export interface DocumentRef {
  readonly type: string;
  readonly id: string;
}

/** What the host asks to be worked. Read by `readDocument`, which refuses anything else with a coded error. */
export interface FlowDocument {
  readonly flow: FlowKind;
  readonly documentId: string;
  /** Where the work is done. */
  readonly locationId: string;
  readonly sourceLocationId?: string;
  readonly destinationLocationId?: string;
  /**
   * Returns only: what `destinationLocationId` is. Needed where there is no `vendorId`: units go back to a vendor or a
   * warehouse, never to a store.
   */
  readonly destinationKind?: 'vendor' | 'warehouse';
  readonly vendorId?: string;
  readonly refs: readonly DocumentRef[];
  /** A short name for people; falls back to `documentId`. */
  readonly title?: string;
  readonly lines: readonly DocumentLine[];
  /**
   * Cycle count only: which products are counted, whether expected quantities are hidden, and the batch of this count.
   */
  readonly count?: CountScope;
  /** Adjustment only. */
  readonly direction?: 'plus' | 'minus';
  /** Adjustment only: one of the reason codes of the settings, for every line that has none of its own. */
  readonly reason?: string;
  /** What was received of this document before: see `ReceivedUnits`. */
  readonly received?: readonly ReceivedUnits[];
  /**
   * What could not be taken as it stood when the flow was opened; the rest was. 200 at most, the last of which says how
   * many more there were. Source: docs/documents.md#read-generously.
   */
  readonly problems?: readonly Problem[];
}

/** Units of a document that an earlier receipt has, on this device or another one. */
export interface ReceivedUnits {
  readonly sku: string;
  /** The line that they were received on. Absent: the first lines of the product that want them. */
  readonly lineId?: string;
  /** In units, with those of `serials`. */
  readonly quantity: number;
  readonly serials: readonly string[];
  /** The cartons that were scanned for them, each of which counts once. */
  readonly cartonIds?: readonly string[];
  /** Which receipt of the document has them, counted from 1. */
  readonly receipt?: number;
  readonly deviceId?: string;
  readonly userId?: string;
  /** Milliseconds since the epoch. */
  readonly atMs?: number;
}

/** Where and when a unit was received before, and by whom. */
export type EarlierReceipt = Pick<ReceivedUnits, 'receipt' | 'deviceId' | 'userId' | 'atMs'>;

export interface CountScope {
  readonly countId: string;
  readonly batchId: string;
  readonly mode: 'full' | 'partial' | 'manual';
  /** Expected quantities are not shown to the associate. */
  readonly blind: boolean;
  /** All batches of the count. Absent: only those of this device are known. */
  readonly batchIds?: readonly string[];
}

/** One product on a document. */
export interface DocumentLine {
  readonly lineId: string;
  readonly sku: string;
  /** In units; undefined where nothing is known (blind receiving, built by scanning). */
  readonly expectedQty?: number;
  readonly expectedSerials?: readonly string[];
  /**
   * `exact`: only the listed serials fit. `advisory`: others are flagged. `none`: the list is not checked. Default
   * `exact` with a list.
   */
  readonly serialPolicy: 'exact' | 'advisory' | 'none';
  readonly cartonId?: string;
  readonly reason?: string;
}
