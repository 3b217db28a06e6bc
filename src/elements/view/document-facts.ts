import { policyOf } from '../../domain/rules/flow-policy.js';
import type { FlowSummary } from '../../domain/folding/flow-summary.js';
import type { Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';

/**
 * What an associate goes by to know that this is the right document: its kind, its id, its batch, and where units come
 * from or go to.
 */
export function documentFacts(flow: FlowSummary, strings: Strings): readonly string[] {
  const { kind, direction, documentId, title, batchId, counterparty, receipt } = flow;
  const way = policyOf({ flow: kind, direction }).stock === 'out' ? strings.goesTo : strings.comesFrom;
  return [
    direction ? strings.adjustments[direction] : strings.kinds[kind],
    ...(title === documentId ? [] : [documentId]),
    ...(batchId === undefined ? [] : [format(strings.batch, { batch: batchId })]),
    ...(receipt === undefined ? [] : [format(strings.receipt, { number: receipt })]),
    ...(counterparty === undefined ? [] : [format(way, { place: counterparty })]),
  ];
}
