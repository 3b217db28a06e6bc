import { createCapture } from '../../src/create-capture.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';

/** Readings a tick; the browser may run fewer ticks than asked for. */
const READINGS = 20;
const TICK_MS = 10;
/** No more than this may wait for their verdicts. */
const MOST_WAITING = 2000;

const GTIN = '04006381333207';
const documentIdOf = (run: number): string => `KILL-${run}`;

function documentOf(run: number): DocumentInput {
  const line = { lineId: '1', sku: 'DRILL-18V', expectedQty: 1_000_000 };
  return { flow: 'asn-receiving', documentId: documentIdOf(run), locationId: 'STORE-042', lines: [line] };
}

function tell(path: string, body: unknown): Promise<unknown> {
  return fetch(path, { method: 'POST', body: JSON.stringify(body) });
}

function serialsIn(facts: readonly Fact[]): string[] {
  return facts.flatMap(fact => (fact.type === 'serial-accepted' ? fact.captured.serial : []));
}

/** Tells what storage holds of one run. */
async function tellKept(capture: Capture, run: number): Promise<void> {
  const flow = (await capture.device.flows()).find(({ documentId }) => documentId === documentIdOf(run));
  await tell('/kept', { run, serials: flow ? serialsIn(await capture.device.journal(flow.flowId)) : [] });
}

async function read(capture: Capture, serial: string): Promise<boolean> {
  const text = `01${GTIN}21${serial}`;
  const reading = { id: crypto.randomUUID(), text, aim: ']C1', source: 'bridge', atMs: Date.now() } as const;
  const { outcome } = await capture.read(reading);
  return outcome === 'accepted';
}

/** Tells of every serial as soon as its verdict says that it is durable; one message is on its way at a time. */
function acknowledger(run: number): (serial: string) => void {
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
  return serial => {
    waiting.push(serial);
    if (!busy) void send();
  };
}

/** Scans without end. Every serial is read twice, a while apart, so that a second count would show in the journal. */
function scan(capture: Capture, run: number): void {
  const acknowledge = acknowledger(run);
  let next = 0;
  let waiting = 0;
  const readOne = async (serial: string): Promise<void> => {
    waiting++;
    if (await read(capture, serial)) acknowledge(serial);
    waiting--;
  };
  setInterval(() => {
    if (waiting > MOST_WAITING) return;
    for (let count = 0; count < READINGS; count++) {
      void readOne(`${run}-${next++}`);
      if (next % 50 === 0) void readOne(`${run}-${next - 25}`);
    }
  }, TICK_MS);
}

const query = new URLSearchParams(location.search);
const products = [{ sku: 'DRILL-18V', name: 'Drill', gtins: [GTIN], SerialNumberRequired: true }];
const capture = createCapture({ settings: { deviceId: 'kill-test' }, products, sources: [], camera: false });
for (const run of query.getAll('check')) await tellKept(capture, Number(run));
const run = query.get('scan');
if (run === null) await tell('/checked', {});
else {
  await capture.open(documentOf(Number(run)));
  scan(capture, Number(run));
}
