import { counterpartyOf } from '../domain/counterparty.js';
import type { FlowDocument } from '../domain/document.js';
import { policyOf } from '../domain/flow-policy.js';
import type { Strings } from '../strings/en.js';
import { format } from '../strings/format.js';

/** What an associate goes by to know that this is the right document: its kind, its id, its batch, and where units come from or go to. */
export function documentFacts(document: FlowDocument, strings: Strings): readonly string[] {
  const { flow, direction, documentId, title = documentId, count } = document;
  const place = counterpartyOf(document);
  const way = policyOf(document).stock === 'out' ? strings.goesTo : strings.comesFrom;
  return [
    direction ? strings.adjustments[direction] : strings.kinds[flow],
    ...(title === documentId ? [] : [documentId]),
    ...(count ? [format(strings.batch, { batch: count.batchId })] : []),
    ...(place === undefined ? [] : [format(way, { place })]),
  ];
}
