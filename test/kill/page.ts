import { serialFold, type Claim } from '../../src/domain/claim.js';
import type { Fact } from '../../src/domain/fact.js';
import type { Changes, FlowStore, FlowSummary } from '../../src/ports/flow-store.js';
import { createFlowStore } from '../../src/storage/index.js';

/** Readings a tick; the browser may run fewer ticks than asked for. */
const READINGS = 20;
const TICK_MS = 10;
/** No more than this may wait to be stored. */
const MOST_WAITING = 2000;

const SCOPE = 'stock:STORE-042';
const flowIdOf = (run: number): string => `kill-${run}`;

function tell(path: string, body: unknown): Promise<unknown> {
  return fetch(path, { method: 'POST', body: JSON.stringify(body) });
}

function acceptedFact(serial: string): Fact {
  const reading = { id: serial, text: serial, source: 'bridge', atMs: Date.now() } as const;
  const captured = { serial, key: serial, reading, warnings: [], expected: false, flags: [] };
  return { type: 'serial-accepted', lineId: '1', captured, atMs: reading.atMs, deviceId: 'kill-test' };
}

function claimOf(serial: string, flowId: string): Claim {
  const holder = { flowId, documentId: flowId, kind: 'asn-receiving', deviceId: 'kill-test', atMs: Date.now() };
  return { ...holder, scope: SCOPE, fold: serialFold(serial), key: serial, serial, sku: 'DRILL', lineId: '1' };
}

function summaryOf(flowId: string): FlowSummary {
  const document = { kind: 'asn-receiving', documentId: flowId, title: flowId, locationId: 'STORE-042' } as const;
  return { ...document, flowId, status: 'capturing', countedUnits: 0, updatedAtMs: Date.now() };
}

/** Tells what storage holds of one run. */
async function tellKept(store: FlowStore, run: number): Promise<void> {
  const facts = await store.journal(flowIdOf(run));
  await tell('/kept', {
    run,
    serials: facts.flatMap(fact => (fact.type === 'serial-accepted' ? fact.captured.serial : [])),
  });
}

/** Takes the serials of a group that nobody has claimed yet; resolves to them when they are durable. */
async function take(
  store: FlowStore,
  flowId: string,
  seq: number,
  serials: readonly string[],
): Promise<readonly string[]> {
  const wanted = { flowId, seq, scope: SCOPE, folds: serials.map(serialFold) };
  const { free } = await store.transact(wanted, ({ claims }) => {
    const taken = new Set(claims.map(({ serial }) => serial));
    const free = [...new Set(serials)].filter(serial => !taken.has(serial));
    const claim = free.map(serial => claimOf(serial, flowId));
    const changes: Changes = {
      facts: free.map(acceptedFact),
      claim,
      release: [],
      ledger: [],
      summary: summaryOf(flowId),
    };
    return { changes, free };
  });
  return free;
}

/** Tells of every serial as soon as its verdict says that it is durable; one message is on its way at a time. */
function acknowledger(run: number): (serials: readonly string[]) => void {
  let waiting: string[] = [];
  let busy = false;
  const send = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const serials = waiting;
      waiting = [];
      await tell('/acknowledged', { run, serials });
    }
    busy = false;
  };
  return serials => {
    waiting.push(...serials);
    if (!busy) void send();
  };
}

/** Scans without end, in groups. Every 50th serial is read twice, a while apart, so that a second count would show in the journal. */
function scan(store: FlowStore, run: number): void {
  const acknowledge = acknowledger(run);
  let waiting: string[] = [];
  let busy = false;
  let next = 0;
  let seq = 0;
  const commit = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const taken = await take(store, flowIdOf(run), seq, group);
      seq += taken.length;
      acknowledge(taken);
    }
    busy = false;
  };
  setInterval(() => {
    for (let count = 0; count < READINGS && waiting.length < MOST_WAITING; count++) {
      waiting.push(`${run}-${next++}`);
      if (next % 50 === 0) waiting.push(`${run}-${next - 25}`);
    }
    if (!busy) void commit();
  }, TICK_MS);
}

const query = new URLSearchParams(location.search);
const store = createFlowStore();
for (const run of query.getAll('check')) await tellKept(store, Number(run));
const run = query.get('scan');
if (run === null) await tell('/checked', {});
else scan(store, Number(run));
