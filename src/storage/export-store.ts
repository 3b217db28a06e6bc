import { wrap } from 'idb';
import { replay } from '../domain/folding/apply.js';
import { flatten, groupsIn } from '../chain/chain.js';
import type { Fact } from '../domain/model/fact.js';
import type { ChainedFacts, ChainLink } from '../domain/model/fact-group.js';
import { groupBy } from '../domain/collections/group-by.js';
import { InputReader } from '../domain/inputs/read-input.js';
import { text, textUpTo } from '../domain/inputs/read-values.js';
import type { ExportedFlow, ImportReport, OutboxEntry, StoreExport } from '../ports/flow-store.js';
import type { Connection } from './connection.js';
import type { Database } from './database.js';
import type { FlowCopy } from './log/flow-copy.js';
import { addEntry, RESTORE_LIMIT_MS, restoreFlow } from './log/restore.js';
import { endOf } from './log/join.js';
import { startsWith, waitingRecord, type JournalRecord, type OutboxRecord } from './schema.js';
import { factsOf } from './snapshots.js';
import { StoreError, toStoreError } from './store-error.js';
import { chained, TRANSACT_STORES } from './transact.js';

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
  for (const { flowId, facts, chain = [] } of flows) {
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
        const groups = importedAfter(records, { flowId, facts, chain }).map(record => ({ record, outbox: [] }));
        await restoreFlow(transaction, { flowId, groups, isShared: true }, atMs);
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
 * The groups of an imported flow after those that are here, as the other device has chained them; as one new group
 * where it has no chain, or not the same one.
 */
function importedAfter(records: readonly JournalRecord[], imported: ChainedFacts): readonly JournalRecord[] {
  const { flowId, facts } = imported;
  const last = records.at(-1);
  const seq = endOf(last);
  const groups = groupsIn(imported).map(group => ({ ...group, flowId, write: 'import' }));
  const isSameChain = !last || groups.some(group => endOf(group) === seq && group.hash === last.hash);
  const isWhole = imported.chain.length > 0 && groups.every(group => group.facts.length > 0);
  if (isWhole && isSameChain) return groups.filter(group => group.seq >= seq);
  return [chained({ flowId, seq, facts: facts.slice(seq), write: 'import' }, last?.hash)];
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
  return [...flows].map(([flowId, groups]) => flatten(flowId, groups));
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
  return { flowId, facts, chain: readChain(read, fields['chain'], `${path}.chain`) };
}

/** What is no link is refused; whether the links fit the facts is found when they are stored. */
function readChain(read: InputReader, input: unknown, path: string): readonly ChainLink[] {
  return read.list(input ?? [], path, Infinity).map((link, at) => {
    const { seq, hash } = read.object(link, `${path}[${at}]`);
    const isLink = Number.isSafeInteger(seq) && Number(seq) >= 0 && /^[0-9a-f]{64}$/.test(String(hash));
    if (!isLink) read.refuse('wrong-type', `${path}[${at}]`, 'must be a position and a hash');
    return { seq: Number(seq), hash: String(hash) };
  });
}
