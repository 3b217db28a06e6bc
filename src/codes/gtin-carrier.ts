import type { ParseContext } from './code.js';
import { readElementString } from './element-string.js';
import { completeGtin, expandUpcE, toGtin14 } from './gtin.js';
import { fail, type Said, type Scan } from './scan.js';

/** Digits of a carrier that holds a GTIN and nothing else, by AIM identifier or symbology. */
const CARRIER_DIGITS: Readonly<Record<string, number>> = {
  ']E0': 13,
  ']E4': 8,
  'ean-13': 13,
  'ean-8': 8,
  'upc-a': 12,
  'upc-e': 12,
};

/**
 * Step 2: EAN and UPC symbols hold a GTIN, so errors are final. ITF does where it has 14 digits, by `]I1` or a right
 * check digit, unless the document lists them. The elements of a composite component (`|]e0`) follow. Source: GS1
 * General Specifications, 5.2 and 5.3.
 */
export function readGtinCarrier(scan: Scan, context: ParseContext): Said | undefined {
  const { aim, symbology = '' } = scan;
  const [text = '', component] = scan.separated.split('|]e0', 2);
  const byAim = aim in CARRIER_DIGITS;
  const digits = CARRIER_DIGITS[byAim ? aim : symbology];
  const isItf = text.length === 14 && (aim === ']I1' || (symbology === 'itf' && toGtin14(text)));
  if (!digits && (!isItf || context.isSerial?.(text))) return undefined;
  const whole = (symbology === 'upc-e' && expandUpcE(text)) || text;
  const sent = toGtin14(whole);
  const gtin = sent ?? completeGtin(text, context) ?? fail('check-digit');
  // A UPC-A symbol is an EAN-13 symbol with a leading zero; devices that say no AIM identifier name and send it either
  // way.
  if (sent && digits && whole.length !== digits && (byAim || (whole.length ^ digits) !== 1)) fail('gtin-length');
  return { syntax: 'gtin', gtin, ais: component ? readElementString(component) : [] };
}
