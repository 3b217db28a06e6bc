import type { ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

/** Data identifiers with their values, in the order they stand. */
export type Dis = readonly (readonly [di: string, value: string])[];

/** Serials: by data identifier, and by text element of ISO 15434 format 12. Source: ANSI MH10.8.2; ATA Spec 2000, chapter 9. */
const SERIALS = ['S', '25S', '$+', 'SER', 'SEQ', 'USN', 'UCN'];
/** Products, the supplier's own number first. */
const PRODUCTS = ['1P', 'P', '30P', 'PNO', 'PNR'];

/** Up to three digits and a letter, and the value. Source: ANSI MH10.8.2. */
const IDENTIFIER = /^(\d{0,3}[A-Z])([^]*)$/;

/** Splits an identifier off its value. */
export function splitIdentifier(text: string, form = IDENTIFIER): readonly [di: string, value: string] | undefined {
  const [, di, value = ''] = form.exec(text) ?? [];
  return di ? [di, value] : undefined;
}

/** What data identifiers say, in the words of a code. Where several serials stand, none is picked. */
export function diFields(dis: Dis, context: ParseContext) {
  const serials = dis.flatMap(([di, value]) => (SERIALS.includes(di) && value) || []);
  const products = PRODUCTS.flatMap(wanted => dis.flatMap(([di, value]) => (di === wanted && value) || []));
  const several = serials.length > 1;
  return {
    dis,
    product: products.find(context.isProduct) ?? products[0],
    serial: several ? undefined : serials[0],
    serials: several ? serials : undefined,
    warnings: [dis.some(([, value]) => !value) && 'empty-value', several && 'several-serials'],
  };
}

/** Step 8: one data identifier, only where the product's rule switches them on: `SABC123` is a whole serial otherwise. */
export function readDataIdentifier({ text }: Scan, context: ParseContext): Said | undefined {
  const di = context.rule?.dataIdentifiers ? splitIdentifier(text) : undefined;
  if (!di) return undefined;
  const fields = diFields([di], context);
  return fields.serial || fields.product ? { syntax: 'data-identifier', ...fields } : undefined;
}
