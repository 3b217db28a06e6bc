import { FLOW_KINDS, type FlowDocument } from '../model/document.js';

/** What the ids of a document's flows begin with: one document is one flow on a device, whoever opens it. */
export function flowName({ flow, documentId, count }: FlowDocument): string {
  const named = [documentId, ...(count ? [count.batchId] : [])].map(part => part.replace(/[%/]/g, encodeURIComponent));
  return [flow, ...named, ''].join('/');
}

/** Is this the name of another document's flow, which would open in place of that one? */
export function isMisnamed(flowId: string, document: FlowDocument): boolean {
  return FLOW_KINDS.some(kind => flowId.startsWith(`${kind}/`)) && !flowId.startsWith(flowName(document));
}
