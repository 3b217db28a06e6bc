/** What some serials of one product look like. Lengths count UTF-16 code units. */
export interface SerialShape {
  readonly length: number;
  /** The kinds of characters: see `alphabetOf`. */
  readonly alphabet: string;
  /** What all of them begin with. */
  readonly lead: string;
  /** How many serials, up to a number that proves enough. */
  readonly units: number;
  /** How many of them do not end in a check digit of GS1, so that they are no GTINs. */
  readonly unfit: number;
}

/** What the device knows of the serials of products, by SKU; at most eight shapes each, those of most units first. */
export type ShapesBySku = ReadonlyMap<string, readonly SerialShape[]>;

/** A serial of a product that is known from now on, or not any more. */
export interface ShapeChange {
  readonly sku: string;
  readonly serial: string;
  readonly units: 1 | -1;
}
