/** What the symbol of a product said beside the product: it goes with the one unit whose serial is scanned after it. */
export interface ProductSymbol {
  readonly sku: string;
  /** Where the product has several, or where it is a pack's. */
  readonly gtin?: string;
  readonly ais?: readonly (readonly [string, string])[];
  readonly lot?: string;
  /** `YYYY-MM-DD`. */
  readonly expiry?: string;
}
