import { READING_DOUBTS } from '../../codes/reading.js';

/**
 * Why a text may not be the serial that it seems to be; a `doubtful` question or refusal has one of them as its rule.
 * Source: docs/rules.md#doubts-and-vouchers.
 */
export const DOUBTS = [
  ...READING_DOUBTS,
  /** A code of the very product that it would be a serial of. */
  'own-code',
  /** A code of another product of the feed. */
  'feed-code',
  /** A GTIN-8, 12, 13, 14 or an SSCC, by its check digit. */
  'product-code',
  /** GS1 elements, in a symbol that does not say that it is one of GS1, or with an end that nobody marked. */
  'gs1-without-symbol',
  /** Separators were spelled, and do not say where the value ends. */
  'envelope',
  /** What a box carries besides codes: a link, an address, a network, a contact. */
  'not-a-serial',
  /** Another serial of this flow but for its case, its blanks, or the width of its characters. */
  'look-alike',
  /** A part of a serial, by a symbol without a check character: it is shorter than the product's other serials. */
  'covered',
  /** No other serial of the product has its length and alphabet. */
  'unlike',
  /** It begins with a character that is no letter or digit, as no other serial of the product does. */
  'prefix',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Who stands for a serial, strongest first; each speaks for product and serial together, never for a text alone. */
export const VOUCHERS = ['list', 'symbol', 'host', 'ledger', 'rule', 'kin', 'nobody'] as const;
export type Voucher = (typeof VOUCHERS)[number];
