// The engines that the benches compare, each as `open() -> read(pixels, frame?) -> texts`, with the settings that its
// own documentation recommends for product and serial codes. Runs in the page.
import Quagga from '@ericblade/quagga2';
import { scanImageData } from '@undecaf/zbar-wasm';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { Html5Qrcode } from 'html5-qrcode';
import jsQR from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { DecoderLadder } from '../src/input/decode/decoder-ladder.ts';
import { FilmMemory } from '../src/input/decode/film-memory.ts';
import { FrameBudget } from '../src/input/decode/frame-budget.ts';
import { toGray } from '../src/input/decode/gray-picture.ts';
import { PlatformDecoder } from '../src/input/decode/platform-decoder.ts';
import { WasmDecoder } from '../src/input/decode/wasm-decoder.ts';

/** The same limit as in the SDK's worker. */
const MOST_MS = 1_000;
const WASM_FILE = '/bench/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm';
const WASM_FORMATS = ['Code128', 'Code39', 'ITF', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'DataMatrix', 'QRCode'];
const JS_FORMATS = ['CODE_128', 'CODE_39', 'ITF', 'EAN_13', 'EAN_8', 'UPC_A', 'UPC_E', 'DATA_MATRIX', 'QR_CODE'];

export const engines = {
  serialkit: () => serialkit(),
  'serialkit with zxing-wasm': () => serialkit(WASM_FILE),
  async 'serialkit with BarcodeDetector'() {
    const platform = await PlatformDecoder.open();
    if (!(platform instanceof PlatformDecoder)) throw new Error(`BarcodeDetector: ${platform}`);
    return serialkit();
  },
  async 'rung: zxing-wasm'() {
    const decoder = new WasmDecoder(new URL(WASM_FILE, document.baseURI).href);
    return async pixels => (await decoder.decode(toGray(pixels))).map(({ text }) => text);
  },
  'zxing-wasm try harder': () => zxingWasm({ tryHarder: true }),
  'zxing-wasm fast': () => zxingWasm({ tryHarder: false, tryRotate: false, tryInvert: false, tryDownscale: false }),
  '@zxing/library try harder': () => zxingJs(true),
  '@zxing/library': () => zxingJs(false),
  async 'zbar-wasm'() {
    return async pixels => (await scanImageData(pixels)).map(symbol => symbol.decode());
  },
  async quagga2() {
    const readers = ['code_128', 'ean', 'ean_8', 'code_39', 'upc', 'upc_e', 'i2of5'].map(name => `${name}_reader`);
    return async pixels => {
      const src = toCanvas(pixels).toDataURL('image/png');
      const found = await Quagga.decodeSingle({ src, numOfWorkers: 0, locate: true, decoder: { readers } }).catch(
        () => undefined,
      );
      return found?.codeResult?.code ? [found.codeResult.code] : [];
    };
  },
  async 'html5-qrcode'() {
    document.body.append(Object.assign(document.createElement('div'), { id: 'html5-qrcode' }));
    const reader = new Html5Qrcode('html5-qrcode', { verbose: false });
    return async pixels => {
      const blob = await new Promise(resolve => toCanvas(pixels).toBlob(resolve));
      const text = await reader.scanFile(new File([blob], 'picture.png'), false).catch(() => undefined);
      return text === undefined ? [] : [text];
    };
  },
  async jsQR() {
    return async ({ data, width, height }) => {
      const found = jsQR(data, width, height);
      return found ? [found.data] : [];
    };
  },
};

async function serialkit(wasmUrl) {
  const file = wasmUrl && new URL(wasmUrl, document.baseURI).href;
  const loadMore = () => import('../src/input/decode/more/more-formats.ts');
  const decoder = new DecoderLadder(file && { file, policy: { url: document.URL, metas: [] } }, { loadMore });
  const films = new Map();
  return async (pixels, frame) => {
    if (!frame) return (await decoder.decode(toGray(pixels))).map(({ text }) => text);
    const film = films.get(frame.film) ?? openFilm();
    films.set(frame.film, film.at(frame.atMs));
    const options = { tries: () => film.budget.tries(), film: film.memory, unwanted: frame.unwanted };
    return (await decoder.decode(toGray(pixels), options)).map(({ text }) => text);
  };
}

/** What the SDK's worker keeps of a film, by the film's own clock: other engines work between its frames here. */
function openFilm() {
  let offsetMs = 0;
  const now = () => performance.now() + offsetMs;
  const film = {
    memory: new FilmMemory(now),
    budget: new FrameBudget(MOST_MS, now),
    at(atMs) {
      offsetMs = atMs - performance.now();
      film.budget.begin();
      return film;
    },
  };
  return film;
}

async function zxingWasm(options) {
  prepareZXingModule({ overrides: { locateFile: name => `/bench/node_modules/zxing-wasm/dist/reader/${name}` } });
  return async pixels => {
    const found = await readBarcodes(pixels, { formats: WASM_FORMATS, textMode: 'Plain', ...options });
    return found.map(({ text }) => text);
  };
}

async function zxingJs(tryHarder) {
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map([
      [DecodeHintType.POSSIBLE_FORMATS, JS_FORMATS.map(name => BarcodeFormat[name])],
      ...(tryHarder ? [[DecodeHintType.TRY_HARDER, true]] : []),
    ]),
  );
  return async pixels => {
    const { data, width, height } = toGray(pixels);
    try {
      return [
        reader
          .decodeWithState(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(data, width, height))))
          .getText(),
      ];
    } catch {
      return []; // how the library says that it found nothing
    }
  };
}

function toCanvas(pixels) {
  const canvas = Object.assign(document.createElement('canvas'), { width: pixels.width, height: pixels.height });
  canvas.getContext('2d').putImageData(pixels, 0, 0);
  return canvas;
}
