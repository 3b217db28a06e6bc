// npm ci --prefix bench/wedge && node bench/wedge/compare.mjs
// Plays the traces to this SDK's wedge and to two known libraries, each with its defaults. A cell is the share of runs,
// in per cent, whose whole output was exactly right. The traces are written, not recorded: they show which rules hold,
// not how often they do in a store.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FakePage } from './fake-page.mjs';

const runs = 40;

const { situations, inseparable } = await load('../../test/fixtures/traces/situations.ts');
const { WedgeSource } = await load('../../src/input/wedge/index.ts');
const { default: onScan } = await import('onscan.js');
const { default: KeyboardBarcodeScanner } =
  await import('./node_modules/@point-of-sale/keyboard-barcode-scanner/dist/keyboard-barcode-scanner.esm.js');

const readers = {
  serialkit(page, read) {
    const source = new WedgeSource({ window: page, textField: 'never' });
    source.start({ reading: ({ text }) => read(text), status: () => undefined });
  },
  'onscan.js': (page, read) => onScan.attachTo(page, { onScan: read }),
  '@point-of-sale': (page, read) => {
    const scanner = new KeyboardBarcodeScanner();
    scanner.addEventListener('barcode', ({ value }) => read(value));
    scanner.connect();
  },
};

console.log(['situation', ...Object.keys(readers)].join(' | '));
for (const situation of [...situations, ...inseparable]) {
  const cells = Object.values(readers).map(reader => share(situation, reader));
  console.log([situation.name, ...cells].join(' | '));
}

function share({ strokes, expected, busy }, reader) {
  let right = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const page = new FakePage();
    const restore = page.install();
    const texts = [];
    reader(page, text => texts.push(text));
    page.play(withShift(strokes(seed)), busy);
    restore();
    if (JSON.stringify(texts) === JSON.stringify(expected(seed))) right++;
  }
  return Math.round((100 * right) / runs);
}

/** A keyboard presses Shift before a capital. */
function withShift(strokes) {
  return strokes.flatMap(stroke =>
    stroke.shift ? [{ ...stroke, key: 'Shift', code: 'ShiftLeft' }, stroke] : [stroke],
  );
}

async function load(path) {
  const entryPoints = [fileURLToPath(new URL(path, import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
