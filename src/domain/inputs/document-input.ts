import type { CountScope, DocumentLine, FlowDocument, FlowKind } from '../model/document.js';

/**
 * What is to be worked, as the host hands it in. Every kind needs `flow`, `documentId` and `locationId`; which kinds
 * need more is said at each field. A document that cannot be worked at all is refused with an `InputError` that names
 * everything that is wrong with it; a bad entry of any other is left out or taken as it is meant, and reported
 * (docs/documents.md#read-generously). `null` counts as absent where the type allows it; fields of the host's own are
 * left out. All texts but `title` have 1 to 200 characters.
 */
export interface DocumentInput {
  /** The kind of work. */
  readonly flow: FlowKind;
  /**
   * Identifies the work on this device, together with `flow` and the batch of a count: opening the same document again
   * goes on where it was left.
   */
  readonly documentId: string;
  /** Where the work is done. */
  readonly locationId: string;
  /** Where units come from. Needed by `transfer-receive`, where it must differ from `locationId`. */
  readonly sourceLocationId?: string | null | undefined;
  /**
   * Where units go. Needed by `transfer-ship`, where it must differ from `locationId`, and by a return without
   * `vendorId`.
   */
  readonly destinationLocationId?: string | null | undefined;
  /** Returns only: what `destinationLocationId` is. Needed where there is no `vendorId`. */
  readonly destinationKind?: FlowDocument['destinationKind'] | null | undefined;
  /** Who gets the units back. Needed by `return-to-vendor`, unless `destinationLocationId` says where they go. */
  readonly vendorId?: string | null | undefined;
  /** Other business documents, written to the event. At most 100. */
  readonly refs?: readonly DocumentRefInput[] | null | undefined;
  /** A short name for people, at most 500 characters. Default: `documentId`. */
  readonly title?: string | null | undefined;
  /**
   * What is expected, at most 10,000 lines. Needed by `asn-receiving` and `transfer-receive`; elsewhere scanning adds
   * them.
   */
  readonly lines?: readonly DocumentLineInput[] | null | undefined;
  /** Needed by `cycle-count`, and read there only. */
  readonly count?: CountScopeInput | undefined;
  /** Whether units are found or lost. Needed by `adjustment`, and read there only. */
  readonly direction?: FlowDocument['direction'] | null | undefined;
  /** The reason of every line of a return or an adjustment that has none of its own; written to the event. */
  readonly reason?: string | null | undefined;
  /**
   * What other devices have received of this document. The document stays whole: what is left follows from both. What
   * this device has received it knows itself. At most 10,000 entries and 100,000 serials.
   */
  readonly received?: readonly ReceivedUnitsInput[] | null | undefined;
}

/** Units of the document that were received before: of one product, in one receipt. */
export interface ReceivedUnitsInput {
  readonly sku: string;
  /** The line that they were received on. Default: the first lines of the product that want them. */
  readonly lineId?: string | null | undefined;
  /** In units, with those of `serials`. Default: as many as `serials` has. */
  readonly quantity?: number | null | undefined;
  readonly serials?: readonly string[] | null | undefined;
  /** The cartons that were scanned for them, by SSCC: who scans one again is told that it was received. */
  readonly cartonIds?: readonly string[] | null | undefined;
  /** Which receipt of the document has them, counted from 1. */
  readonly receipt?: number | null | undefined;
  /** Where and when they were received, and by whom: told to whoever scans one of them again. */
  readonly deviceId?: string | null | undefined;
  readonly userId?: string | null | undefined;
  /** Milliseconds since the epoch. */
  readonly atMs?: number | null | undefined;
}

/** One product on a document. */
export interface DocumentLineInput {
  /** Unique in the document. Default: the line's number on the document, counted from 1. */
  readonly lineId?: string | null | undefined;
  /** The product; several lines may have the same. */
  readonly sku: string;
  /** In units, 0 to 1,000,000. Default: as many as `expectedSerials` has, else nothing is known. */
  readonly expectedQty?: number | null | undefined;
  /**
   * The serials that are expected, each only once for a product; at most 100,000 in the document. Where they are fewer
   * than the units, the others may be any.
   */
  readonly expectedSerials?: readonly string[] | null | undefined;
  /**
   * `exact`: only listed serials fit. `advisory`: others are flagged. `none`: the list is not checked. Default `exact`
   * with a list, else `none`.
   */
  readonly serialPolicy?: DocumentLine['serialPolicy'] | null | undefined;
  /** The carton that the line is packed in: an SSCC in 18 digits, or a case pack's GTIN in 14. */
  readonly cartonId?: string | null | undefined;
  /** The line's own reason, in place of the document's. */
  readonly reason?: string | null | undefined;
}

/** A reference to a business document, such as `{ type: 'po', id: '4500012' }`. */
export interface DocumentRefInput {
  readonly type: string;
  readonly id: string;
}

/** Which count a document belongs to, and how it is counted. */
export interface CountScopeInput {
  /** The count; a serial counts once in all its batches. */
  readonly countId: string;
  /** The part of the count that this document is. */
  readonly batchId: string;
  /** What becomes of lines that nobody has looked for, where the setting `countMode` is `document`. Default `full`. */
  readonly mode?: CountScope['mode'] | null | undefined;
  /** Expected quantities and serials are not shown to the associate. Default `false`. */
  readonly blind?: boolean | undefined;
  /** All batches of the count: whoever closes it is told which of them this device does not know. */
  readonly batchIds?: readonly string[] | null | undefined;
}
