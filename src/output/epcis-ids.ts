import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { EpcisOptions } from './epcis-options.js';

/** AI 10 and 21: up to 20 characters of GS1's set 82. One or two dots alone would be a step in a path, and no name. */
const GS1_NUMBER = /^(?!\.{1,2}$)[!"%-?A-Z_a-z]{1,20}$/;

const trimmed = (uri: string): string => uri.replace(/\/$/, '');

/**
 * The SKU without dots, so that the first dot ends it and no two units share a name. Percent signs would not do: a dot
 * and `%2E` are the same to whoever normalizes a URI (RFC 3986, 6.2.2.2).
 */
const beforeDot = (sku: string): string => encodeURIComponent(sku.replaceAll('~', '~0').replaceAll('.', '~1'));

/** The GTIN of a line's units that were read without one; none where it could be one of several. */
export function commonGtin({ gtin, gtins, serials }: CapturedLine): string | undefined {
  const isOther = serials.some(captured => captured.gtin !== undefined && captured.gtin !== gtin);
  return gtins || isOther ? undefined : gtin;
}

/**
 * The name of a unit: its Digital Link where it has a GTIN and a serial that GS1 allows, and no other unit has that
 * name, as where two products share a GTIN; else a URL of the partner's own. The GS1 schema takes wrong identifiers
 * too, hence the check here. Source: GS1 CBV 2.0, 8.2.
 */
export function namer(
  { lines }: CaptureEvent,
  { baseUri }: EpcisOptions,
): (line: CapturedLine, unit: CapturedSerialRecord, common: string | undefined) => string {
  const [once, shared] = [new Set<string>(), new Set<string>()];
  for (const line of lines) {
    const common = commonGtin(line);
    for (const unit of line.serials) {
      const link = linkOf(unit, common);
      if (link) (once.has(link) ? shared : once).add(link);
    }
  }
  return ({ sku }, unit, common) => {
    const link = linkOf(unit, common);
    return link === undefined || shared.has(link)
      ? `${trimmed(baseUri)}/obj/${beforeDot(sku)}.${encodeURIComponent(unit.serial)}`
      : link;
  };
}

/** @param common The GTIN of a unit that was read without one */
function linkOf({ serial, gtin }: CapturedSerialRecord, common: string | undefined): string | undefined {
  const named = gtin ?? common;
  return named && GS1_NUMBER.test(serial)
    ? `https://id.gs1.org/01/${named}/21/${encodeURIComponent(serial)}`
    : undefined;
}

/** The class of units without serials: that of their lot (LGTIN) where one is known, else their product's. */
export function classId(
  { sku }: CapturedLine,
  gtin: string | undefined,
  lot: string | undefined,
  { baseUri }: EpcisOptions,
): string {
  const isLink = gtin !== undefined && (lot === undefined || GS1_NUMBER.test(lot));
  if (isLink) return `https://id.gs1.org/01/${gtin}${lot === undefined ? '' : `/10/${encodeURIComponent(lot)}`}`;
  const product = lot === undefined ? `class/${encodeURIComponent(sku)}` : `lot/${beforeDot(sku)}`;
  return `${trimmed(baseUri)}/${product}${lot === undefined ? '' : `.${encodeURIComponent(lot)}`}`;
}

/** A carton by its SSCC in 18 digits. */
export function cartonUri(sscc: string): string {
  return `https://id.gs1.org/00/${sscc}`;
}

/** A location or party by its GLN where the partner gave one. */
export function locationUri(id: string, { baseUri, glns = {} }: EpcisOptions): string {
  const gln = Object.hasOwn(glns, id) ? glns[id] : undefined;
  return gln ? `https://id.gs1.org/414/${gln}` : `${trimmed(baseUri)}/loc/${encodeURIComponent(id)}`;
}

/** A type of documents that CBV 2.0 does not know, under the partner's address. */
export function documentTypeUri(type: string, { baseUri }: EpcisOptions): string {
  return `${trimmed(baseUri)}/btt/${encodeURIComponent(type)}`;
}

export function documentUri(type: string, id: string, { baseUri }: EpcisOptions): string {
  return `${trimmed(baseUri)}/bt/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

/**
 * The id of the n-th EPCIS event of a capture event. It never changes, so that sending the event again changes nothing.
 */
export function eventUri(eventId: string, n: number, { baseUri }: EpcisOptions): string {
  return `${trimmed(baseUri)}/event/${encodeURIComponent(eventId)}/${n}`;
}
