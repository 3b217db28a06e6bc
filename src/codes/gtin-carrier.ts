import { readElementString } from './element-string.js';
import { toGtin14 } from './gtin.js';
import { fail, type Said, type Scan } from './scan.js';

/**
 * The GTIN-12 behind the eight digits of a UPC-E symbol: the last of its six digits says where the zeros were. Source:
 * GS1 General Specifications, 5.2.2.4.
 */
function expandUpcE(text: string): string {
  return text
    .replace(/^([01]..)(...)([0-2])(.)$/, '$1$30000$2$4')
    .replace(/^([01]...)(..)3(.)$/, '$100000$2$3')
    .replace(/^([01]....)(.)4(.)$/, '$100000$2$3')
    .replace(/^([01].....)([5-9].)$/, '$10000$2');
}

/** Digits of a carrier that holds a GTIN and nothing else, by AIM identifier or symbology. */
const CARRIER_DIGITS: Readonly<Record<string, number>> = { ']E0': 13, ']E4': 8, 'ean-13': 13, 'ean-8': 8, 'upc-a': 12 };

/**
 * Step 2: EAN and UPC symbols hold a GTIN, so errors are final; ITF (`]I1`) does where it has 14 digits. The elements
 * of a composite component (`|]e0`) follow.
 */
export function readGtinCarrier(scan: Scan): Said | undefined {
  const { aim = '', symbology = '' } = scan;
  const [text = '', component] = scan.separated.split('|]e0', 2);
  const byAim = aim in CARRIER_DIGITS;
  const upcE = symbology === 'upc-e' && text.length === 8;
  const digits = upcE ? 12 : (CARRIER_DIGITS[byAim ? aim : symbology] ?? 0);
  if (!digits && !(aim === ']I1' && text.length === 14)) return undefined;
  const whole = upcE ? expandUpcE(text) : text;
  const gtin = toGtin14(whole) ?? fail('check-digit');
  // A UPC-A symbol is an EAN-13 symbol with a leading zero; devices that say no AIM identifier name and send it either
  // way.
  if (digits && whole.length !== digits && (byAim || (whole.length ^ digits) !== 1)) fail('gtin-length');
  return { syntax: 'gtin', gtin, ais: component ? readElementString(component) : [] };
}
