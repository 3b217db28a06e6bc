import type { Action } from '../model/action.js';
import type { FlowDocument } from '../model/document.js';
import type { FactBody } from '../model/fact.js';
import { policyOf } from '../rules/flow-policy.js';
import { hasEnded } from '../rules/has-ended.js';
import { withListedSerials } from '../rules/listed-products.js';
import { changesTo, isSameContent } from '../rules/revisions.js';
import type { FlowState } from '../model/state.js';

/** The host has handed the document in again. An ended flow is what it was; the same content is no revision. */
export function decideRevision(state: FlowState, given: Extract<Action, { type: 'revise' }>): readonly FactBody[] {
  const { document } = given;
  const { revisions } = state.settings;
  if (!mayRevise(state, document)) return [];
  const products = withListedSerials(document, given.products);
  const revision = { document, products, changes: changesTo(state, document, products) };
  if (revisions === 'merge') return [...leavingReview(state), { type: 'document-revised', ...revision }];
  const isOffered = state.revision?.offered && isSameContent(state.revision.offered.document, document);
  return isOffered ? [] : [{ type: 'revision-offered', ...revision }];
}

/**
 * Is it worth a decision? The same document is opened again far more often than it changes. A basket changes unit by
 * unit while it is worked, so that what its document had at the beginning says nothing about it.
 */
export function mayRevise({ status, settings, document }: FlowState, given: FlowDocument): boolean {
  if (hasEnded(status) || settings.revisions === 'ignore' || policyOf(document).expects === 'basket') return false;
  return !isSameContent(document, given);
}

/** The associate has seen the new version, and takes the one that was offered, or not. */
export function answerRevision(
  state: FlowState,
  { take }: Extract<Action, { type: 'answer-revision' }>,
): readonly FactBody[] {
  const { revision } = state;
  if (!revision || revision.isAnswered || hasEnded(state.status)) return [];
  const { changes, offered } = revision;
  const answered: FactBody = { type: 'revision-answered' };
  return offered && take
    ? [...leavingReview(state), { type: 'document-revised', ...offered, changes }, answered]
    : [answered];
}

/** Whatever is expected now, the associate has not reviewed it. */
function leavingReview({ status }: FlowState): readonly FactBody[] {
  return status === 'review' ? [{ type: 'review-left' }] : [];
}
