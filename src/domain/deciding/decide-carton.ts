import type { Code } from '../../codes/code.js';
import { countFact, noted } from './count-units.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import { productsNamed } from '../rules/lines.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState } from '../model/state.js';

/**
 * A carton says how many units are in it and not which, so it is refused where a product in it is serialized, and where
 * its content is unknown and the document has such a product. Otherwise it counts the units that the document has in it
 * and that are not counted yet; a carton of unknown content counts nothing. Source: docs/flows.md#required.
 */
export function decideCarton(state: FlowState, carton: string, reading: ReadingRecord): readonly FactBody[] {
  const about = { text: carton };
  const packed = state.lines.filter(({ cartonId }) => cartonId === carton);
  const named = (packed.length > 0 ? packed : state.lines).filter(line => line.serialized);
  const lineIds = named.map(({ lineId }) => lineId);
  if (lineIds.length > 0) return [refusal('case-pack-not-allowed', { ...about, lineIds }, reading)];
  if (packed.length === 0) return [refusal('unknown-product', about, reading)];
  const counted = packed.flatMap(line =>
    countFact(line, (line.expectedQty ?? 0) - line.countedQty, reading, noted(state, line, { cartonId: carton })),
  );
  const [first] = packed;
  return counted.length > 0
    ? counted
    : [refusal('over-quantity', { ...about, ...(first && { lineId: first.lineId }) }, reading)];
}

/** Does a label name its content and how many of it (AI 02 and 37), and is that a product of the document? */
export function isOfContent(state: FlowState, { carton = '', ais = [] }: Code): boolean {
  const names = ais.some(([identifier, value]) => identifier === '02' && value === carton);
  return (
    names && !state.lines.some(({ cartonId }) => cartonId === carton) && productsNamed(state, carton, []).length > 0
  );
}
