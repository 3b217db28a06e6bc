import { isWaiting } from '../../domain/model/event-file.js';
import { hashOf, isChained, newSalt, resealedIn, sealGroup, tokenOf } from '../../chain/chain.js';
import { erasedAs, eraserOf } from '../../chain/erase-names.js';
import type { CaptureEvent } from '../../domain/model/capture-event.js';
import type { Fact, Stamp } from '../../domain/model/fact.js';
import type { Elsewhere } from '../../domain/model/verdict.js';
import type { ErasedUser } from '../../ports/erasure.js';
import type { Connection } from '../connection.js';
import type { Transaction } from '../database.js';
import { endOf } from '../log/records.js';
import { RESTORE_LIMIT_MS } from '../log/restore.js';
import { startsWith, type JournalRecord } from '../schema.js';
import { factsOf } from '../snapshots.js';
import { ERASE_STORES, eventIdsOf } from './erase-flows.js';
import { erasedUsers, noteUser } from './noted.js';

/** Whose name is to go, and the stamp of the facts that say so. */
interface Erasing {
  readonly userId: string;
  readonly user: ErasedUser;
  readonly stamp: Omit<Stamp, 'userId'>;
}

/**
 * Takes the name of a person out of the database, each flow in a transaction of its own, so that no scan waits for
 * many. By what the name is known is noted first, so that nothing brings it back and a try that was cut off goes on.
 * Resolves to false where an event file that waits has the name: it goes out as it was written, or not at all.
 * @param groupsOf the journal of a flow, as it was stored
 */
export async function eraseUser(
  connection: Connection,
  groupsOf: (flowId: string) => Promise<readonly JournalRecord[]>,
  userId: string,
  stamp: Erasing['stamp'],
): Promise<boolean> {
  const waiting = await connection.read(['outbox'], transaction =>
    transaction.objectStore('outbox').index('waiting').getAll(),
  );
  if (waiting.some(({ entry }) => isNamed(entry.event, userId))) return false;
  const user = await connection.write(['meta'], transaction => knownAs(transaction, userId, stamp.atMs));
  // Listed after that note, with which an import leaves the name out.
  const flowIds = await connection.read(['flows'], transaction => transaction.objectStore('flows').getAllKeys());
  const erase = eraserOf([user]);
  const eraseAll = async (): Promise<boolean> => {
    let isWhole = true;
    for (const flowId of flowIds) {
      if ((await groupsOf(flowId)).every(group => erase(group) === group)) continue;
      const erasing = { userId, user, stamp };
      const work = (transaction: Transaction<'readwrite'>) => eraseIn(transaction, flowId, erasing);
      isWhole = (await connection.write(ERASE_STORES, work, { limitMs: RESTORE_LIMIT_MS })) && isWhole;
    }
    return isWhole;
  };
  // A flow that is done may be refused a serial by one that is not, and notes who has it. After once, no claim says so.
  await eraseAll();
  return eraseAll();
}

function isNamed({ userId, approvedBy }: CaptureEvent, name: string): boolean {
  return userId === name || approvedBy === name;
}

/** By what the name is known from now on: a second erasure of the same name finds what the first one has noted. */
async function knownAs(transaction: Transaction<'readwrite'>, userId: string, atMs: number): Promise<ErasedUser> {
  const known = erasedAs(userId, await erasedUsers(transaction));
  if (known) return known;
  const salt = newSalt();
  const user = { salt, token: tokenOf(salt, userId), atMs, flowIds: [] };
  await noteUser(transaction, user);
  return user;
}

/** Resolves to false, with nothing changed, where an event file of the flow waits that has the name. */
async function eraseIn(transaction: Transaction<'readwrite'>, flowId: string, erasing: Erasing): Promise<boolean> {
  const { user, userId, stamp } = erasing;
  const [flow, records, users] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(startsWith(flowId)),
    erasedUsers(transaction),
  ]);
  const last = records.at(-1);
  const erase = eraserOf([user]);
  const nameless = records.map(erase);
  if (!flow || !last || nameless.every((record, at) => record === records[at])) return true; // an earlier try was stored
  if (!(await blankFiles(transaction, records, userId))) return false;

  const resealed = resealedHashes(flowId, records, nameless);
  const fact: Fact = { ...stamp, type: 'user-erased', ...(resealed.length > 0 && { resealed }) };
  const seq = endOf(last);
  const { seal } = sealGroup(last.hash ?? '', flowId, { seq, facts: [fact] });
  const note = { flowId, seq, facts: [fact], write: '', ...seal };
  const journal = transaction.objectStore('journal');
  const noted = erasedAs(userId, users) ?? user;
  await Promise.all([
    ...nameless.filter((record, at) => record !== records[at]).map(record => journal.put(record)),
    journal.add(note),
    transaction.objectStore('flows').put({ ...flow, seq: seq + 1, head: note.hash }),
    transaction.objectStore('snapshots').delete(flowId),
    noteUser(transaction, { ...noted, flowIds: [...new Set([...noted.flowIds, flowId])] }),
    forgetHolder(transaction, flowId, userId),
  ]);
  return true;
}

/** What groups without salts hash to now; of those that were as they were stored until then. */
function resealedHashes(
  flowId: string,
  records: readonly JournalRecord[],
  nameless: readonly JournalRecord[],
): readonly string[] {
  const before = resealedIn(flowId, records);
  return nameless.flatMap((record, at) => {
    const [given, previous] = [records[at], records[at - 1]?.hash ?? ''];
    if (!given || given === record || record.hash === undefined) return [];
    const hash = hashOf(previous, flowId, record);
    return hash !== record.hash && isChained(previous, flowId, given, before) ? [hash] : [];
  });
}

/**
 * Takes the text out of event files that were acknowledged and have the name: their format is the host's, so nobody
 * knows where it stands in them. False where one was not acknowledged.
 */
async function blankFiles(
  transaction: Transaction<'readwrite'>,
  records: readonly JournalRecord[],
  userId: string,
): Promise<boolean> {
  const outbox = transaction.objectStore('outbox');
  const eventIds = eventIdsOf(factsOf(records));
  const files = (await Promise.all(eventIds.map(eventId => outbox.get(eventId)))).flatMap(file => file ?? []);
  const named = files.filter(({ entry }) => isNamed(entry.event, userId));
  if (named.some(({ entry }) => isWaiting(entry))) return false;
  for (const { entry, ...record } of named) {
    const { userId: by, approvedBy, ...event } = entry.event;
    const others = { ...(by !== userId && { userId: by }), ...(approvedBy !== userId && { approvedBy }) };
    const file = { ...entry.file, text: '' };
    await outbox.put({ ...record, entry: { ...entry, event: { ...event, ...others }, file } });
  }
  return true;
}

/** Claims are held by the flow on its device, whoever scanned. */
async function forgetHolder(transaction: Transaction<'readwrite'>, flowId: string, name: string): Promise<void> {
  const store = transaction.objectStore('claimGroups');
  const anonymous = new Map<Elsewhere, Elsewhere>(); // a record stores equal holders once
  const without = (holder: Elsewhere): Elsewhere => {
    const { userId, ...rest } = holder;
    const known = userId === name ? (anonymous.get(holder) ?? rest) : holder;
    anonymous.set(holder, known);
    return known;
  };
  for (const group of await store.getAll(startsWith(flowId)))
    if (group.holders.some(({ userId }) => userId === name))
      await store.put({ ...group, holders: group.holders.map(without) });
}
