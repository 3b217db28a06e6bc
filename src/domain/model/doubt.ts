import { READING_DOUBTS } from '../../codes/reading.js';

/**
 * Why a text may not be the serial that it seems to be; a `doubtful` question or refusal has one of them as its rule.
 * Source: docs/rules.md#doubts-and-vouchers.
 */
export const DOUBTS = [
  ...READING_DOUBTS,
  /** A GTIN-8, 12, 13, 14 or an SSCC, by its check digit. */
  'product-code',
  /** GS1 elements, in a symbol that does not say that it is one of GS1, or with an end that nobody marked. */
  'gs1-without-symbol',
  /** Another serial of this flow but for its case, its blanks, or the width of its characters. */
  'look-alike',
  /** It begins with a character that is no letter or digit, as no other serial of the product does. */
  'prefix',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Who stands for a serial, strongest first; each speaks for product and serial together, never for a text alone. */
export const VOUCHERS = ['list', 'symbol', 'host', 'ledger', 'rule', 'kin', 'nobody'] as const;
export type Voucher = (typeof VOUCHERS)[number];
