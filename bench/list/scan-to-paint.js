import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import { FakeScanner } from '../../test/support/fake-scanner.js';
import { frame, painted, percentile } from './frames.js';
import { productsOf } from './states.js';

const SCANS = 40;
/** Frames between two scans: ten scans a second, faster than anybody scans. */
const REST_FRAMES = 6;
let documents = 0;

/**
 * From a reading to its check mark on the screen, in `<serial-flow>` with our store: until the commit, and from there;
 * in milliseconds.
 */
export async function scanToPaint(lines) {
  const scanner = new FakeScanner();
  const products = productsOf(lines).map(({ sku, name }) => ({ sku, name, SerialNumberRequired: true }));
  const capture = createCapture({ settings: { deviceId: 'bench' }, products, sources: [scanner], camera: false });
  const flow = Object.assign(document.createElement('serial-flow'), { capture, muted: true });
  const documentLines = products.map(({ sku }, at) => ({
    lineId: `${at}`,
    sku,
    expectedQty: 1,
    expectedSerials: [`S${at}`],
  }));
  flow.document = {
    flow: 'asn-receiving',
    documentId: `D${++documents}`,
    locationId: `S${documents}`,
    lines: documentLines,
  };
  const opened = next(flow, 'serial-flow-opened');
  document.querySelector('#scroller').append(flow);
  await opened;
  for (let frames = 0; frames < 20; frames++) await frame();
  const commits = [];
  const paints = [];
  for (let scan = 0; scan < SCANS; scan++) {
    for (let frames = 0; frames < REST_FRAMES; frames++) await frame();
    const from = performance.now();
    const accepted = next(flow, 'serial-accepted');
    scanner.scan(`S${scan * Math.floor(lines / SCANS)}`);
    await accepted;
    const committed = performance.now();
    await painted();
    commits.push(committed - from);
    paints.push(performance.now() - committed);
    const mark = flow.shadowRoot.querySelector('serial-flow-list').shadowRoot.querySelector('.active [part=mark]');
    if (!mark?.matches('.done')) throw new Error('painted without its check mark');
  }
  flow.remove();
  capture.close();
  return { commit: percentile(commits, 0.5), paint: percentile(paints, 0.5), paintWorst: percentile(paints, 0.95) };
}

/** Resolves at the event; rejects at a problem, so that no round waits for what will not come. */
function next(target, type) {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, resolve, { once: true });
    for (const bad of ['serial-problem', 'serial-refused', 'serial-prompted']) {
      target.addEventListener(bad, ({ detail }) => reject(new Error(`${bad} ${JSON.stringify(detail)}`)), {
        once: true,
      });
    }
  });
}
