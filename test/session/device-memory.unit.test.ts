import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { Reading } from '../../src/codes/reading.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import type { Host } from '../../src/ports/host.js';
import type { Confirmation, ScanSink, ScanSource } from '../../src/ports/scan-source.js';
import { MemoryStore } from '../support/memory-store.js';

/** A scanner that learns the ids of the readings that were right. */
class Learner implements ScanSource {
  readonly name = 'learner';
  learned: readonly unknown[] = [];
  sink: ScanSink | undefined;

  start(sink: ScanSink) {
    this.sink = sink;
    return () => (this.sink = undefined);
  }
  confirmed({ readingId, as, layout }: Confirmation) {
    this.learned = [...this.learned, [readingId, as, layout].join(' ')];
  }
  relearn(learned: unknown) {
    this.learned = Array.isArray(learned) ? learned : [];
  }
}

const PRODUCTS = [
  { sku: 'DRILL', name: 'Drill', SerialNumberRequired: true },
  { sku: 'PHONE', name: 'Phone', SerialNumberRequired: true, serialRule: { kind: 'imei' } },
  { sku: 'CABLE', name: 'Cable', SerialNumberRequired: false },
] as const;
const DOCUMENT: DocumentInput = {
  flow: 'asn-receiving',
  documentId: 'D1',
  locationId: 'here',
  lines: [
    { lineId: '1', sku: 'DRILL', expectedQty: 9, expectedSerials: ['D-1', 'D-2'], serialPolicy: 'advisory' },
    { lineId: '2', sku: 'PHONE', expectedQty: 9 },
    { lineId: '3', sku: 'CABLE', expectedQty: 9 },
  ],
};

describe('what devices learn of their readings', () => {
  let store: MemoryStore;
  let learner: Learner;
  let capture: Capture;

  const open = async (host: Host = {}): Promise<void> => {
    learner = new Learner();
    capture = createCapture({
      ...{ settings: { deviceId: 'till' }, products: [...PRODUCTS], store, host, camera: false },
      sources: [learner, { name: 'other', start: () => () => undefined }],
    });
    await capture.open(DOCUMENT);
  };
  const read = (id: string, text: string, more: Partial<Reading> = {}) =>
    capture.read({ id, text, source: 'wedge', atMs: 1, ...more });

  beforeEach(() => {
    store = new MemoryStore();
    return open();
  });

  it('is that a product was scanned, and serials that a list or a rule stands for', async () => {
    await read('a', 'CABLE');
    await read('b', 'DRILL');
    await read('c', 'D-1');
    await read('d', 'FREE-1');
    await read('e', 'PHONE');
    await read('f', '490154203237518');
    await read('g', 'NO-PHONE');
    expect(learner.learned).to.deep.equal([
      'a whole text',
      'b whole text',
      'c whole text',
      'e whole text',
      'f whole text',
    ]);
  });

  it('is a serial that a person has said yes to, or that the host knows', async () => {
    await read('b', 'DRILL');
    await read('c', 'FREE-1', { doubts: ['open-end'] });
    await capture.request({ type: 'confirm-prompt' });
    expect(learner.learned.at(-1)).to.equal('c whole text');
    await open({ verify: () => Promise.resolve('known') });
    await read('h', 'FREE-2');
    expect(learner.learned.at(-1)).to.equal('h whole text');
  });

  it('tells which layout was meant, and whether one of several parts was', async () => {
    await read('b', 'DRILL');
    await read('c', 'd-\u00b9', { doubts: ['layout'], usText: 'D-1' });
    await read('d', 'D-2XYZ', { doubts: ['continued'], candidates: ['D-2', 'XYZ'] });
    expect(learner.learned.slice(1)).to.deep.equal(['c whole us', 'd parts text']);
  });

  it('does not learn from a text that was put together', async () => {
    await read('b', 'DRILL');
    await read('c', '1', { doubts: ['continued'], candidates: ['D-1'] });
    expect(capture.state?.lines[0]?.serials.map(({ serial }) => serial)).to.deep.equal(['D-1']);
    expect(learner.learned).to.deep.equal(['b whole text']);
  });

  it('is shown, and known again at the next start', async () => {
    await read('b', 'DRILL');
    expect(capture.diagnostics().learned).to.deep.equal({ learner: ['b whole text'] });
    capture.close();
    await open();
    expect(learner.learned).to.deep.equal(['b whole text']);
  });

  it('is forgotten when asked for, also at the next start', async () => {
    await read('b', 'DRILL');
    await capture.device.forgetScanners();
    expect(learner.learned).to.deep.equal([]);
    await open();
    expect(learner.learned).to.deep.equal([]);
  });

  it('is left alone by what the store kept and nobody understands', async () => {
    for (const junk of [null, 5, 'x', [1], { learner: 5 }]) {
      store.notes.set('learned', junk);
      await open();
      expect(learner.learned, JSON.stringify(junk)).to.deep.equal([]);
    }
  });
});
