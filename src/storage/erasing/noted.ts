import type { ErasedFlow, ErasedUser } from '../../ports/erasure.js';
import type { Mode, Transaction } from '../database.js';

/** In `meta`, each flow that was erased is noted under this and its id, and each name under this and its token. */
const FLOW = 'erased/';
const USER = 'erased-user/';

/** The flows that were erased here, in the order of their ids. */
export async function erasedFlows(transaction: Transaction<Mode>): Promise<readonly ErasedFlow[]> {
  return (await transaction.objectStore('meta').getAll(allUnder(FLOW))) as readonly ErasedFlow[];
}

export async function isErased(transaction: Transaction<'readwrite'>, flowId: string): Promise<boolean> {
  return (await transaction.objectStore('meta').getKey(`${FLOW}${flowId}`)) !== undefined;
}

export function noteFlow(transaction: Transaction<'readwrite'>, flow: ErasedFlow): Promise<unknown> {
  return transaction.objectStore('meta').put(flow, keyOf(flow));
}

/** By what the names are known that were erased here. */
export async function erasedUsers(transaction: Transaction<Mode>): Promise<readonly ErasedUser[]> {
  return (await transaction.objectStore('meta').getAll(allUnder(USER))) as readonly ErasedUser[];
}

export function noteUser(transaction: Transaction<'readwrite'>, user: ErasedUser): Promise<unknown> {
  return transaction.objectStore('meta').put(user, keyOf(user));
}

/** Notes that no log has a name more that was erased. */
export async function forgetFlows(transaction: Transaction<'readwrite'>): Promise<void> {
  for (const user of await erasedUsers(transaction)) await noteUser(transaction, { ...user, flowIds: [] });
}

/** Under what it is noted. */
export function keyOf(noted: ErasedFlow | ErasedUser): string {
  return 'token' in noted ? `${USER}${noted.token}` : `${FLOW}${noted.flowId}`;
}

const allUnder = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
