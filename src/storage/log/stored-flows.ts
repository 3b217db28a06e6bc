import { closedCounts } from '../../domain/folding/closed-counts.js';
import { hasEnded } from '../../domain/rules/has-ended.js';
import type { ErasedFlow } from '../../ports/erasure.js';
import type { Connection } from '../connection.js';
import { erasedFlows, erasedUsers } from '../erasing/noted.js';
import { startsWith, type FlowRecord } from '../schema.js';
import { waitingOf } from '../transact.js';
import { groupsOf, type Group } from './group.js';

/** What the database has, as the log is compared with it. */
export interface Stored {
  readonly flows: readonly FlowRecord[];
  /** The flows that were erased. */
  readonly gone: ReadonlySet<string>;
  /** The flows from which a name was erased of late. */
  readonly nameless: ReadonlySet<string>;
  /**
   * Flows that need no second copy any more: ended, and their event file acknowledged. The batches of an open count do,
   * because their claims keep its serials unique.
   */
  readonly over: ReadonlySet<string>;
}

export function storedFlows(connection: Connection): Promise<Stored> {
  return connection.read(['flows', 'meta', 'outbox'], async transaction => {
    const [flows, erased, users, waiting] = await Promise.all([
      transaction.objectStore('flows').getAll(),
      erasedFlows(transaction),
      erasedUsers(transaction),
      transaction.objectStore('outbox').index('waiting').getAll(),
    ]);
    return {
      flows,
      gone: new Set(erased.map(({ flowId }) => flowId)),
      nameless: new Set(users.flatMap(({ flowIds }) => flowIds)),
      over: overOf(flows, erased, new Set(waiting.map(({ entry }) => entry.flowId))),
    };
  });
}

function overOf(
  flows: readonly FlowRecord[],
  erased: readonly ErasedFlow[],
  undelivered: ReadonlySet<string>,
): ReadonlySet<string> {
  const closed = closedCounts(
    flows.map(({ summary }) => summary),
    erased,
  );
  const isOver = ({ flowId, summary: { status, countId } }: FlowRecord): boolean =>
    hasEnded(status) && !undelivered.has(flowId) && (countId === undefined || closed.has(countId));
  return new Set(flows.filter(isOver).map(({ flowId }) => flowId));
}

/** What the database holds of a flow. */
export async function storedGroups(connection: Connection, flowId: string): Promise<readonly Group[]> {
  const [flow, records, waiting] = await connection.read(['flows', 'journal', 'outbox'], transaction =>
    Promise.all([
      transaction.objectStore('flows').get(flowId),
      transaction.objectStore('journal').getAll(startsWith(flowId)),
      waitingOf(transaction, flowId),
    ]),
  );
  return flow ? groupsOf(records, flow.summary, waiting) : [];
}
