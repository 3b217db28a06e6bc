/** The grammar that a text was read by. */
export type Syntax =
  'plain' | 'gtin' | 'gs1' | 'digital-link' | 'epc' | 'iso15434' | 'data-identifier' | 'hibc' | 'sscc';

/** Identifiers with their values, in the order they stand. */
export type Elements = readonly (readonly [identifier: string, value: string])[];

/** What a reading says once parsed: a product, a serial, both, or a carton. */
export interface Code {
  /**
   * The text with substitutes resolved, terminators and outer white space dropped, and the AIM identifier split off.
   */
  readonly text: string;
  readonly syntax: Syntax;
  /** AIM symbology identifier such as `]C1`, kept as metadata. */
  readonly aim?: string;
  /** GTIN in 14 digits, check digit verified. */
  readonly gtin?: string;
  /** A product identifier that is not a GTIN (SKU, data identifier 1P, HIBC product). */
  readonly product?: string;
  /** The serial exactly as captured: leading zeros and case kept. */
  readonly serial?: string;
  /** A carton or case: SSCC (18 digits), or a GTIN of a case pack (AI 02 + 37, or a GTIN-14 with indicator 1 to 8). */
  readonly carton?: string;
  /** GS1 application identifiers. */
  readonly ais?: Elements;
  /**
   * Data identifiers (MH10.8.2), text elements of an ISO 15434 message, or secondaries of a HIBC label (`$` lot, `$+`
   * serial, `$$` expiry).
   */
  readonly dis?: Elements;
  /** Where one code carries several serials: all of them. `serial` is then absent, and nothing was picked. */
  readonly serials?: readonly string[];
  /** Kebab-case, such as `serial-without-gtin`, `inferred-gs1`, `doubled-separator`, `several-serials`. */
  readonly warnings: readonly string[];
}

/** Why a text is no code. `rule` names the broken rule in kebab-case (`check-digit`, `ai-length`, `charset-82`, …). */
export interface CodeError {
  readonly rule: string;
  /** The offending part, capped at 100 characters. */
  readonly part: string;
}

export type Parsed = { readonly ok: true; readonly code: Code } | { readonly ok: false; readonly error: CodeError };

/** What the flow knows when a reading is parsed. The parser guesses nothing beyond it. */
export interface ParseContext {
  /** What the associate was asked for. */
  readonly expects: 'product' | 'serial' | 'any';
  /** Is this text (a GTIN in any length, a UPC, a SKU) a product of the feed or the document? */
  readonly isProduct: (identifier: string) => boolean;
  /** Is this text a serial that the document lists? It is asked before the feed, because a list names the very unit. */
  readonly isSerial?: (text: string) => boolean;
  /** The rule of the product whose serial is asked for. */
  readonly rule?: SerialRule;
}

/** How a product's serials look and compare. All lengths count UTF-16 code units. */
export interface SerialRule {
  readonly kind?: 'free' | 'imei' | 'meid' | 'iccid' | 'vin';
  /**
   * The source of a regular expression that the whole serial must match, in the subset that `readSerialRule` accepts.
   */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly ignoreCase?: boolean;
  /** Whether a serial is unique within its product (default) or among all products. */
  readonly uniqueness?: 'product' | 'global';
  /** `require`: only a GS1 serial (AI 21 and the like) counts. Default `accept`. */
  readonly gs1?: 'accept' | 'require';
  /** Switches data identifiers (`S`, `1P`) on for this product. Off by default: `SABC123` stays whole. */
  readonly dataIdentifiers?: boolean;
}
