import type { SerialRule } from '../../codes/code.js';
import type { Pack } from '../model/product.js';

/** The fields of a row except `sku`, by the names that they have once they are read. */
export interface ProductFields {
  /** For people, at most 500 characters. Default: the SKU. */
  readonly name?: string | null | undefined;
  /**
   * GTINs in 8, 12, 13 or 14 digits with a right check digit, at most 100. Each can be scanned for the product in any
   * length.
   */
  readonly gtins?: readonly string[] | null | undefined;
  /**
   * Packs of several units, at most 100: where the product counts by quantity, a scan of the pack's GTIN counts its
   * units. Where it has serials, the pack is refused.
   */
  readonly packs?: readonly PackInput[] | null | undefined;
  /** Anything else that can be scanned for it: UPC as printed, vendor codes. At most 100. */
  readonly barcodes?: readonly string[] | null | undefined;
  /**
   * Does capture ask for this product's serials? Anything but `true` and `false` is reported, and the setting
   * `feedDoubt` decides.
   */
  readonly serialNumberRequired: boolean;
  /**
   * What its serials look like. Default: any. A rule that is not understood is reported, and the product then has none.
   */
  readonly serialRule?: SerialRuleInput | null | undefined;
  /** What must be known of each unit beside its serial. Default: nothing. */
  readonly track?: TrackInput | null | undefined;
}

/** A pack of one product. */
export interface PackInput {
  /** Of the pack: 8, 12, 13 or 14 digits with a right check digit. */
  readonly gtin: Pack['gtin'];
  /** Units of the product in one such pack, 1 to 1,000,000: of a pallet those in all of its cases. */
  readonly units: Pack['units'];
  /** For people, such as `Case of 12`, at most 500 characters. */
  readonly name?: string | null | undefined;
}

/** Which details of units are tracked: each `true` or `false`, default `false`. */
export interface TrackInput {
  readonly lot?: boolean | undefined;
  readonly expiry?: boolean | undefined;
}

/**
 * The same fields with a capital letter first. They are written out, because a mapped type would lose their comments.
 */
interface CapitalFields {
  /** As `name`: for people, at most 500 characters. Default: the SKU. */
  readonly Name?: ProductFields['name'];
  /** As `gtins`: GTINs in 8, 12, 13 or 14 digits with a right check digit, at most 100. */
  readonly Gtins?: ProductFields['gtins'];
  /** As `packs`: packs of several units, at most 100. */
  readonly Packs?: ProductFields['packs'];
  /** As `barcodes`: anything else that can be scanned for it, at most 100. */
  readonly Barcodes?: ProductFields['barcodes'];
  /** As `serialRule`: what its serials look like. Default: any. */
  readonly SerialRule?: ProductFields['serialRule'];
  /** As `track`: what must be known of each unit beside its serial. */
  readonly Track?: ProductFields['track'];
}

interface CapitalRequired {
  /**
   * Does capture ask for this product's serials? Anything but `true` and `false` is reported, and the setting
   * `feedDoubt` decides.
   */
  readonly SerialNumberRequired: boolean;
}

/** The product's own name, once in the feed. A text of 1 to 200 characters. */
type SkuField = { readonly sku: string } | { readonly Sku: string } | { readonly SKU: string };

/**
 * One row of the product feed, in its own spelling: each name may begin with a small or a capital letter, and `SKU` is
 * read as well. Read row by row: what is wrong is reported and the rest is used. Fields of the host's own are left out.
 */
export type ProductInput = SkuField &
  Omit<ProductFields, 'serialNumberRequired'> &
  CapitalFields &
  (Pick<ProductFields, 'serialNumberRequired'> | CapitalRequired);

/** How a product's serials look and compare, as `readSerialRule` takes it. */
export type SerialRuleInput = { readonly [K in keyof SerialRule]: SerialRule[K] | undefined };
