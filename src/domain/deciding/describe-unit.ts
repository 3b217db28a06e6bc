import type { Code } from '../../codes/code.js';
import { lotExpiryOf } from '../../codes/lot-expiry.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { isUntracked } from '../rules/unit-facts.js';

/**
 * A label that says a lot or an expiry day and no product: it is of the last unit of the line that is asked for, or of
 * the only line, whose product tracks them and of which they are not known. Undefined where there is none.
 */
export function describeUnit(
  state: FlowState,
  { ais = [] }: Code,
  { atMs }: ReadingRecord,
  asked: LineState | undefined,
): readonly FactBody[] | undefined {
  const facts = lotExpiryOf(ais, atMs);
  if (facts.lot === undefined && facts.expiry === undefined) return undefined;
  const lacking = (asked ? [asked] : state.lines).flatMap(line => {
    const unit = line.product.track && line.serials.filter(captured => isUntracked(line, captured)).at(-1);
    return unit ? { lineId: line.lineId, unit } : [];
  });
  const [found, ...others] = lacking;
  if (!found || others.length > 0) return undefined;
  const { key, condition = 'good', reason } = found.unit;
  return [
    { type: 'unit-marked', lineId: found.lineId, key, condition, ...(reason !== undefined && { reason }), ...facts },
  ];
}
