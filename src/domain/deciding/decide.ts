import type { Action } from '../model/action.js';
import { decideAfterwards, isAfterwards, type AfterwardsAction } from './decide-afterwards.js';
import { decideLifecycle, isLifecycle, type LifecycleAction } from './decide-lifecycle.js';
import { decideReading } from './decide-reading.js';
import { decideRequest } from './decide-request.js';
import { answerRevision, decideRevision } from './decide-revision.js';
import { countFact } from './count-units.js';
import { openedLines } from '../folding/new-line.js';
import type { FlowDocument } from '../model/document.js';
import type { Product } from '../model/product.js';
import type { Settings } from '../model/settings.js';
import { policyOf } from '../rules/flow-policy.js';
import type { FactBody } from '../model/fact.js';
import { workable } from '../rules/document-problems.js';
import { withListedSerials } from '../rules/listed-products.js';
import { hasEnded } from '../rules/has-ended.js';
import { refusal } from '../rules/refuse.js';
import { recordOf } from './held.js';
import type { FlowState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';

/** The facts that an action leads to, in order; none where nothing changes. */
export function decide(state: FlowState | undefined, action: Action): readonly FactBody[] {
  if (!state) return opening(action);
  if (action.type === 'open') return [];
  if (action.type === 'revise') return decideRevision(state, action);
  if (action.type === 'answer-revision') return answerRevision(state, action);
  if (isAfterwards(action)) return decideAfterwards(state, action);
  return isLifecycle(action) ? decideLifecycle(state, action) : decideCapture(state, action);
}

function opening(action: Action): readonly FactBody[] {
  if (action.type !== 'open') return [];
  const { flowId, settings, receipt = 1 } = action;
  const document = workable(action.document, action.products, settings);
  const products = withListedSerials(document, action.products);
  const lines = inBasket(document, products, settings);
  return [{ type: 'flow-opened', flowId, document, products, settings, ...(receipt > 1 && { receipt }) }, ...lines];
}

/** What a basket has at its beginning is there; only serials are still to be scanned. */
function inBasket(document: FlowDocument, products: readonly Product[], settings: Settings): readonly FactBody[] {
  if (policyOf(document).expects !== 'basket') return [];
  const lines = openedLines(document, products, settings);
  return lines.flatMap(line => (line.serialized ? [] : countFact(line, line.expectedQty ?? 0)));
}

type CaptureAction = Exclude<
  Action,
  { type: 'open' | 'revise' | 'answer-revision' } | LifecycleAction | AfterwardsAction
>;

/** Changes that the review itself offers: the associate stays in it. */
const WITHIN_REVIEW: ReadonlySet<string> = new Set([
  'remove-serial',
  'remove-unreadable',
  'count-units',
  'mark-unit',
  'mark-units',
  'give-reason',
  'give-rest',
  'none-here',
]);

function decideCapture(state: FlowState, action: CaptureAction): readonly FactBody[] {
  const closed = closedCode(state);
  if (closed) return [refusal(closed, {}, action.type === 'read' ? recordOf(action.reading) : undefined)];
  const facts = action.type === 'read' ? decideReading(state, action) : decideRequest(state, action);
  // Whatever changes the flow from outside the review ends the review, such as a scan of the missing unit. A refusal
  // changes nothing, so the review stays.
  const goesOn = facts.some(({ type }) => type !== 'reading-refused') && !WITHIN_REVIEW.has(action.type);
  return state.status === 'review' && goesOn ? [{ type: 'review-left' }, ...facts] : facts;
}

/** Why nothing is captured in this status. */
export function closedCode({ status }: FlowState): RefusalCode | undefined {
  if (hasEnded(status)) return 'flow-closed';
  return status === 'paused' ? 'flow-paused' : undefined;
}
