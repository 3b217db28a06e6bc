import { wrap } from 'idb';
import { replay } from '../domain/folding/apply.js';
import type { Fact } from '../domain/model/fact.js';
import { groupBy } from '../domain/collections/group-by.js';
import { InputReader } from '../domain/inputs/read-input.js';
import { text, textUpTo } from '../domain/inputs/read-values.js';
import type { ExportedFlow, ImportReport, OutboxEntry, StoreExport } from '../ports/flow-store.js';
import type { Connection } from './connection.js';
import type { Database } from './database.js';
import type { FlowCopy } from './log/flow-copy.js';
import { addEntry, RESTORE_LIMIT_MS, restoreFlow } from './log/restore.js';
import { startsWith, waitingRecord, type JournalRecord, type OutboxRecord } from './schema.js';
import { factsOf } from './snapshots.js';
import { StoreError, toStoreError } from './store-error.js';
import { TRANSACT_STORES } from './transact.js';

const FORMAT = 'serialkit/store/1';

/**
 * Everything that has happened, read from the stores as they are: also where a newer version of the app made them, and
 * this one must not write.
 */
export async function exportStores(factory: IDBFactory | undefined, name: string): Promise<StoreExport> {
  if (!factory) throw new StoreError('unavailable', 'There is no IndexedDB here.');
  const database = await openAsIs(factory, name);
  if (!database) return { format: FORMAT, flows: [], outbox: [] };
  try {
    const transaction = database.transaction(['journal', 'outbox']);
    const [records, outbox] = await Promise.all([
      transaction.objectStore('journal').getAll(),
      transaction.objectStore('outbox').getAll(),
    ]);
    return { format: FORMAT, flows: flowsOf(records), outbox: outbox.map(({ entry }) => entry) };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    database.close();
  }
}

/**
 * Takes in what another device exported. A flow that this device has too is continued where its facts begin alike, and
 * left as it is where they do not.
 * @throws {InputError} for an export that is not understood; nothing is stored then
 */
export async function importStores(
  connection: Connection,
  copy: FlowCopy,
  input: unknown,
  atMs: number,
): Promise<ImportReport> {
  const { flows, outbox } = readExport(input);
  const report = { added: [] as string[], known: [] as string[], conflicting: [] as string[] };
  // First, because a flow goes into the second copy together with its event files.
  const filed = await addEntries(connection, outbox);
  for (const { flowId, facts } of flows) {
    let last = 0;
    const outcome = await connection.write(
      TRANSACT_STORES,
      async transaction => {
        const records = await transaction.objectStore('journal').getAll(startsWith(flowId));
        last = records.at(-1)?.seq ?? 0;
        const stored = factsOf(records);
        const isAlike = stored.every(
          (fact, at) => at >= facts.length || JSON.stringify(fact) === JSON.stringify(facts[at]),
        );
        if (!isAlike) return 'conflicting';
        if (stored.length >= facts.length) return 'known';
        const record = { flowId, seq: stored.length, facts: facts.slice(stored.length), write: 'import' };
        await restoreFlow(transaction, [{ record, outbox: [] }], atMs);
        return 'added';
      },
      { limitMs: RESTORE_LIMIT_MS },
    );
    if (outcome === 'added' || filed.has(flowId)) await copy.add(flowId, last);
    report[outcome].push(flowId);
  }
  return report;
}

/**
 * Adds event files that are not here.
 * @returns the ids of their flows
 */
function addEntries(connection: Connection, outbox: readonly OutboxEntry[]): Promise<ReadonlySet<string>> {
  return connection.write(['outbox'], async transaction => {
    const flows = new Set<string>();
    for (const entry of outbox) if (await addEntry(transaction, recordOf(entry))) flows.add(entry.flowId);
    return flows;
  });
}

function recordOf(entry: OutboxEntry): OutboxRecord {
  return entry.acknowledgedAtMs === undefined ? waitingRecord(entry) : { eventId: entry.eventId, entry };
}

function flowsOf(records: readonly JournalRecord[]): readonly ExportedFlow[] {
  const flows = groupBy(records, ({ flowId }) => flowId);
  return [...flows].map(([flowId, groups]) => ({ flowId, facts: factsOf(groups) }));
}

/** The database in whatever version it is; undefined where there is none, and none is made. */
function openAsIs(factory: IDBFactory, name: string): Promise<Database | undefined> {
  const request = factory.open(name);
  let isMissing = false;
  request.addEventListener('upgradeneeded', () => {
    isMissing = true;
    request.transaction?.abort();
  });
  return (wrap(request) as unknown as Promise<Database>).catch((error: unknown): undefined => {
    if (isMissing) return undefined;
    throw toStoreError(error);
  });
}

function readExport(input: unknown): StoreExport {
  const read = new InputReader('export');
  const fields = read.object(input, '');
  if (fields['format'] !== FORMAT) read.refuse('unknown-value', 'format', `must be ${FORMAT}`);
  const flows = read.list(fields['flows'], 'flows', Infinity).map((flow, at) => readFlow(read, flow, `flows[${at}]`));
  const outbox = read.list(fields['outbox'], 'outbox', Infinity).map((entry, at) => {
    text(read, read.object(entry, `outbox[${at}]`)['eventId'], `outbox[${at}].eventId`);
    return entry as OutboxEntry;
  });
  read.finish();
  return { format: FORMAT, flows, outbox };
}

/** Facts are written by the SDK itself, so it is only checked that they tell a flow from its beginning. */
function readFlow(read: InputReader, input: unknown, path: string): ExportedFlow {
  const fields = read.object(input, path);
  const flowId = textUpTo(1000)(read, fields['flowId'], `${path}.flowId`) ?? '';
  const facts = read.list(fields['facts'], `${path}.facts`, Infinity) as readonly Fact[];
  try {
    if (replay(facts).flowId !== flowId) read.refuse('unknown-value', `${path}.facts`, 'must tell of this flow');
  } catch {
    read.refuse('wrong-type', `${path}.facts`, 'must tell a flow from its beginning');
  }
  return { flowId, facts };
}
