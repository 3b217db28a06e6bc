import type { CapturedSerial, Fact } from '../model/fact.js';
import type { ShapeChange } from '../model/serial-shape.js';
import type { FlowState, LineState } from '../model/state.js';
import { standsFor } from '../rules/kin.js';
import { lineOf } from '../rules/lines.js';

/**
 * The serials that a fact makes known of their products, and those that it takes back; `before` is the state that it
 * was added to. What a flow has completed stays known.
 */
export function shapeChanges(fact: Fact, before: FlowState | undefined): readonly ShapeChange[] {
  if (!before) return [];
  const line = 'lineId' in fact ? lineOf(before, fact.lineId) : undefined;
  const changes = ({ product }: LineState, serials: readonly CapturedSerial[], units: 1 | -1) =>
    serials
      .filter(captured => standsFor(before, captured))
      .map(({ serial }): ShapeChange => ({ sku: product.sku, serial, units }));
  switch (fact.type) {
    case 'serial-accepted':
      return line ? changes(line, [fact.captured], 1) : [];
    case 'serial-removed':
      return line
        ? changes(
            line,
            line.serials.filter(({ key }) => key === fact.key),
            -1,
          )
        : [];
    case 'line-restarted':
    case 'recount-started':
      return line ? changes(line, line.serials, -1) : [];
    case 'flow-cancelled':
      return before.lines.flatMap(each => changes(each, each.serials, -1));
    default:
      return [];
  }
}
