import { openDB } from 'idb';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import { BridgeSource } from '../../src/input/bridge/index.js';
import { countAnew, flood } from './flood.js';
import { watchFrames, type Frames } from './frames.js';
import { documentOf, products, unitAt } from './products.js';

const PER_MESSAGE = 100;
/**
 * Longest run of the page that stores readings one by one, in seconds, because its backlog takes longer than the run.
 */
const MOST_ONE_BY_ONE_S = 10;

/** An SGTIN-96 in hexadecimal. Source: GS1 EPC Tag Data Standard 1.13, 14.6.1. */
function sgtin(item: number, serial: number): string {
  const bits = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  const all = bits(0x30, 8) + bits(1, 3) + bits(5, 3) + bits(952123, 24) + bits(item, 20) + bits(serial, 38);
  return (all.match(/.{4}/g) ?? []).map(four => parseInt(four, 2).toString(16).toUpperCase()).join('');
}

/** Tags as readers see them: each one again and again. */
function messages(perSecond: number, seconds: number, tags: number): string[][] {
  const count = Math.round((perSecond * seconds) / PER_MESSAGE);
  return Array.from({ length: count }, (_, message) =>
    Array.from({ length: PER_MESSAGE }, (__, index) => {
      const tag = ((message * PER_MESSAGE + index) * 7919) % tags;
      const { item, serial } = unitAt(tag);
      return sgtin(item, serial);
    }),
  );
}

async function paced(all: readonly string[][], perSecond: number, send: (texts: string[], n: number) => void) {
  const beginMs = performance.now();
  for (const [n, texts] of all.entries()) {
    const waitMs = beginMs + (n * PER_MESSAGE * 1000) / perSecond - performance.now();
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    send(texts, n);
  }
}

interface Run {
  readonly frames: Frames;
  /** From the last reading to the last acknowledgement. */
  readonly backlogMs: number;
  readonly captured: number;
  readonly unacknowledged: number;
  /** Messages that had to be delivered again, since too much was waiting. */
  readonly deliveredAgain: number;
}

const bridge = window as unknown as {
  ScanHostBridge: { receive(message: unknown): Promise<{ payload: { statuses?: string[]; status: string } }> };
  session: string;
};
Reflect.set(window, 'webkit', {
  messageHandlers: {
    scanHost: {
      postMessage: (said: { type: string; session: string }) => {
        if (said.type === 'hello') bridge.session = said.session;
      },
    },
  },
});

async function ours(perSecond: number, seconds: number, tags: number): Promise<Run> {
  const settings = { deviceId: 'bench' };
  const capture = createCapture({ settings, products, sources: [new BridgeSource()], camera: false });
  const element = document.createElement('serial-flow');
  element.capture = capture;
  element.document = documentOf(tags);
  document.body.append(element);
  while (!capture.state) await new Promise(resolve => setTimeout(resolve, 20));
  const all = messages(perSecond, seconds, tags);
  let unacknowledged = 0;
  let deliveredAgain = 0;
  const acks: Promise<unknown>[] = [];
  const stop = watchFrames();
  await paced(all, perSecond, (texts, n) => {
    unacknowledged += texts.length;
    const message = {
      ns: 'scan-host',
      v: 1,
      type: 'scan',
      id: `m${n}`,
      seq: n,
      session: bridge.session,
      ts: 1,
      payload: { origin: 'rfid', readings: texts.map((text, index) => ({ id: `${n}/${index}`, text })) },
    };
    // A host keeps what was not taken, and delivers it again after a second.
    const ack = async (): Promise<void> => {
      for (;;) {
        const { payload } = await bridge.ScanHostBridge.receive(message);
        if (!(payload.statuses ?? [payload.status]).includes('degraded')) break;
        deliveredAgain++;
        await new Promise(resolve => setTimeout(resolve, 1_000));
      }
      unacknowledged -= texts.length;
    };
    acks.push(ack());
  });
  const lastMs = performance.now();
  await Promise.all(acks);
  const backlogMs = performance.now() - lastMs;
  const frames = stop();
  const captured = capture.state.lines.reduce((sum, { countedQty }) => sum + countedQty, 0);
  element.remove();
  capture.close();
  return { frames, backlogMs, captured, unacknowledged, deliveredAgain };
}

/** What a page does that stores each reading as it comes and adds it to its list: a transaction and an entry each. */
async function naive(perSecond: number, seconds: number, tags: number): Promise<Run> {
  const db = await openDB(`naive-${Date.now()}`, 1, {
    upgrade: database => void database.createObjectStore('serials', { keyPath: 'text' }),
  });
  const list = document.createElement('ul');
  document.body.append(list);
  let unacknowledged = 0;
  const stored: Promise<unknown>[] = [];
  const stop = watchFrames();
  await paced(messages(perSecond, Math.min(seconds, MOST_ONE_BY_ONE_S), tags), perSecond, texts => {
    for (const text of texts) {
      unacknowledged++;
      const store = async (): Promise<void> => {
        try {
          await db.add('serials', { text });
          list.append(Object.assign(document.createElement('li'), { textContent: text }));
        } catch {
          // The tag was read before.
        }
        unacknowledged--;
      };
      stored.push(store());
    }
  });
  const lastMs = performance.now();
  await Promise.all(stored);
  const backlogMs = performance.now() - lastMs;
  const frames = stop();
  const captured = await db.count('serials');
  list.remove();
  db.close();
  return { frames, backlogMs, captured, unacknowledged, deliveredAgain: 0 };
}

async function idle(_: number, seconds: number): Promise<Run> {
  const stop = watchFrames();
  await new Promise(resolve => setTimeout(resolve, Math.min(seconds, 5) * 1000));
  return { frames: stop(), backlogMs: 0, captured: 0, unacknowledged: 0, deliveredAgain: 0 };
}

Object.assign(window, { runs: { 'page at rest': idle, 'one by one': naive, serialkit: ours, flood, countAnew } });
