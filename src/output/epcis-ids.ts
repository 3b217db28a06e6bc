import type { CapturedLine } from '../domain/model/capture-event.js';
import type { EpcisOptions } from './epcis-options.js';

/** AI 21: up to 20 characters of GS1's set 82. */
const GS1_SERIAL = /^[!"%-?A-Z_a-z]{1,20}$/;

const trimmed = (uri: string): string => uri.replace(/\/$/, '');

/**
 * A unit by its Digital Link where it has a GTIN and a serial that GS1 allows; else by a URL of the partner's own. The
 * GS1 schema takes wrong identifiers too, hence the check here. Source: GS1 CBV 2.0, 8.2.
 */
export function unitId({ sku, gtin }: CapturedLine, serial: string, { baseUri }: EpcisOptions): string {
  return gtin && GS1_SERIAL.test(serial)
    ? `https://id.gs1.org/01/${gtin}/21/${encodeURIComponent(serial)}`
    : `${trimmed(baseUri)}/obj/${encodeURIComponent(sku)}.${encodeURIComponent(serial)}`;
}

export function classId({ sku, gtin }: CapturedLine, { baseUri }: EpcisOptions): string {
  return gtin ? `https://id.gs1.org/01/${gtin}` : `${trimmed(baseUri)}/class/${encodeURIComponent(sku)}`;
}

/** A location or party by its GLN where the partner gave one. */
export function locationUri(id: string, { baseUri, glns = {} }: EpcisOptions): string {
  const gln = Object.hasOwn(glns, id) ? glns[id] : undefined;
  return gln ? `https://id.gs1.org/414/${gln}` : `${trimmed(baseUri)}/loc/${encodeURIComponent(id)}`;
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
