import { pageClock } from '../../src/clock/page-clock.js';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import type { ProductInput } from '../../src/domain/inputs/product-input.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialFlowCompletedDetail } from '../../src/events/outcomes/serial-flow-completed.js';
import { WedgeSource, type WedgeProfile } from '../../src/input/index.js';
import { createFlowStore } from '../../src/storage/index.js';
import { feed } from '../support/asn.js';
import { driverPace } from '../support/driver-pace.js';
import { dumpStores } from '../support/dump-stores.js';
import { Associate } from './associate.js';
import { freshDevice } from './fresh-device.js';
import type { Means } from './means.js';
import { until } from './screen.js';

export interface FlowPageOptions {
  readonly document: object;
  readonly means: Means;
  readonly settings?: object;
  /** What the device knows of serials before. */
  readonly ledger?: readonly LedgerEntry[];
  /** Of the scanner that types; default: at the driver's pace. */
  readonly profile?: Partial<WedgeProfile>;
  /** The product feed; default: that of the ASN. */
  readonly products?: readonly ProductInput[];
  /** The time that stands still, in milliseconds since the epoch; default: the time of the day. */
  readonly nowMs?: number;
  /** What the host says to an event file; default: that it has it. */
  readonly answer?: () => unknown;
}

/**
 * A host's page with a `<serial-flow>` on a device of its own, and the real capture behind it; the scanner types at the
 * driver's pace.
 */
export class FlowPage {
  /** What the host has taken, in order. */
  readonly completed: SerialFlowCompletedDetail[] = [];
  readonly #options: FlowPageOptions;
  readonly #captureFactory = SerialFlow.captureFactory;
  #flow: SerialFlow | undefined;
  #associate: Associate | undefined;
  #eventId: string | undefined;

  constructor(options: FlowPageOptions) {
    this.#options = options;
  }

  /** On a device out of the box. */
  async open(): Promise<void> {
    await freshDevice();
    const { ledger = [], means, profile = driverPace, nowMs } = this.#options;
    const store = createFlowStore();
    await store.seedLedger(ledger);
    store.close();
    const now = (): number => nowMs ?? Date.now();
    SerialFlow.captureFactory = input =>
      createCapture({
        ...input,
        sources: [new WedgeSource({ profile, clock: { ...pageClock, now } })],
        clock: { now, utcOffsetMinutes: () => 60, newId: () => this.#eventId ?? crypto.randomUUID() },
      });
    this.reopen();
    await means.begin(this.associate.screen);
  }

  get flow(): SerialFlow {
    if (!this.#flow) throw new Error('The page is closed');
    return this.#flow;
  }

  get associate(): Associate {
    if (!this.#associate) throw new Error('The page is closed');
    return this.#associate;
  }

  /** Ends the page and starts it anew, perhaps with another document: nothing but the store outlives it. */
  reopen(document = this.#options.document): void {
    this.#flow?.remove();
    const { means, settings, products = feed } = this.#options;
    const flow = globalThis.document.createElement('serial-flow');
    Object.assign(flow, { muted: true, settings: { deviceId: 'ipad-7', ...settings }, products, document });
    Object.assign(flow.style, { display: 'block', width: means.width, height: '560px' });
    flow.addEventListener('serial-flow-completed', event => {
      this.completed.push(event.detail);
      event.acknowledge(this.#options.answer?.());
    });
    this.#flow = flow;
    this.#associate = new Associate(flow, means);
    globalThis.document.body.append(flow);
  }

  /** Pauses; the app is closed, opened again, and the flow goes on. */
  async pauseAndReopen(): Promise<void> {
    await this.associate.toList();
    await this.associate.screen.press('Pause');
    await this.associate.screen.sees('Everything scanned so far is saved.');
    this.reopen();
    await this.associate.screen.sees('Everything scanned so far is saved.');
    await this.associate.screen.press('Continue');
    await until(() => !this.associate.screen.words.includes('Continue'), 'the flow to go on');
  }

  /**
   * Reviews and completes with this event id; resolves to what the page hears.
   * @param rest The answer to what becomes of what is missing, where that is asked
   */
  async complete(eventId: string, rest?: 'It will come' | 'Close it short'): Promise<string> {
    const { screen } = this.associate;
    await this.associate.toList();
    await screen.press('Review');
    if (rest) {
      await screen.press(rest);
      await until(() => screen.isPressed(rest), 'the answer');
    }
    return this.finish(eventId);
  }

  /** Completes what is in review already. */
  async finish(eventId: string): Promise<string> {
    this.#eventId = eventId;
    const said = await this.associate.press('Complete');
    this.#eventId = undefined;
    return said;
  }

  /** Where the device has serials: `status @ location`, by serial. */
  async whereabouts(): Promise<Readonly<Record<string, string>>> {
    const { ledger = [] } = await dumpStores();
    const entries = ledger.map(({ value }) => value as LedgerEntry);
    return Object.fromEntries(entries.map(({ serial, status, locationId }) => [serial, `${status} @ ${locationId}`]));
  }

  close(): void {
    this.#flow?.remove();
    this.#flow = undefined;
    this.#associate = undefined;
    this.#options.means.end();
    SerialFlow.captureFactory = this.#captureFactory;
  }
}

/** A page for all tests of a group: opened before the first, closed after the last. */
export function flowPage(options: FlowPageOptions): FlowPage {
  const page = new FlowPage(options);
  before(() => page.open());
  after(() => page.close());
  return page;
}
