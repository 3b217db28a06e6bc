import { approvalsNeeded } from '../domain/rules/approvals.js';
import { placesWanted } from '../domain/rules/count-mode.js';
import { hasEnded } from '../domain/rules/has-ended.js';
import { reasonsMissing } from '../domain/rules/mismatches.js';
import type { FlowState } from '../domain/model/state.js';
import type { Refusal } from '../domain/model/verdict.js';
import type { FlowRequest } from '../ports/capture.js';
import type { FlowSummary } from '../ports/flow-store.js';
import { countReportOf } from './count-report-of.js';
import { askToApprove, askToComplete } from './ask-host.js';
import type { FlowParts } from './flow-parts.js';
import type { PreparedRequest } from './task.js';

/** A request with what has to be known before it is decided, or the refusal that comes before a decision. */
export type Prepared = { readonly request: PreparedRequest } | { readonly refusal: Refusal };

/** Asks the host and the store what a request cannot be decided without. */
export async function prepareRequest(request: FlowRequest, state: FlowState, parts: FlowParts): Promise<Prepared> {
  switch (request.type) {
    case 'complete':
      return prepareCompletion(state, parts);
    case 'close-count':
      return prepareClosing(state, parts);
    case 'void':
      return prepareVoid(state, parts);
    default:
      return { request };
  }
}

async function prepareCompletion(state: FlowState, { host, settings }: FlowParts): Promise<Prepared> {
  const { allowed, message: text } = await askToComplete(host, state.flowId, settings.requestTimeoutMs);
  if (!allowed) return { refusal: { code: 'completion-refused', ...(text !== undefined && { text }) } };
  const mismatches = approvalsNeeded(state);
  // What is not counted and the reasons come first: whoever approves wants to see them.
  const isOpen = placesWanted(state).length > 0 || reasonsMissing(state).length > 0;
  if (mismatches.length === 0 || isOpen) return { request: { type: 'complete' } };
  const { flowId, kind: flow, document } = state;
  const question = { flowId, flow, documentId: document.documentId, mismatches };
  const answer = await askToApprove(host, question, settings.approvalTimeoutMs);
  if (answer.approved)
    return {
      request: { type: 'complete', approval: { of: mismatches, ...(answer.by !== undefined && { by: answer.by }) } },
    };
  return { refusal: { code: 'approval-missing', ...(answer.message !== undefined && { text: answer.message }) } };
}

/** Nobody is asked to approve what cannot be closed yet. */
async function prepareClosing(state: FlowState, { host, store, settings }: FlowParts): Promise<Prepared> {
  const { flowId, kind: flow, document, status, isCountClosed } = state;
  const open = openBatches(state, await store.flows());
  if (!document.count || status !== 'completed' || isCountClosed || open.length > 0)
    return { request: { type: 'close-count', openBatches: open } };
  const closing = await countReportOf(document.count.countId, store);
  const request = { type: 'close-count', openBatches: open, unknownBatches: closing.unknownBatches } as const;
  if (!state.settings.approveClosing) return { request };
  const question = { flowId, flow, documentId: document.documentId, mismatches: [], closing };
  const { approved, by, message: text } = await askToApprove(host, question, settings.approvalTimeoutMs);
  if (!approved) return { refusal: { code: 'approval-missing', ...(text !== undefined && { text }) } };
  return { request: { ...request, approval: by === undefined ? {} : { by } } };
}

/** What the host has is not taken back behind its back: only what it has refused, and all of it. */
async function prepareVoid({ eventIds }: FlowState, { store }: FlowParts): Promise<Prepared> {
  const files = await Promise.all(eventIds.map(eventId => store.event(eventId)));
  const refusal = files.at(-1)?.refusal;
  if (!refusal || files.some(file => !file || file.acknowledgedAtMs !== undefined || !file.refusal))
    return { refusal: { code: 'void-not-allowed' } };
  const { code, message } = refusal;
  return { request: { type: 'void', refusal: { code, message } } };
}

/** Batches of the same count that are not ended. */
function openBatches({ flowId, document }: FlowState, flows: readonly FlowSummary[]): readonly string[] {
  return flows
    .filter(({ countId, status }) => countId !== undefined && countId === document.count?.countId && !hasEnded(status))
    .flatMap(flow => (flow.flowId === flowId ? [] : (flow.batchId ?? [])));
}
