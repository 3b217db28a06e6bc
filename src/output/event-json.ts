import type { CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import { csvLine, csvText, guardFormula } from './csv.js';
import { fileName } from './event-file.js';
import { plainJson } from '../domain/collections/plain-json.js';

/**
 * The event as JSON, as its published schema (`serialkit/schema/capture-event.json`) says.
 * @example
 * const { name, type, text } = writeEventJson(event);
 * await fetch(`/events/${name}`, { method: 'PUT', headers: { 'content-type': type }, body: text });
 */
export function writeEventJson(event: CaptureEvent): EventFile {
  return { name: fileName(event, 'json'), type: 'application/json', text: `${plainJson(event, 2)}\n` };
}

/**
 * A table for people and spreadsheets: one row a serial, or a product without serials. Guarded against formulas and
 * therefore not true to the last character: never read it back.
 * @example
 * const { name, type, text } = writePeopleCsv(event);
 * save(new File([text], name, { type }));
 */
export function writePeopleCsv(event: CaptureEvent): EventFile {
  const header = ['Document', 'Product', 'GTIN', 'Expected', 'Counted', 'Status', 'Serial', 'Captured at', 'Source'];
  const rows = event.lines.flatMap(({ sku, gtin = '', expectedQty = '', countedQty, status, serials }) => {
    const product = [event.documentId, sku, gtin, String(expectedQty), String(countedQty), status];
    if (!serials.length) return [[...product, '', '', '']];
    return serials.map(({ serial, at, source }) => [...product, serial, at, source]);
  });
  const lines = [header, ...rows].map(fields => csvLine(fields.map(guardFormula)));
  return { name: fileName(event, 'people.csv'), type: 'text/csv;charset=utf-8', text: csvText(lines) };
}
