import type { SerialRule } from '../../codes/code.js';

/** One product of the feed, as the flow keeps it. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  /** GTINs of one unit, in 14 digits. */
  readonly gtins: readonly string[];
  /** Packs of several units, each with a GTIN of its own: an inner pack, a case, a pallet. */
  readonly packs?: readonly Pack[];
  /** Any other scannable identifiers of the product: UPC as printed, vendor codes. */
  readonly barcodes: readonly string[];
  /** The feed's `SerialNumberRequired`: does capture prompt for this product's serials? */
  readonly serialNumberRequired: boolean;
  /** The feed did not say `true` or `false`, and the setting `feedDoubt` has decided. The associate is told. */
  readonly isDoubted?: boolean;
  readonly serialRule?: SerialRule;
  /** What must be known of each unit beside its serial. */
  readonly track?: Track;
}

/** Units of one product that are packed together, and scanned as one where the product counts by quantity. */
export interface Pack {
  /** In 14 digits. */
  readonly gtin: string;
  /** Units of the product in one such pack, not packs in it. */
  readonly units: number;
  /** For people, such as `Case of 12`. */
  readonly name?: string;
}

/** Which details of units are tracked. */
export interface Track {
  readonly lot?: boolean;
  readonly expiry?: boolean;
}

/** The products that the host knows, found by SKU, GTIN (any length) or barcode. */
export interface ProductCatalog {
  find(identifier: string): Product | undefined;
  /** The further products that the same GTIN or barcode names. A catalog without it has none. */
  twins?(identifier: string): readonly Product[];
}
