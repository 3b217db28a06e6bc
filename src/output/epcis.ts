import type { CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import type { EpcisOptions } from './epcis-options.js';
import { cartonUri, documentTypeUri, documentUri, eventUri, locationUri } from './epcis-ids.js';
import { FLOW_MAPPINGS } from './epcis-steps.js';
import { observedIn, type Observed } from './epcis-units.js';
import { fileName } from './event-file.js';
import { groupBy } from '../domain/collections/group-by.js';
import { plainJson } from '../domain/collections/plain-json.js';

/** Says that an event was wrong; the corrective one is made from the superseding capture event. */
export interface ErrorDeclaration {
  /** ISO 8601 in UTC. */
  readonly declaredAt: string;
  readonly correctedBy: CaptureEvent;
}

type Json = Readonly<Record<string, unknown>>;

/** Types of business transactions that CBV 2.0 knows and our documents refer to. */
const CBV_DOCUMENTS = new Set(['bol', 'desadv', 'inv', 'po', 'poc', 'recadv', 'rma']);

function transactions(event: CaptureEvent, options: EpcisOptions): Json[] {
  const { document, untyped, receipt } = FLOW_MAPPINGS[event.flow];
  const typed = (type: string, id: string) => ({
    type: CBV_DOCUMENTS.has(type) ? type : documentTypeUri(type, options),
    bizTransaction: documentUri(type, id, options),
  });
  const worked = untyped ? [{ bizTransaction: documentUri(untyped, event.documentId, options) }] : [];
  return [
    ...(document ? [typed(document, event.documentId)] : worked),
    ...event.refs
      .filter(({ type, id }) => type !== document || id !== event.documentId)
      .map(({ type, id }) => typed(type, id)),
    ...(receipt ? [typed('recadv', event.eventId)] : []),
  ];
}

function movement(event: CaptureEvent, options: EpcisOptions): Json {
  const { direction } = FLOW_MAPPINGS[event.flow];
  if (direction === 'none') return {};
  const place = (id: string | undefined) => (id === undefined ? [] : [locationUri(id, options)]);
  const [here, there] = [place(event.locationId), place(event.counterpartyLocationId)];
  const sources = (direction === 'in' ? there : here).map(source => ({ type: 'location', source }));
  const destinations = (direction === 'in' ? here : there).map(destination => ({ type: 'location', destination }));
  return {
    ...(sources.length > 0 && { sourceList: sources }),
    ...(destinations.length > 0 && { destinationList: destinations }),
  };
}

/** What each EPCIS event of a capture event has in common. */
function frame(event: CaptureEvent, n: number, options: EpcisOptions): Json {
  return {
    eventID: eventUri(event.eventId, n, options),
    eventTime: event.finishedAt,
    eventTimeZoneOffset: event.utcOffset,
  };
}

/** Where it happened, and by which documents. What is shipped is at no location until it is received. */
function circumstances(event: CaptureEvent, isGone: boolean, options: EpcisOptions): Json {
  const documents = transactions(event, options);
  const place = { id: locationUri(event.locationId, options) };
  return {
    readPoint: place,
    ...(FLOW_MAPPINGS[event.flow].direction !== 'out' && !isGone && { bizLocation: place }),
    ...(documents.length > 0 && { bizTransactionList: documents }),
    ...movement(event, options),
  };
}

function unitsOf(group: readonly Observed[]): {
  readonly epcs: readonly string[];
  readonly quantities: readonly Json[];
} {
  const quantities = new Map<string, number>();
  for (const seen of group)
    if ('quantity' in seen) quantities.set(seen.epcClass, (quantities.get(seen.epcClass) ?? 0) + seen.quantity);
  return {
    epcs: group.flatMap(seen => ('epc' in seen ? seen.epc : [])),
    quantities: [...quantities].map(([epcClass, quantity]) => ({ epcClass, quantity })),
  };
}

function objectEvent(event: CaptureEvent, group: readonly Observed[], n: number, options: EpcisOptions): Json {
  const [first] = group;
  const { epcs, quantities } = unitsOf(group);
  return {
    type: 'ObjectEvent',
    ...frame(event, n, options),
    ...first?.step,
    ...(epcs.length > 0 && { epcList: epcs }),
    ...(quantities.length > 0 && { quantityList: quantities }),
    ...circumstances(event, first?.step.action === 'DELETE', options),
    ...first?.details,
  };
}

/** That the units were seen in their carton. */
function aggregationEvent(event: CaptureEvent, group: readonly Observed[], n: number, options: EpcisOptions): Json {
  const { epcs, quantities } = unitsOf(group);
  const { bizStep, disposition } = FLOW_MAPPINGS[event.flow];
  return {
    type: 'AggregationEvent',
    ...frame(event, n, options),
    parentID: cartonUri(group[0]?.carton ?? ''),
    ...(epcs.length > 0 && { childEPCs: epcs }),
    ...(quantities.length > 0 && { childQuantityList: quantities }),
    action: 'OBSERVE',
    bizStep,
    ...(disposition && { disposition }),
    ...circumstances(event, false, options),
  };
}

/** An event for each step that units went through and each lot among them, then one for each carton. */
function epcisEvents(event: CaptureEvent, options: EpcisOptions): readonly Json[] {
  const seen = observedIn(event, options);
  const groups = groupBy(seen, ({ step, details }) => plainJson([step, details]));
  const cartons = groupBy(seen, ({ carton = '' }) => carton);
  cartons.delete('');
  return [
    ...[...groups.values()].map((group, at) => objectEvent(event, group, at + 1, options)),
    ...[...cartons.values()].map((group, at) => aggregationEvent(event, group, groups.size + at + 1, options)),
  ];
}

/**
 * Writes an EPCIS 2.0 document in JSON-LD: one ObjectEvent for each step that the units went through
 * and each lot among them, and one AggregationEvent for each carton that was scanned.
 * @param error Writes the same events as declared wrong instead; send the superseding event's own document too.
 * @example
 * const options = { baseUri: 'https://shop.example', glns: { 'store-12': '9521234000013' } };
 * await upload(writeEpcis(event, options));
 * // And for an event that was wrong, beside the document of the event that corrects it:
 * await upload(writeEpcis(wrong, options, { declaredAt: new Date().toISOString(), correctedBy: event }));
 */
export function writeEpcis(event: CaptureEvent, options: EpcisOptions, error?: ErrorDeclaration): EventFile {
  const declaration = error && {
    declarationTime: error.declaredAt,
    reason: 'incorrect_data',
    correctiveEventIDs: epcisEvents(error.correctedBy, options).map(({ eventID }) => eventID),
  };
  const eventList = epcisEvents(event, options).map(one =>
    declaration ? { ...one, errorDeclaration: declaration } : one,
  );
  const document = {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: error?.declaredAt ?? event.finishedAt,
    epcisBody: { eventList },
  };
  return {
    name: fileName(event, 'epcis.json'),
    type: 'application/ld+json',
    text: `${plainJson(document, 2)}\n`,
  };
}
