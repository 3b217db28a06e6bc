import type { ParseContext, Parsed } from './code.js';
import { acceptAis, readElementString } from './element-string.js';
import { gtinFields, toGtin14 } from './gtin.js';
import { accept, CodeFailure, type Scan } from './scan.js';

/** The GTIN-12 behind the eight digits of a UPC-E symbol. Source: GS1 General Specifications, 5.2.2.4. */
function expandUpcE(text: string): string {
  const [, system = '', d = '', last = '', check = ''] = /^([01])(\d{5})(\d)(\d)$/.exec(text) ?? [];
  const zeros = (at: number, filled: string) => d.slice(0, at) + filled + d.slice(at);
  const body =
    last < '3'
      ? zeros(2, `${last}0000`)
      : last < '4'
        ? zeros(3, '00000')
        : last < '5'
          ? zeros(4, '00000')
          : `${d}0000${last}`;
  return system + body + check;
}

/** Digits of a carrier that holds a GTIN and nothing else, by AIM identifier or symbology. */
const CARRIER_DIGITS: Readonly<Record<string, number>> = { ']E0': 13, ']E4': 8, 'ean-13': 13, 'ean-8': 8, 'upc-a': 12 };

/**
 * Step 2: EAN and UPC symbols hold a GTIN, so errors are final; ITF (`]I1`) does where it has 14 digits. The elements of a composite
 * component (`|]e0`) follow.
 */
export function readGtinCarrier(scan: Scan, context: ParseContext): Parsed | undefined {
  const { aim = '', symbology = '' } = scan;
  const [text = '', component] = scan.separated.split('|]e0', 2);
  const byAim = aim in CARRIER_DIGITS;
  const digits = CARRIER_DIGITS[byAim ? aim : symbology] ?? 0;
  const upcE = symbology === 'upc-e' && text.length === 8;
  if (!digits && !upcE && !(aim === ']I1' && text.length === 14)) return undefined;
  const gtin = toGtin14(upcE ? expandUpcE(text) : text);
  // A UPC-A symbol is an EAN-13 symbol with a leading zero; devices that say no AIM identifier name and send it either way.
  const lengthFits = !digits || text.length === digits || (!byAim && (text.length ^ digits) === 1);
  if (!gtin || !lengthFits) throw new CodeFailure(gtin ? 'gtin-length' : 'check-digit', text);
  const parsed = component ? acceptAis(scan, 'gtin', readElementString(component), context) : accept(scan, 'gtin', {});
  return parsed.ok ? { ok: true, code: { ...parsed.code, ...gtinFields(gtin, context) } } : parsed;
}
