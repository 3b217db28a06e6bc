import type { SerialRule } from '../../codes/code.js';

/** One product of the feed, as the flow keeps it. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  /** GTINs in 14 digits. */
  readonly gtins: readonly string[];
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
