// The page of scripts/fuzz-test.mjs: a tab with a capture of its own. It does what it is told, and tells what it was
// told to be durable as soon as it hears of it.
import { createCapture } from '../../src/create-capture.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import type { ScanRejection } from '../../src/domain/model/verdict.js';
import type { Capture } from '../../src/ports/capture.js';
import type { Host } from '../../src/ports/host.js';
import type { Reading } from '../../src/codes/reading.js';
import type { ScanSink, ScanSource, Stop } from '../../src/ports/scan-source.js';
import { createFlowStore } from '../../src/storage/index.js';
import { FakePage, FaultFactory } from '../storage/fault-factory.js';
import { dumpStores } from '../support/dump-stores.js';
import { actIn } from './act-in.js';
import type { Act, HostMode } from './actions.js';
import { PRODUCTS } from './labels.js';
import type { Look, Message, OpenState, Result } from './messages.js';
import { plainState } from './plain-state.js';

declare const fuzzTold: (store: string, message: string) => Promise<void>;

/** A device that reads what it is told, several codes at once too. */
class Scanner implements ScanSource {
  readonly name = 'scanner';
  #sink: ScanSink | undefined;

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    sink.status({ state: 'ready' });
    return () => (this.#sink = undefined);
  }
  scan(readings: readonly Reading[]): void {
    for (const reading of readings) this.#sink?.reading(reading);
  }
  reject(why: ScanRejection): void {
    this.#sink?.rejected?.(why);
  }
}

/** What acts work with. */
export interface Tab {
  readonly capture: Capture;
  readonly scanner: Scanner;
  readonly factory: FaultFactory;
  readonly page: FakePage;
  readonly readings: Reading[];
  mode: HostMode;
  tell(message: Message): Promise<void>;
}

const JUNK: readonly unknown[] = ['yes', 1, null, {}, { allowed: 'true' }, []];

/** Answers by the tab's mode: what is right, no, junk, an error, or never. */
function hostOf(modeOf: () => HostMode, tell: Tab['tell']): Host {
  let asked = 0;
  const answer = async <T>(good: T, refusing: T, mode = modeOf()): Promise<T> => {
    if (mode === 'silent') return new Promise(() => undefined);
    if (mode === 'throwing') throw new Error('The host fails');
    if (mode === 'junk') return JUNK[asked++ % JUNK.length] as T;
    return mode === 'good' ? good : refusing;
  };
  return {
    verify: () => (asked++ % 3 === 0 ? undefined : answer('known', asked % 2 === 0 ? 'unknown' : 'unanswered')),
    mayComplete: () => answer({ allowed: true }, { allowed: false }),
    approve: () => answer({ approved: true, by: 'boss' }, { approved: false }),
    deliver: async entry => {
      const mode = modeOf(); // what is told is what is answered, also where the mode changes meanwhile
      await tell({ type: 'delivered', entry, isAcknowledged: mode === 'good' });
      return answer(true, false, mode);
    },
  };
}

let tab: Tab;

function begin(name: string, settings: SettingsInput, mode: HostMode): void {
  const tell = (message: Message): Promise<void> => fuzzTold(name, JSON.stringify(message));
  const [scanner, factory, page] = [new Scanner(), new FaultFactory(), new FakePage()];
  const capture = createCapture({
    settings,
    products: PRODUCTS,
    store: createFlowStore({ name, factory, page }),
    sources: [scanner],
    camera: false,
    host: hostOf(() => tab.mode, tell),
    onProblem: ({ code, message }) => void tell({ type: 'problem', code, message }),
  });
  tab = { capture, scanner, factory, page, readings: [], mode, tell };
  // What another tab has stored is told on its own, with the state that has all: its place follows from what was told.
  let seq = 0;
  capture.observe(({ state, facts, verdict }) => {
    if (facts.length === 0 && !verdict) seq = state.seq;
    if (facts.length > 0) void tell({ type: 'facts', flowId: state.flowId, seq, facts });
    seq += facts.length;
  });
  capture.start();
}

async function act(what: Act, more?: string): Promise<Result> {
  try {
    return await actIn(tab, what, more);
  } catch (error) {
    const { name = '', code = '', message = String(error) } = Object(error) as Partial<Record<string, string>>;
    return { error: { name, code, message } };
  }
}

/** The flow that is open in this page. */
function open(): OpenState | undefined {
  const { state } = tab.capture;
  return state && { flowId: state.flowId, seq: state.seq, text: plainState(state) };
}

/** Goes on with every flow of the device, one after the other. */
async function reopen(): Promise<readonly OpenState[]> {
  const states: OpenState[] = [];
  for (const { flowId } of await tab.capture.device.flows()) {
    const state = await tab.capture.resume(flowId);
    states.push({ flowId, seq: state.seq, text: plainState(state) });
  }
  return states;
}

/** The database as it is, so that what the checks see is no answer of the code that they check. */
async function look(name: string): Promise<string> {
  const stores = await dumpStores(name);
  const all = (store: string): unknown[] => (stores[store] ?? []).map(({ value }) => value);
  const { faults, store } = tab.capture.diagnostics();
  const seen: Record<keyof Look, unknown> = {
    journal: all('journal'),
    flows: all('flows'),
    claimGroups: all('claimGroups'),
    outbox: all('outbox'),
    erased: (stores['meta'] ?? []).flatMap(({ key, value }) =>
      typeof key === 'string' && key.startsWith('erased/') ? [value] : [],
    ),
    faults: faults?.last,
    tampered: store.health.tampered ?? [],
    secondCopy: store.secondCopy?.state === 'off' ? store.secondCopy.detail : undefined,
  };
  return JSON.stringify(seen);
}

/** Takes the database away, or both copies, once the pages before have let go of their logs. */
async function wipe(name: string, isAll: boolean): Promise<void> {
  await freed(name);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('The database was not deleted.'));
  });
  if (isAll) await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
}

/** A worker that was ended lets go of its files a little later; only a worker can tell. */
async function freed(name: string): Promise<void> {
  const script = `(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('${name}', { create: true });
    for (let inUse = Infinity; inUse > 0; await new Promise(resolve => setTimeout(resolve, 5))) {
      inUse = 0;
      for await (const handle of folder.values())
        await handle.createSyncAccessHandle().then(file => file.close(), () => inUse++);
    }
  })().then(postMessage)`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  await new Promise(resolve => worker.addEventListener('message', resolve, { once: true }));
  worker.terminate();
}

const outbox = async (): Promise<number> => (await tab.capture.device.outbox()).length;
Object.assign(globalThis, { fuzz: { begin, act, open, reopen, look, wipe, outbox } });
