import { claimScope } from '../domain/model/claim.js';
import type { FlowState } from '../domain/model/state.js';
import type { FlowSnapshot, Found } from '../ports/flow-store.js';
import { completionWriter } from './change-set.js';
import { decideGroup, lookupsWanted, productsMeant, type DecideContext, type GroupDecision } from './decide-group.js';
import { stampOf, type FlowParts } from './flow-parts.js';
import { fold } from './load-flow.js';
import type { Task } from './task.js';

/** An error of our own, in a decision; nothing was stored by it. */
export class Fault extends Error {}

/** What became of a group, and the flow as others had left it before. */
export interface StoredGroup extends GroupDecision {
  readonly caughtUp: FlowSnapshot;
  readonly found: Found;
  /** For how long deciding has held the page, in milliseconds. */
  readonly heldMs: number;
}

/**
 * Decides and stores a group of tasks in one transaction. Rejects with a `Fault` where a decision throws, and with a
 * `StoreFailure`.
 */
export async function storeGroup(tasks: readonly Task[], flow: FlowSnapshot, parts: FlowParts): Promise<StoredGroup> {
  const { flowId, seq, document } = flow.state;
  const [heldMs, [context, lookups, skus]] = inside(() => {
    const made = contextOf(flow.state, parts);
    return [made, lookupsWanted(tasks, flow.state, made), productsMeant(tasks, flow.state, made)] as const;
  });
  const wanted = { flowId, seq, scope: claimScope(document), lookups, ...(skus.size > 0 && { skus }) };
  return parts.store.transact(wanted, found => {
    const [moreMs, decision] = inside(() => {
      const caughtUp = fold(flow, found.tail);
      const chained = { ...context, journalHead: found.head };
      return { found, caughtUp, ...decideGroup(tasks, caughtUp.state, found, lookups, chained) };
    });
    return { ...decision, heldMs: heldMs + moreMs };
  });
}

function inside<T>(decide: () => T): [heldMs: number, decided: T] {
  const beginMs = performance.now();
  try {
    const decided = decide();
    return [performance.now() - beginMs, decided];
  } catch (cause) {
    throw new Fault('A decision failed', { cause });
  }
}

function contextOf({ settings }: FlowState, parts: FlowParts): DecideContext {
  const { catalog, clock, host, parsed } = parts;
  return {
    catalog,
    parsed,
    stamp: stampOf(parts),
    newId: () => clock.newId(),
    asksHost: settings.verifySerials && host.verify !== undefined,
    utcOffsetMinutes: clock.utcOffsetMinutes(),
    writeEvent: completionWriter(parts),
  };
}
