import { countFact } from './count-units.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState } from '../model/state.js';

/**
 * A carton says how many units are in it and not which, so it is refused where the document has a serialized product.
 * Otherwise it counts the units that the document has in it and that are not counted yet; a carton of unknown content
 * counts nothing. Source: docs/flows.md#required.
 */
export function decideCarton(state: FlowState, carton: string, reading: ReadingRecord): readonly FactBody[] {
  const about = { text: carton };
  const packed = state.lines.filter(({ cartonId }) => cartonId === carton);
  const serialized = [packed, state.lines].map(lines => lines.filter(line => line.serialized));
  const [named = []] = serialized.filter(lines => lines.length > 0);
  const lineIds = named.map(({ lineId }) => lineId);
  if (lineIds.length > 0) return [refusal('case-pack-not-allowed', { ...about, lineIds }, reading)];
  if (packed.length === 0) return [refusal('unknown-product', about, reading)];
  const counted = packed.flatMap(line =>
    countFact(line, (line.expectedQty ?? 0) - line.countedQty, reading, { cartonId: carton }),
  );
  const [first] = packed;
  return counted.length > 0
    ? counted
    : [refusal('over-quantity', { ...about, ...(first && { lineId: first.lineId }) }, reading)];
}
