import { hasGs1CheckDigit } from './check-digits.js';
import type { ParseContext, Parsed } from './code.js';
import { accept, refuse, type Scan } from './scan.js';

/**
 * A GTIN-8, -12, -13 or -14 in 14 digits; undefined when the length or the check digit is wrong.
 * Source: GS1 General Specifications, 3.3.2.
 */
export function toGtin14(text: string): string | undefined {
  return /^(\d{8}|\d{12,14})$/.test(text) && hasGs1CheckDigit(text) ? text.padStart(14, '0') : undefined;
}

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

/**
 * A case pack: a GTIN-14 of indicator 1 to 8, unless the feed has it as a product of its own [S: case packs are refused for serialized
 * products].
 */
export function isCasePack(gtin: string, context: ParseContext): boolean {
  return /^[1-8]/.test(gtin) && !context.isProduct(gtin);
}

/** What a GTIN says of its own. */
export function gtinFields(gtin: string, context: ParseContext): { gtin: string; carton?: string } {
  return isCasePack(gtin, context) ? { gtin, carton: gtin } : { gtin };
}

const CARRIER_DIGITS: Readonly<Record<string, number>> = { ']E0': 13, ']E4': 8, 'ean-13': 13, 'ean-8': 8, 'upc-a': 12 };

/** Step 2: EAN and UPC symbols hold a GTIN and nothing else, so errors are final; ITF (`]I1`) does where it has 14 digits. */
export function readGtinCarrier(scan: Scan, context: ParseContext): Parsed | undefined {
  const { text, aim = '', symbology = '' } = scan;
  const carrier = aim in CARRIER_DIGITS ? aim : symbology;
  const digits = CARRIER_DIGITS[carrier] ?? 0;
  const upcE = symbology === 'upc-e' && text.length === 8;
  if (!digits && !upcE && !(aim === ']I1' && text.length === 14)) return undefined;
  const gtin = toGtin14(upcE ? expandUpcE(text) : text);
  // A UPC-A symbol is an EAN-13 symbol with a leading zero; devices that say no AIM identifier name and send it either way.
  const lengthFits = !digits || text.length === digits || (carrier !== aim && (text.length ^ digits) === 1);
  if (!gtin || !lengthFits) return refuse(gtin ? 'gtin-length' : 'check-digit', text);
  return accept(scan, 'gtin', gtinFields(gtin, context));
}

/** Step 6: bare digits are a GTIN only where a product is expected, or where the feed has it. */
export function readBareGtin(scan: Scan, context: ParseContext): Parsed | undefined {
  const gtin = toGtin14(scan.text);
  if (!gtin || !(context.expects === 'product' || context.isProduct(gtin))) return undefined;
  return accept(scan, 'gtin', gtinFields(gtin, context));
}
