import { expect } from '@open-wc/testing';
import { createReader } from '../../../src/input/decode/create-reader.js';
import { zxingWasm } from '../../../src/input/decode/wasm-binary.js';
import { MainThreadReader } from '../../../src/input/decode/main-thread-reader.js';
import { WorkerReader } from '../../../src/input/decode/worker-reader.js';
import { barcodePicture } from '../../support/barcode-picture.js';
import type { ReaderReport } from './pages/report-reader.js';
import type { WasmReport } from './pages/report-wasm.js';

const page = (name: string): string => new URL(`./pages/${name}`, import.meta.url).href;

async function textsReadBy(options: Parameters<typeof createReader>[0]): Promise<string[]> {
  const reader = await createReader(options);
  const symbols = await reader.detect(await createImageBitmap(barcodePicture('code128', 'SN0042')));
  reader.close();
  return symbols.map(({ text }) => text);
}

function reportOf<Report = ReaderReport>(name: string): Promise<Report> {
  const frame = document.createElement('iframe');
  const answer = new Promise<Report>(resolve => {
    window.addEventListener('message', ({ data, source }) => {
      if (source !== frame.contentWindow) return;
      frame.remove();
      resolve(data as Report);
    });
  });
  frame.src = page(name);
  document.body.append(frame);
  return answer;
}

