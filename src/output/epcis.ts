import type { CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import type { EpcisOptions } from './epcis-options.js';
import { classId, commonGtin, documentUri, eventUri, locationUri, namer } from './epcis-ids.js';
import { FLOW_MAPPINGS, stepsOf, type EpcisStep } from './epcis-steps.js';
import { fileName } from './event-file.js';
import { plainJson } from '../domain/collections/plain-json.js';

/** Says that an event was wrong; the corrective one is made from the superseding capture event. */
export interface ErrorDeclaration {
  /** ISO 8601 in UTC. */
  readonly declaredAt: string;
  readonly correctedBy: CaptureEvent;
}

type Json = Readonly<Record<string, unknown>>;

const SAME_NAMES = {
  found: 'found',
  damaged: 'damaged',
  lost: 'lost',
  stolen: 'stolen',
  destroyed: 'destroyed',
} as const;
/** Types of business transactions that CBV 2.0 knows and our documents refer to. */
const CBV_DOCUMENTS = new Set(['bol', 'desadv', 'inv', 'po', 'poc', 'recadv', 'rma']);

/** One unit by its name, or as many units of a class as `quantity` says. */
type Observed = { readonly step: EpcisStep } & (
  { readonly epc: string } | { readonly epcClass: string; readonly quantity: number }
);

/** Every unit that was seen; missing serials make no event, because EPCIS records what was observed. */
function observedIn(event: CaptureEvent, options: EpcisOptions): Observed[] {
  const { adjustments = SAME_NAMES } = options;
  const nameOf = namer(event, options);
  return event.lines.flatMap((line): Observed[] => {
    const stepOf = stepsOf(event, line, adjustments);
    const gtin = commonGtin(line);
    const quantity = line.serialized ? (line.unreadable?.length ?? 0) : line.countedQty;
    const named = line.serialized ? line.serials : [];
    return [
      ...named.map(serial => ({ step: stepOf(serial), epc: nameOf(line, serial, gtin) })),
      ...(quantity > 0 ? [{ step: stepOf(), epcClass: classId(line, gtin, options), quantity }] : []),
    ];
  });
}

function transactions(event: CaptureEvent, options: EpcisOptions): Json[] {
  const { document, receipt } = FLOW_MAPPINGS[event.flow];
  const typed = (type: string, id: string) => ({ type, bizTransaction: documentUri(type, id, options) });
  const worked =
    event.flow === 'cycle-count' ? [{ bizTransaction: documentUri('count', event.documentId, options) }] : [];
  return [
    ...(document ? [typed(document, event.documentId)] : worked),
    ...event.refs
      .filter(({ type }) => CBV_DOCUMENTS.has(type) && type !== document)
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

function objectEvent(
  event: CaptureEvent,
  step: EpcisStep,
  group: readonly Observed[],
  n: number,
  options: EpcisOptions,
): Json {
  const units = group.flatMap(seen => ('epc' in seen ? seen.epc : []));
  const quantities = group.flatMap(seen => ('epc' in seen ? [] : { epcClass: seen.epcClass, quantity: seen.quantity }));
  const documents = transactions(event, options);
  const place = { id: locationUri(event.locationId, options) };
  return {
    type: 'ObjectEvent',
    eventID: eventUri(event.eventId, n, options),
    eventTime: event.finishedAt,
    eventTimeZoneOffset: event.utcOffset,
    ...step,
    ...(units.length > 0 && { epcList: units }),
    ...(quantities.length > 0 && { quantityList: quantities }),
    readPoint: place,
    // What is shipped is at no location until it is received.
    ...(FLOW_MAPPINGS[event.flow].direction !== 'out' && step.action !== 'DELETE' && { bizLocation: place }),
    ...(documents.length > 0 && { bizTransactionList: documents }),
    ...movement(event, options),
  };
}

function objectEvents(event: CaptureEvent, options: EpcisOptions): Json[] {
  const groups = new Map<string, Observed[]>();
  for (const seen of observedIn(event, options)) {
    const key = plainJson(seen.step);
    const group = groups.get(key);
    if (group) group.push(seen);
    else groups.set(key, [seen]);
  }
  return [...groups.values()].flatMap((group, n): Json[] =>
    group[0] ? [objectEvent(event, group[0].step, group, n + 1, options)] : [],
  );
}

/**
 * Writes an EPCIS 2.0 document in JSON-LD: one ObjectEvent for each step that the units went through.
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
    correctiveEventIDs: objectEvents(error.correctedBy, options).map(({ eventID }) => eventID),
  };
  const eventList = objectEvents(event, options).map(one =>
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
