import type { CartonRecord } from '../domain/model/capture-event.js';
import { holdsCarton, isKindOfCarton } from '../domain/rules/cartons.js';
import type { LineState } from '../domain/model/state.js';

/**
 * Each single carton that the document names or that was scanned, in the order of the lines, and what became of it. A
 * kind of carton, such as a case pack, has no record: nobody can say of a GTIN which of its cases came.
 */
export function cartonRecords(lines: readonly LineState[]): readonly CartonRecord[] {
  const byCarton = new Map<string, LineState[]>();
  for (const line of lines)
    for (const carton of cartonsOf(line)) byCarton.set(carton, [...(byCarton.get(carton) ?? []), line]);
  return [...byCarton].map(([cartonId, own]) => {
    const isScanned = own.some(line => holdsCarton(line, cartonId));
    const isOpened = own.some(({ countedQty }) => countedQty > 0);
    const status = isScanned ? 'scanned' : isOpened ? 'opened' : 'not-seen';
    return { cartonId, status, lineIds: own.map(({ lineId }) => lineId) };
  });
}

function cartonsOf({ cartonId, shares }: LineState): ReadonlySet<string> {
  const named = [cartonId, ...shares.map(share => share.cartonId)];
  return new Set(named.flatMap(carton => (carton === undefined || isKindOfCarton(carton) ? [] : carton)));
}
