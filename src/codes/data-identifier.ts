import type { Code, ParseContext, Parsed } from './code.js';
import { accept, type Scan } from './scan.js';

/** Data identifiers with their values, in the order they stand. */
export type Dis = readonly (readonly [di: string, value: string])[];

/** Serials: by data identifier, and by text element of ISO 15434 format 12. Source: ANSI MH10.8.2; ATA Spec 2000, chapter 9. */
const SERIALS = /^(S|25S|SER|SEQ|USN|UCN)$/;
/** Products, the supplier's own number first. */
const PRODUCTS = ['1P', 'P', '30P', 'PNO', 'PNR'];

/** Splits an identifier (up to three digits and a letter) off its value. Source: ANSI MH10.8.2. */
export function splitDataIdentifier(text: string): readonly [di: string, value: string] | undefined {
  const [, di, value] = /^(\d{0,3}[A-Z])([^]*)$/.exec(text) ?? [];
  return di === undefined || value === undefined ? undefined : [di, value];
}

/** What data identifiers say, in the words of a code. Where several serials stand, none is picked. */
export function diFields(dis: Dis, context: ParseContext): Partial<Code> & Pick<Code, 'warnings'> {
  const serials = dis.filter(([di, value]) => SERIALS.test(di) && value).map(([, value]) => value);
  const candidates = PRODUCTS.flatMap(wanted => dis.filter(([di, value]) => di === wanted && value)).map(
    ([, value]) => value,
  );
  const product = candidates.find(context.isProduct) ?? candidates[0];
  const several = serials.length > 1;
  return {
    dis,
    ...(product && { product }),
    ...(several ? { serials } : serials[0] && { serial: serials[0] }),
    warnings: [...dis.filter(([, value]) => !value).map(() => 'empty-value'), ...(several ? ['several-serials'] : [])],
  };
}

/** Step 8: one data identifier, only where the product's rule switches them on: `SABC123` is a whole serial otherwise. */
export function readDataIdentifier(scan: Scan, context: ParseContext): Parsed | undefined {
  const di = context.rule?.dataIdentifiers ? splitDataIdentifier(scan.text) : undefined;
  if (!di?.[1]) return undefined;
  const fields = diFields([di], context);
  return fields.serial || fields.product ? accept(scan, 'data-identifier', fields) : undefined;
}
