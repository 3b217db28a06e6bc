import { replay } from '../domain/folding/apply.js';
import { countReport, type CountReport } from '../domain/rules/count-report.js';
import type { FlowStore } from '../ports/flow-store.js';

/** What the batches of a count on this device have found. */
export async function countReportOf(
  countId: string,
  store: Pick<FlowStore, 'flows' | 'journal'>,
): Promise<CountReport> {
  const batches = (await store.flows()).filter(flow => flow.countId !== undefined && flow.countId === countId);
  const journals = await Promise.all(batches.map(({ flowId }) => store.journal(flowId)));
  return countReport(countId, journals.map(replay));
}
