import { createCapture } from '../../src/create-capture.js';
import type { Reading, ScanSink, ScanSource, Settlement } from '../../src/index.js';
import type { DocumentInput } from '../../src/domain/index.js';
import { watchFrames, type Frames } from './frames.js';
import { documentOf, gtin, products, unitAt } from './products.js';

const TICK_MS = 5;
const MOST_A_TICK = 50;
const WATCH_MS = 50;
const LONGEST_WAIT_MS = 300_000;

const settings = { deviceId: 'bench' };

/**
 * A device that reads a unit which nobody has read, so many a second, whatever becomes of those before. What comes late
 * because the page was busy comes in several events, as a device's messages do.
 */
class Flood implements ScanSource {
  readonly name = 'flood';
  readonly settled_ = { stored: 0, refused: 0, failed: 0 };
  sent = 0;
  #sink: ScanSink | undefined;

  start(sink: ScanSink): () => void {
    this.#sink = sink;
    sink.status({ state: 'ready' });
    return () => (this.#sink = undefined);
  }

  settled(_: Reading, settlement: Settlement): void {
    this.settled_[settlement]++;
  }

  get acknowledged(): number {
    return this.settled_.stored + this.settled_.refused + this.settled_.failed;
  }

  async run(perSecond: number, seconds: number): Promise<void> {
    const beginMs = performance.now();
    for (const all = perSecond * seconds; this.sent < all; await pause(TICK_MS)) {
      const due = Math.min(all, Math.floor(((performance.now() - beginMs) * perSecond) / 1000));
      for (let left = Math.min(due - this.sent, MOST_A_TICK); left > 0; left--) this.#send();
    }
  }

  #send(): void {
    const { item, serial } = unitAt(this.sent++);
    const text = `01${gtin(item)}21${serial}`;
    this.#sink?.reading({ id: crypto.randomUUID(), text, aim: ']d2', source: 'bridge', atMs: Date.now() });
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

export interface FloodRun {
  readonly frames: Frames;
  readonly sent: number;
  /** Readings by what the device was told of them. */
  readonly settled: Readonly<Record<Settlement, number>>;
  /** Units that the flow has after the last acknowledgement. */
  readonly captured: number;
  readonly document: DocumentInput;
  readonly longestBacklog: number;
  readonly oldestMs: number;
  /** For how many of its looks at it the backlog was late, and how often the screen said so. */
  readonly late: number;
  readonly told: number;
  /** From the last reading to the last acknowledgement. */
  readonly lastAnswerMs: number;
}

/** Distinct readings by one device that waits for nothing, on the screen of `<serial-flow>`. */
export async function flood(perSecond: number, seconds: number): Promise<FloodRun> {
  const device = new Flood();
  const document_ = documentOf(perSecond * seconds);
  const capture = createCapture({ settings, products, sources: [device], camera: false });
  const element = document.createElement('serial-flow');
  Object.assign(element, { capture, document: document_, muted: true });
  document.body.append(element);
  while (!capture.state) await pause(20);

  let [longestBacklog, oldestMs, late, told] = [0, 0, 0, 0];
  const watch = setInterval(() => {
    const { readings, oldestMs: ageMs, isLate } = capture.diagnostics().backlog ?? { readings: 0, oldestMs: 0 };
    longestBacklog = Math.max(longestBacklog, readings);
    oldestMs = Math.max(oldestMs, ageMs);
    if (isLate) late++;
    if (element.shadowRoot?.querySelector('.backlog')) told++;
  }, WATCH_MS);
  const stop = watchFrames();
  await device.run(perSecond, seconds);
  const lastMs = performance.now();
  const isOver = (): boolean => device.acknowledged >= device.sent || performance.now() - lastMs > LONGEST_WAIT_MS;
  while (!isOver()) await pause(TICK_MS);
  const lastAnswerMs = performance.now() - lastMs;
  const frames = stop();
  clearInterval(watch);

  const captured = capture.state.countedUnits;
  element.remove();
  capture.close();
  const { sent, settled_: settled } = device;
  return { frames, sent, settled, captured, document: document_, longestBacklog, oldestMs, late, told, lastAnswerMs };
}

/** Units that a flow has after it was opened anew, and how many of them are there more than once. */
export async function countAnew(given: DocumentInput): Promise<{ readonly reopened: number; readonly twice: number }> {
  const capture = createCapture({ settings, products, sources: [], camera: false });
  const { lines } = await capture.open(given);
  const serials = lines.flatMap(({ lineId, serials: taken }) => taken.map(({ serial }) => `${lineId} ${serial}`));
  capture.close();
  const distinct = new Set(serials).size;
  return { reopened: distinct, twice: serials.length - distinct };
}
