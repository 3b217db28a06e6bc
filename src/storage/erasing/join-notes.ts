import type { ErasedFlow, ErasedUser } from '../../ports/erasure.js';
import type { Connection } from '../connection.js';
import type { Transaction } from '../database.js';
import { NOTE_SEQ, type LogLine } from '../log/log-protocol.js';
import { startsWith } from '../schema.js';
import { factsOf } from '../snapshots.js';
import { ERASE_STORES, takeAway } from './erase-flows.js';
import { erasedFlows, erasedUsers, keyOf, noteFlow, noteUser } from './noted.js';

type Noted = ErasedFlow | ErasedUser;

/**
 * Brings what was erased to both copies, because browsers now and then discard a whole database: without its notes a
 * log that still has a flow, or a name, would bring it back.
 * @param texts the notes that the log has, by their keys
 * @returns the lines that the log lacks
 */
export function joinNotes(
  connection: Connection,
  texts: Readonly<Record<string, string>>,
): Promise<readonly LogLine[]> {
  return connection.write(ERASE_STORES, async transaction => {
    const noted = [...(await erasedFlows(transaction)), ...(await erasedUsers(transaction))];
    const known = new Set(noted.map(keyOf));
    const lost = Object.entries(texts).flatMap(([key, text]) => (known.has(key) ? [] : readNote(key, text)));
    for (const note of lost) await noteAgain(transaction, note);
    return linesOf(noted).filter(({ flowId, text }) => texts[flowId] !== text);
  });
}

/** What was erased, as lines of the log. */
export function linesOf(noted: readonly Noted[]): readonly LogLine[] {
  return noted.map(note => ({ flowId: keyOf(note), seq: NOTE_SEQ, count: 1, text: JSON.stringify(note) }));
}

/** A database that has lost its last transactions may have the flow again. */
async function noteAgain(transaction: Transaction<'readwrite'>, note: Noted): Promise<void> {
  if ('token' in note) return void (await noteUser(transaction, note));
  const { flowId } = note;
  const records = await transaction.objectStore('journal').getAll(startsWith(flowId));
  await takeAway(transaction, flowId, factsOf(records));
  await noteFlow(transaction, note);
}

/** What was edited by hand is no note. */
function readNote(key: string, text: string): readonly Noted[] {
  try {
    const note = JSON.parse(text) as Noted;
    return keyOf(note) === key ? [note] : [];
  } catch {
    return [];
  }
}
