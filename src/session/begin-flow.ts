import type { Action } from '../domain/model/action.js';
import { claimScope } from '../domain/model/claim.js';
import type { FlowDocument } from '../domain/model/document.js';
import { closedCounts } from '../domain/folding/closed-counts.js';
import { flowSummary } from '../domain/folding/flow-summary.js';
import { InputError, type Problem } from '../domain/model/input-error.js';
import type { Product } from '../domain/model/product.js';
import type { FlowState } from '../domain/model/state.js';
import { workable } from '../domain/rules/document-problems.js';
import { flowName } from '../domain/rules/flow-name.js';
import { isUndone } from '../domain/rules/has-ended.js';
import { transition } from '../domain/deciding/transition.js';
import type { ErasedFlow } from '../ports/erasure.js';
import type { Found, FlowSummary } from '../ports/flow-store.js';
import { nextReceipt } from './earlier-receipts.js';
import { stampOf, type FlowParts } from './flow-parts.js';
import { fold, findFlow, isOpening, type FoldedFlow } from './load-flow.js';
import { unlessErased } from './unless-erased.js';

/** A flow, and its document as it was handed in now, where the flow was there before. */
export interface BegunFlow {
  readonly flow: FoldedFlow;
  readonly given?: FlowDocument;
}

/**
 * The flow of a document, as this device left it; where there is none, it begins with its first fact.
 * @param tell Hears of each problem of a document whose flow begins
 * @throws {InputError} `count-closed` for a new batch of a count that is closed
 */
export async function beginFlow(
  given: FlowDocument,
  parts: FlowParts,
  tell: (problem: Problem) => void = () => undefined,
): Promise<BegunFlow> {
  const { store, settings, catalog } = parts;
  const [flows, erased = []] = await Promise.all([store.flows(), store.erased?.()]);
  checkCountIsOpen(given, flows, erased);
  const over = overOf(given, flows, erased);
  const flowId = flowIdOf(given, over);
  const known = await findFlow(store, flowId);
  const { document, receipt } = await nextReceipt(given, over.flows, over.erased, parts, known?.state.document);
  const products = document.lines.flatMap(line => catalog.find(line.sku) ?? []);
  if (known) return { flow: known, given: asWorked(document, products, known.state) };
  const open: Action = { type: 'open', stamp: stampOf(parts), flowId, document, products, settings, receipt };
  const { state, facts } = transition(undefined, open);
  const wanted = { flowId, seq: 0, scope: claimScope(document), lookups: new Set<string>() };
  const nothing = { claim: [], release: [], ledger: [], outbox: [], summary: flowSummary(state) };
  // Another tab may have begun it meanwhile, or the second copy may have brought it back.
  const begin = ({ tail }: Found) => {
    const begun = tail.some(isOpening) ? [] : facts;
    return { journal: [...tail, ...begun], changes: { ...nothing, facts: begun } };
  };
  const begun = await store.transact(wanted, begin).catch(unlessErased);
  // Another tab has begun it, ended it and erased it meanwhile: this one has the next id.
  if (!begun) return beginFlow(given, parts, tell);
  state.document.problems?.forEach(tell);
  return { flow: { ...fold(undefined, begun.journal), snapshotSeq: 0, isWhole: true } };
}

/** The document as the flow would work it: what was left out of it when it was begun is no change. */
function asWorked(document: FlowDocument, feed: readonly Product[], { lines, settings }: FlowState): FlowDocument {
  return workable(document, [...feed, ...lines.map(({ product }) => product)], settings);
}

/** The flows of a document that are over, so that opening it begins another one. */
interface Over {
  readonly flows: readonly FlowSummary[];
  readonly erased: readonly ErasedFlow[];
}

/** Over is what was cancelled, taken back or erased, and a receipt whose rest is still to come. */
function overOf(document: FlowDocument, flows: readonly FlowSummary[], erased: readonly ErasedFlow[]): Over {
  const name = flowName(document);
  const isOfDocument = ({ flowId }: { readonly flowId: string }): boolean =>
    flowId.slice(0, flowId.lastIndexOf('/') + 1) === name;
  return {
    flows: flows.filter(({ status, restFollows }) => isUndone(status) || restFollows).filter(isOfDocument),
    erased: erased.filter(isOfDocument),
  };
}

/**
 * One document is one flow at a time on this device, whoever opens it and however often: the id follows from the
 * document. It is the first that is not over, so that a correction of an earlier receipt is ended before the next one
 * goes on.
 */
function flowIdOf(document: FlowDocument, over: Over): string {
  const ids = new Set([...over.flows, ...over.erased].map(({ flowId }) => flowId));
  const name = flowName(document);
  let number = 1;
  while (ids.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** Refuses a new batch of a closed count. A batch that was begun before may still be looked at and corrected. */
function checkCountIsOpen({ count }: FlowDocument, flows: readonly FlowSummary[], erased: readonly ErasedFlow[]): void {
  if (!count) return;
  const isBegun = flows.some(({ countId, batchId }) => countId === count.countId && batchId === count.batchId);
  if (isBegun || !closedCounts(flows, erased).has(count.countId)) return;
  const message = `count.countId ${count.countId} is closed: its batches can be recounted, and no new one begins`;
  throw new InputError('document', [{ code: 'count-closed', path: 'count.countId', message }]);
}
