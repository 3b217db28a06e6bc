// Decides by the real session, with a store in memory.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildInlineWorker } from '../../scripts/inline-worker-esbuild.mjs';

async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
    plugins: [esbuildInlineWorker()],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const { createCapture } = await load('../../src/create-capture.ts');
const { MemoryStore } = await load('../../test/support/memory-store.ts');

let readings = 0;

/** A session of one device, and what a person does at it. */
export class Device {
  #store = new MemoryStore();
  #capture;

  /** `known`: the serials that the host knows; it is not asked where it knows none. */
  constructor(products, known = []) {
    const verify = async ({ serial }) => (known.includes(serial) ? 'known' : 'unanswered');
    this.#capture = createCapture({
      settings: { deviceId: 'till' },
      products,
      store: this.#store,
      sources: [],
      camera: false,
      host: { deliver: async () => true, ...(known.length > 0 ? { verify } : {}) },
    });
  }

  get state() {
    return this.#capture.state;
  }

  seed(ledger) {
    return this.#capture.device.seedLedger(ledger);
  }

  open(document) {
    return this.#capture.open(document);
  }

  scan(reading) {
    return this.#capture.read({ id: `r${++readings}`, source: 'wedge', atMs: Date.now(), ...reading });
  }

  yes() {
    return this.#capture.request({ type: 'confirm-prompt' });
  }

  no() {
    return this.#capture.request({ type: 'close-prompt' });
  }

  /** Asks for the serials of a product, whatever was asked before. */
  async ask({ gtins }) {
    while (this.state.prompt) await this.no();
    await this.scan({ text: gtins[0] });
  }

  close() {
    this.#capture.close();
  }
}

/** What the session makes of one case. */
export async function decide({
  products,
  known,
  ledger,
  document,
  product,
  asked,
  before = [],
  isKept,
  head,
  reading,
}) {
  const device = new Device(products, known);
  try {
    if (ledger) await device.seed(ledger);
    if (before.length > 0) await scanBefore(device, document, product, before, isKept);
    else await device.open(document);
    if (asked) await device.ask(product);
    if (head) await device.scan({ id: 'head', text: head });
    const verdict = await device.scan(reading);
    return (head && stayed(device.state)) || outcomeOf(verdict, device.state);
  } finally {
    device.close();
  }
}

/** What still counts of a part that was given out before the whole; undefined where nothing does. */
function stayed({ lines }) {
  for (const { product, serialized, countedQty, serials } of lines) {
    const part = serials.find(captured => captured.reading.id === 'head');
    if (part) return { outcome: 'accepted', sku: product.sku, serial: part.serial, isFlagged: part.flags.length > 0 };
    if (!serialized && countedQty > 0) return { outcome: 'counted', sku: product.sku };
  }
  return undefined;
}

/** Other units of the product; whoever is asked about one says yes. */
async function scanBefore(device, document, product, serials, isKept) {
  await device.open(isKept ? { ...document, documentId: 'before' } : document);
  await device.ask(product);
  for (const text of serials) {
    const { outcome } = await device.scan({ text });
    if (outcome === 'prompt') await device.yes();
  }
  if (isKept) await device.open(document);
}

/** What a verdict comes to: accepted, counted, opened (its serial is asked for), asked or refused. */
export function outcomeOf(verdict, { lines }) {
  const skuOf = lineId => lines.find(line => line.lineId === lineId)?.product.sku;
  switch (verdict.outcome) {
    case 'accepted': {
      const { serial, lineId, flags } = verdict;
      return { outcome: 'accepted', sku: skuOf(lineId), serial, isFlagged: flags.length > 0 };
    }
    case 'counted':
      return { outcome: 'counted', sku: skuOf(verdict.lineId) };
    case 'prompt': {
      const { type, lineId, code = '', rule = '' } = verdict.prompt;
      return type === 'serial'
        ? { outcome: 'opened', sku: skuOf(lineId) }
        : { outcome: 'asked', why: why(type, code, rule) };
    }
    default:
      return { outcome: 'refused', why: why(verdict.code, verdict.rule) };
  }
}

const why = (...parts) => parts.filter(Boolean).join(' ');
