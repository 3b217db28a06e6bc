import { replay } from '../../src/domain/folding/apply.js';
import type { Fact } from '../../src/domain/model/fact.js';
import { flowSummary } from '../../src/domain/folding/flow-summary.js';
import { freeze } from '../../src/domain/folding/frozen-state.js';
import type { FlowState } from '../../src/domain/model/state.js';
import type { FlowStore } from '../../src/ports/flow-store.js';
import { fold } from '../../src/session/load-flow.js';
import { createFlowStore } from '../../src/storage/index.js';
import { journalOf } from './journal.js';

const LINES = 10_000;
const SERIALS_A_LINE = 10;
/** How many facts follow the snapshot: half of what a snapshot may lag behind at this size. */
const TAIL = 780;
const SCREEN = 20;
const LEDGER = 1_000_000;
const FLOW = 'bench/1';

const summary = flowSummary(replay(journalOf(1, 1)));
const now = (): number => performance.now();

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('It was taken back.'));
  });
}

function openRaw(): Promise<IDBDatabase> {
  const request = indexedDB.open('raw', 1);
  request.onupgradeneeded = () => {
    for (const name of ['bytes', 'serials']) request.result.createObjectStore(name);
  };
  return settled(request);
}

/** What a first screen reads. */
function firstScreen(state: FlowState): number {
  const shown = state.lines.slice(0, SCREEN).flatMap(({ product, serials }) => [product.name, ...serials]);
  return shown.length + flowSummary(state).countedUnits;
}

/** Stores facts in groups, as scanning does. */
async function write(store: FlowStore, facts: readonly Fact[], from: number): Promise<void> {
  for (let at = 0; at < facts.length; at += 20) {
    const changes = { facts: facts.slice(at, at + 20), claim: [], release: [], ledger: [], outbox: [], summary };
    await store.transact({ flowId: FLOW, seq: from + at, scope: 'bench', lookups: new Set<string>() }, () => ({
      changes,
    }));
  }
}

/**
 * What our store keeps of a flow as one text: those of the snapshot as they are, without quoting them once more, and
 * the facts after it.
 */
function allTexts(snapshot: unknown, tail: readonly Fact[]): string {
  const texts: unknown[] = [];
  JSON.stringify(snapshot, (_, value: unknown) => {
    if (typeof value !== 'object') texts.push(value);
    return value;
  });
  return [...texts, JSON.stringify(tail)].join('\n');
}

async function prepare(): Promise<{ bytes: number; tail: number }> {
  const journal = journalOf(LINES, SERIALS_A_LINE, FLOW);
  const store = createFlowStore();
  const before = journal.slice(0, journal.length - TAIL);
  const snapshot = fold(undefined, before);
  await write(store, before, 0);
  await store.saveSnapshot?.(snapshot);
  await write(store, journal.slice(before.length), before.length);
  store.close();
  const bytes = new TextEncoder().encode(
    allTexts([freeze(snapshot.state), snapshot.readings.freeze()], journal.slice(before.length)),
  );
  const raw = await openRaw();
  const transaction = raw.transaction(['bytes', 'serials'], 'readwrite');
  transaction.objectStore('bytes').put(bytes, 1);
  journal.slice(1).forEach((fact, at) => transaction.objectStore('serials').put(fact, at));
  await ended(transaction);
  raw.close();
  return { bytes: bytes.length, tail: TAIL };
}

const ways: Readonly<Record<string, () => Promise<number>>> = {
  async ours() {
    const store = createFlowStore();
    const loaded = await store.load?.(FLOW);
    return firstScreen(fold(loaded?.snapshot, loaded?.tail ?? []).state);
  },
  async journal() {
    const store = createFlowStore();
    return firstScreen(replay(await store.journal(FLOW)));
  },
  async raw() {
    const raw = await openRaw();
    const bytes = (await settled(raw.transaction('bytes').objectStore('bytes').get(1))) as Uint8Array;
    return bytes.length;
  },
  async getAll() {
    const raw = await openRaw();
    return (await settled(raw.transaction('serials').objectStore('serials').getAll())).length;
  },
};

/** Median milliseconds of the look-up that a scan makes before it is decided. */
async function checkTime(store: FlowStore, isKnown: boolean): Promise<number> {
  const times: number[] = [];
  for (let scan = 0; scan < 300; scan++) {
    const wanted = { flowId: FLOW, seq: 0, scope: 'bench', lookups: new Set([`SERIAL-${(scan * 3331) % LEDGER}`]) };
    const start = now();
    await store.transact(wanted, ({ ledger }) => {
      if (ledger.length !== Number(isKnown)) throw new Error('The ledger does not hold what it should.');
      return { changes: { facts: [], claim: [], release: [], ledger: [], outbox: [], summary } };
    });
    times.push(now() - start);
  }
  return times.sort((first, second) => first - second)[150] ?? NaN;
}

function* ledgerEntries() {
  for (let at = 0; at < LEDGER; at++)
    yield { sku: 'SKU', serial: `SERIAL-${at}`, status: 'in-stock', locationId: 'S' } as const;
}

/** Bytes on the heap after collecting garbage; the bench starts its browser so that a page may ask. */
function heapSize(): number {
  const { gc, performance: clock } = globalThis as unknown as {
    gc(): void;
    performance: { memory: { usedJSHeapSize: number } };
  };
  gc();
  return clock.memory.usedJSHeapSize;
}

/**
 * The gaps between animation frames while something goes on, in milliseconds: what a person would feel as stuttering.
 */
async function frameGaps(work: () => Promise<unknown>): Promise<{ p99: number; longest: number }> {
  const gaps: number[] = [];
  let last = now();
  let isOver = false;
  const frame = (): void => {
    gaps.push(now() - last);
    last = now();
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  await work();
  isOver = true;
  gaps.sort((first, second) => first - second);
  return { p99: gaps[Math.floor(gaps.length * 0.99)] ?? NaN, longest: gaps.at(-1) ?? NaN };
}

const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5000));

async function duplicates(): Promise<string> {
  const store = createFlowStore({ name: 'ledger', logWorkerUrl: false });
  const empty = await checkTime(store, false);
  const atRest = await frameGaps(rest);
  const start = now();
  const seeding = await frameGaps(() => store.seedLedger(ledgerEntries()));
  const seconds = (now() - start) / 1000;
  store.close();
  const before = heapSize();
  const again = createFlowStore({ name: 'ledger', logWorkerUrl: false });
  await again.load?.(FLOW);
  const grown = (heapSize() - before) / 1e6;
  const full = await checkTime(again, true);
  return [
    `duplicate check: ${empty.toFixed(2)} ms with an empty ledger, ${full.toFixed(2)} ms beside ${LEDGER} serials`,
    `opening beside them: ${grown.toFixed(1)} MB more heap`,
    `seeding them: ${seconds.toFixed(0)} s; frames ${gapsOf(seeding)} ms apart (p99, longest), at rest ${gapsOf(atRest)} ms`,
  ].join('\n');
}

const gapsOf = ({ p99, longest }: { p99: number; longest: number }): string =>
  `${p99.toFixed(0)}, ${longest.toFixed(0)}`;

Object.assign(globalThis, {
  prepare,
  duplicates,
  async measure(way: string): Promise<number> {
    const start = now();
    await ways[way]?.();
    return now() - start;
  },
});
