import { replayFrom } from '../domain/folding/apply.js';
import type { Fact } from '../domain/model/fact.js';
import { IdSet } from '../domain/collections/id-set.js';
import type { FlowSnapshot, FlowStore } from '../ports/flow-store.js';

/** A flow as it stands, and how many of its facts the stored snapshot covers. */
export interface FoldedFlow extends FlowSnapshot {
  readonly snapshotSeq: number;
  /**
   * Whether these are certainly all facts. A flow that was only read may get facts back from the second copy a moment
   * later.
   */
  readonly isWhole: boolean;
}

/** The flow as this device left it. Rejects when it has none of that id. */
export async function loadFlow(store: FlowStore, flowId: string): Promise<FoldedFlow> {
  const flow = typeof flowId === 'string' ? await findFlow(store, flowId) : undefined;
  if (!flow) throw new Error(`There is no flow ${typeof flowId === 'string' ? flowId : ''} on this device`);
  return flow;
}

/** The flow as this device left it; undefined when it has none of that id. */
export async function findFlow(store: FlowStore, flowId: string): Promise<FoldedFlow | undefined> {
  const { snapshot, tail } = (await store.load?.(flowId)) ?? { snapshot: undefined, tail: await store.journal(flowId) };
  if (!snapshot && !tail.some(isOpening)) return undefined;
  return { ...fold(snapshot, tail), snapshotSeq: snapshot?.state.seq ?? 0, isWhole: false };
}

/** Says what a flow is about. Lost where it was edited and no copy has it; opening the document says it anew. */
export function isOpening({ type }: Fact): boolean {
  return type === 'flow-opened';
}

/** The flow after these further facts. Throws an Error where a journal does not begin with `flow-opened`. */
export function fold(before: FlowSnapshot | undefined, facts: readonly Fact[]): FlowSnapshot {
  const readings = (before?.readings ?? IdSet.empty).with(facts.flatMap(readingIds));
  return { state: replayFrom(before?.state, facts), readings };
}

function readingIds(fact: Fact): string[] {
  if (fact.type === 'serial-accepted') return [fact.captured.reading.id];
  if ('held' in fact && fact.held) return [fact.held.reading.id];
  if ('reading' in fact && fact.reading) return [fact.reading.id];
  return [];
}
