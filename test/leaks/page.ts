// The page of scripts/leak-test.mjs: each function plays a part of a working day and returns what the page holds after
// it.
import '../../src/define.js';
import { createCapture } from '../../src/create-capture.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import { SerialCloseRequestEvent } from '../../src/events/requests/serial-close-request.js';
import type { Capture } from '../../src/ports/capture.js';
import { FakeScanner } from '../support/fake-scanner.js';
import { watchHoldings } from '../support/holdings.js';

const LINES = 1000;
const GROUP = 100;
const MINUTE_MS = 60_000;

const settings = { deviceId: 'till-7' };
/** With `?uuids` all ids are UUIDs, as hosts with a database have them. */
const hasUuids = location.search === '?uuids';
const named = (name: string): string => (hasUuids ? crypto.randomUUID() : name);
const products = Array.from({ length: LINES }, (_, at) => ({
  sku: named(`SKU-${at}`),
  name: `Product ${at}`,
  SerialNumberRequired: at % 2 === 0,
}));
const lineIds = products.map((_, at) => named(String(at)));
const holdings = watchHoldings();
let nowMs = Date.now();
const clock = { now: () => nowMs, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() };
let documents = 0;

function newDocument(): DocumentInput {
  const documentId = named(`DOC-${Date.now()}-${documents++}`);
  const lines = products.map(({ sku }, at) => ({ lineId: lineIds[at] ?? '', sku, expectedQty: 200 }));
  return { flow: 'asn-receiving', documentId, locationId: documentId, lines };
}

const frame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve));

function next(target: EventTarget, type: string): Promise<Event> {
  return new Promise(resolve => target.addEventListener(type, resolve, { once: true }));
}

async function visitOnce(given: Partial<SerialFlow>): Promise<void> {
  const visited = Object.assign(document.createElement('serial-flow'), { muted: true, ...given });
  const opened = next(visited, 'serial-flow-opened');
  document.body.append(visited);
  await opened;
  await frame();
  visited.remove();
}

/**
 * Shows a document in an element and takes it off the page again, so many times. `isOwn`: each time with an engine of
 * its own.
 */
async function visit(times: number, isOwn: boolean): Promise<void> {
  const given = isOwn ? { settings, products } : { capture: createCapture({ settings, products }) };
  const document_ = newDocument();
  for (let visits = 0; visits < times; visits++) await visitOnce({ ...given, document: document_ });
  given.capture?.close();
}

let scanner: FakeScanner;
let capture: Capture;
let flow: SerialFlow;
let scans = 0;

/** Opens a document for `scan` and `work`. */
async function open(): Promise<void> {
  scanner = new FakeScanner();
  capture = createCapture({ settings, products, sources: [scanner], clock });
  flow = Object.assign(document.createElement('serial-flow'), { muted: true, capture, document: newDocument() });
  const opened = next(flow, 'serial-flow-opened');
  document.body.append(flow);
  await opened;
  await frame();
}

/** So many serials, a hundred a line; then the line is started over, so that what is captured does not grow. */
async function scan(times: number): Promise<void> {
  for (const end = scans + times; scans < end; scans += GROUP) {
    const lineId = lineIds[((scans / GROUP) * 2) % LINES] ?? '';
    nowMs += MINUTE_MS; // a hundred scans take a while, and echoes are waited for only so long
    await capture.request({ type: 'select-line', lineId });
    const texts = Array.from({ length: GROUP }, (_, at) => `SN-${1_000_000 + scans + at}`);
    await scanner.scanAll(texts.map(text => ({ id: named(`r-${text}`), text, source: 'bridge', atMs: nowMs })));
    await capture.request({ type: 'restart-line', lineId });
    await capture.request({ type: 'close-prompt' });
    await frame();
  }
}

/** One hour at the till by the flow's clock: a serial, a duplicate and a unit each minute, the camera once, a pause. */
async function work(): Promise<void> {
  await look();
  await capture.request({ type: 'restart-line', lineId: lineIds[0] ?? '' });
  for (let minute = 0; minute < 60; minute++) {
    nowMs += MINUTE_MS;
    await answer('serial-accepted', `SN-${nowMs}`);
    await answer('serial-refused', `SN-${nowMs}`);
    await capture.request({ type: 'count-units', lineId: lineIds[1] ?? '', delta: minute % 2 === 0 ? 1 : -1 });
    await frame();
  }
  await capture.request({ type: 'pause' });
  await frame();
  await capture.request({ type: 'resume' });
  await frame();
}

async function answer(type: string, serial: string): Promise<void> {
  const answered = next(flow, type);
  scanner.scan(serial);
  await answered;
}

/** Opens the camera for a moment. */
async function look(): Promise<void> {
  flow.shadowRoot?.querySelector<HTMLElement>('.scan')?.click();
  await flow.updateComplete;
  while (holdings.held().tracks === 0) await frame();
  flow.shadowRoot?.querySelector('serial-scan-modal')?.dispatchEvent(new SerialCloseRequestEvent());
  while (holdings.held().tracks > 0) await frame();
}

function leave(): void {
  flow.remove();
  capture.close();
}

Object.assign(globalThis, { leaks: { visit, open, scan, work, leave, held: () => holdings.held() } });
