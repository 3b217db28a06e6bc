import { soundClock } from './clock/sound-clock.js';
import { systemClock } from './clock/system-clock.js';
import { Courier } from './delivery/courier.js';
import type { Problem } from './domain/model/input-error.js';
import type { Settings } from './domain/model/settings.js';
import { readProducts } from './domain/inputs/read-products.js';
import { readSettings } from './domain/inputs/read-settings.js';
import { createCameraSource, type CameraOptions } from './input/camera/index.js';
import { BridgeSource, mergeReadings, WedgeSource } from './input/index.js';
import { createEventWriter, writeAudit, type EventFormat } from './output/index.js';
import type { CameraSource } from './ports/camera.js';
import type { Capture, CaptureInput } from './ports/capture.js';
import type { Clock } from './ports/clock.js';
import type { FlowStore } from './ports/flow-store.js';
import type { ScanSource } from './ports/scan-source.js';
import { CaptureSession } from './session/capture-session.js';
import { OutboxNews } from './session/outbox-news.js';
import { checkedHost } from './session/checked-host.js';
import { keepFor } from './session/retention.js';
import { ParsedReadings } from './session/parsed-readings.js';
import { createFlowStore } from './storage/index.js';

export { createCameraSource, type CameraOptions };

/** Everything has a default but the settings' `deviceId`. */
export interface CaptureOptions extends CaptureInput {
  /** Where facts are kept. Default: IndexedDB. */
  readonly store?: FlowStore | undefined;
  /** Devices that read. Default: keyboard wedge and native bridge. */
  readonly sources?: readonly ScanSource[] | undefined;
  /** A camera of your own, options for ours, or `false` for none. */
  readonly camera?: CameraSource | CameraOptions | false | undefined;
  /** Columns and field delimiter of the event file; serials are joined by the settings’ `serialDelimiter`. */
  readonly format?: Omit<EventFormat, 'listDelimiter'> | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Makes a capture session: devices -> decisions -> storage -> host. Registers no element, and listens to no device
 * until `start()`.
 * @throws {InputError} for settings that are not understood
 * @example
 * const capture = createCapture({
 *   settings: { deviceId: 'ipad-7' },
 *   products: [{ sku: 'GC-X1', name: 'Kestrel X1', serialNumberRequired: true }],
 *   host: { deliver: ({ file }) => send(file).then(() => true) },
 * });
 * await capture.open(asn);
 * capture.start();
 */
export function createCapture(options: CaptureOptions): Capture {
  const settings = settingsOf(options);
  const { catalog, problems } = readProducts(options.products ?? [], settings.feedDoubt);
  if (problems.length > 0) unharmed(() => options.onProductProblems?.(problems));

  const { store = createFlowStore() } = options;
  const clock = options.clock ? soundClock(options.clock, systemClock) : systemClock;
  const tell = (problem: Problem): void => unharmed(() => options.onProblem?.(problem));
  const host = checkedHost(options.host ?? {}, tell);
  const camera = cameraOf(options.camera);
  const { sources = [new WedgeSource(), new BridgeSource()] } = options;
  const news = new OutboxNews();
  const courier = new Courier(store, host, clock, news.tell);
  courier.flush();

  const session: Capture = new CaptureSession({
    settings,
    catalog,
    parsed: new ParsedReadings(catalog),
    store,
    clock,
    host,
    camera,
    devices: mergeReadings(camera ? [...sources, camera] : sources, { clock }),
    writeEvent: createEventWriter(formatOf(options.format, settings)),
    writeAudit,
    news,
    tell,
    flushOutbox: () => courier.flush(),
    onClose: () => {
      stopWatching();
      stopErasing();
      courier.close();
    },
  });
  const stopErasing = keepFor(settings.keepDays, store, clock);
  const stopWatching = whenOnline(() => {
    courier.flush();
    // A store that fails says so by its health. Serials that are unverified stay so until the next time.
    session.recheck().catch(() => undefined);
  });
  return session;
}

/** Whether serials are encoded is a setting, too, because capture goes by it. */
function settingsOf({ settings, format }: CaptureOptions): Settings {
  const read = readSettings(settings);
  return format?.percentEncoding ? { ...read, percentEncoding: true } : read;
}

function formatOf(format: CaptureOptions['format'], settings: Settings): EventFormat {
  const { serialDelimiter: listDelimiter, percentEncoding = false } = settings;
  return { ...format, listDelimiter, percentEncoding };
}

function cameraOf(camera: CaptureOptions['camera']): CameraSource | undefined {
  if (camera === false) return undefined;
  return camera && 'attach' in camera ? camera : createCameraSource(camera);
}

/** Calls the host's code, whose errors are the page's to hear of and change nothing here. */
function unharmed(call: () => void): void {
  try {
    call();
  } catch (error) {
    globalThis.reportError?.(error);
  }
}

/** Calls back whenever the device comes online. The returned function ends it. */
function whenOnline(listener: () => void): () => void {
  globalThis.addEventListener?.('online', listener);
  return () => globalThis.removeEventListener?.('online', listener);
}