describe('createReader', () => {
  it('uses the worker file of the page', async () => {
    expect(await textsReadBy({ workerUrl: page('answering.worker.js') })).to.deep.equal(['FROM-FILE']);
  });

  it('starts a worker from a blob when the SDK was loaded from another origin', async () => {
    const reader = await createReader({ workerUrl: 'https://cdn.example.test/decode.worker.js' });
    expect(reader).to.be.instanceOf(WorkerReader);
    reader.close();
    expect(await textsReadBy({ workerUrl: 'https://cdn.example.test/decode.worker.js' })).to.deep.equal(['SN0042']);
  });

  it('reads on the page’s thread when it is told to', async () => {
    expect(await createReader({ workerUrl: false })).to.be.instanceOf(MainThreadReader);
    expect(await textsReadBy({ workerUrl: false })).to.deep.equal(['SN0042']);
  });

  it('asks zxing-cpp where the page serves it, for what it cannot read itself', async () => {
    const wasmUrl = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
    for (const workerUrl of ['https://cdn.example.test/decode.worker.js', false] as const) {
      const reader = await createReader({ workerUrl, wasmUrl });
      const symbols = await reader.detect(await createImageBitmap(barcodePicture('pdf417', 'SN0042', { scale: 5 })));
      reader.close();
      expect(symbols.map(({ text, symbology }) => [text, symbology])).to.deep.equal([['SN0042', 'pdf-417']]);
    }
  });

  it('asks zxing-cpp from within a module, and for its bytes only then', async () => {
    for (const workerUrl of ['https://cdn.example.test/decode.worker.js', false] as const) {
      let asked = 0;
      const wasmBinary = () => {
        asked++;
        return zxingWasm();
      };
      const reader = await createReader({ workerUrl, wasmBinary });
      await reader.detect(await createImageBitmap(barcodePicture('code128', 'SN0042')), { isFrame: true });
      const symbols = await reader.detect(await createImageBitmap(barcodePicture('pdf417', 'SN0042', { scale: 5 })));
      expect(symbols.map(({ text, symbology }) => [text, symbology])).to.deep.equal([['SN0042', 'pdf-417']]);
      expect(reader.diagnostics?.rungs.at(-1)).to.deep.equal({ name: 'zxing-wasm', isUsed: true, reason: 'allowed' });
      expect(asked).to.equal(1);
      reader.close();
    }
  });

  it('still reads when the bytes do not come', async () => {
    for (const workerUrl of ['https://cdn.example.test/decode.worker.js', false] as const) {
      const reader = await createReader({ workerUrl, wasmBinary: () => Promise.reject(new Error('offline')) });
      const pdf417 = await createImageBitmap(barcodePicture('pdf417', 'SN0042', { scale: 5 }));
      expect(await reader.detect(pdf417)).to.deep.equal([]);
      const code128 = await createImageBitmap(barcodePicture('code128', 'SN0042'));
      expect((await reader.detect(code128)).map(({ text }) => text)).to.deep.equal(['SN0042']);
      expect(reader.diagnostics?.rungs.at(-1)).to.deep.equal({ name: 'zxing-wasm', isUsed: false, reason: 'failed' });
      reader.close();
    }
  });

  it('still reads when zxing-cpp is not where the page said', async () => {
    expect(await textsReadBy({ workerUrl: false, wasmUrl: '/nowhere.wasm' })).to.deep.equal(['SN0042']);
    const reader = await createReader({ workerUrl: false, wasmUrl: '/nowhere.wasm' });
    expect(await reader.detect(await createImageBitmap(barcodePicture('pdf417', 'SN0042')))).to.deep.equal([]);
  });

  it('fetches what reads more formats where bars are seen that nothing else reads', async () => {
    for (const workerUrl of ['https://cdn.example.test/decode.worker.js', false] as const) {
      const reader = await createReader({ workerUrl, moreUrl: '/decode-more.js' });
      const detect = async (bcid: string, text: string) =>
        reader.detect(await createImageBitmap(barcodePicture(bcid, text, { scale: 5 })));
      await detect('ean13', '4006381333931');
      expect(reader.diagnostics?.rungs.map(({ name }) => name)).not.to.include('more-formats');
      expect((await detect('pdf417', 'SN0042')).map(({ text }) => text)).to.deep.equal(['SN0042']);
      expect((await detect('databaromni', '(01)04006381333931')).map(({ text }) => text)).to.deep.equal([
        '0104006381333931',
      ]);
      expect(reader.diagnostics?.rungs[1]).to.deep.equal({ name: 'more-formats', isUsed: true, reason: 'always' });
      reader.close();
    }
  });

  it('fetches it for nobody who asks for none of its formats, and tells where it does not come', async () => {
    for (const workerUrl of ['https://cdn.example.test/decode.worker.js', false] as const) {
      for (const [formats, told] of [
        [['ean-13'], []],
        [undefined, [{ name: 'more-formats', isUsed: false, reason: 'failed' }]],
      ] as const) {
        const reader = await createReader({ workerUrl, moreUrl: '/nowhere.js', formats });
        const pdf417 = await createImageBitmap(barcodePicture('pdf417', 'SN0042', { scale: 5 }));
        expect(await reader.detect(pdf417)).to.deep.equal([]);
        const ean13 = await createImageBitmap(barcodePicture('ean13', '4006381333931'));
        expect((await reader.detect(ean13)).map(({ text }) => text)).to.deep.equal(['4006381333931']);
        expect(reader.diagnostics?.rungs.filter(({ name }) => name === 'more-formats')).to.deep.equal(told);
        reader.close();
      }
    }
  });

  it('tells which decoders read, and why', async () => {
    const reader = await createReader({ workerUrl: 'https://cdn.example.test/decode.worker.js' });
    await reader.detect(await createImageBitmap(new ImageData(8, 8)));
    expect(reader.diagnostics).to.deep.equal({
      thread: 'worker',
      rungs: [
        { name: 'serialkit', isUsed: true, reason: 'always' },
        { name: 'barcode-detector', isUsed: false, reason: 'missing' },
        { name: 'zxing-wasm', isUsed: false, reason: 'not-served' },
      ],
    });
    reader.close();
    const broken = await createReader({ workerUrl: false, wasmUrl: '/nowhere.wasm' });
    await broken.detect(await createImageBitmap(new ImageData(8, 8)));
    expect(broken.diagnostics?.thread).to.equal('page');
    expect(broken.diagnostics?.rungs[2]).to.deep.equal({ name: 'zxing-wasm', isUsed: false, reason: 'failed' });
  });

  it('violates no policy on a strict page, trusted types among them', async () => {
    expect(await reportOf('strict.html')).to.deep.equal({ texts: ['FROM-FILE'], violations: [] });
  });

  it('finds out without violating it that a policy forbids WebAssembly', async () => {
    const { rungs, violations } = await reportOf<WasmReport>('no-wasm.html');
    expect(rungs.at(-1)).to.deep.equal({ name: 'zxing-wasm', isUsed: false, reason: 'forbidden' });
    expect(violations).to.deep.equal([]);
  });

  it('falls back to the page’s thread where no worker is allowed', async () => {
    const { texts } = await reportOf('no-worker.html');
    expect(texts).to.deep.equal([]);
  });

  it('tells a closed worker from one that found nothing', async () => {
    const reader = await createReader();
    reader.close();
    const picture = await createImageBitmap(barcodePicture('code128', 'SN0042'));
    const outcome = await reader.detect(picture).then(
      () => 'an answer',
      (error: Error) => error.message,
    );
    expect(outcome).to.contain('closed');
  });
});
