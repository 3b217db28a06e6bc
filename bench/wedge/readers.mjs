import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FakePage } from './fake-page.mjs';
import { chance, scan, serial } from './scanners.mjs';

const SOURCE = '../../src/input/wedge';
const { ScanCollector, standardProfile, readLayout, toldOf } = await load(`
  export { ScanCollector } from '${SOURCE}/scan-collector.js';
  export { standardProfile } from '${SOURCE}/wedge-profile.js';
  export { readLayout } from '${SOURCE}/layout.js';
  export { toldOf } from '${SOURCE}/refuse-run.js';
`);

/** Our collector, playing by arrival, with a timer that fires at its deadline unless the page is busy. */
export class Collector {
  #nowMs = 0;
  #heard = [];
  #collector = new ScanCollector(standardProfile, outcome => this.#hear(outcome));

  /** What it says to strokes, in the words of the bench. */
  play(strokes, busy) {
    this.#heard = [];
    const queue = [...strokes].sort((a, b) => a.arrivesMs - b.arrivesMs || a.timeMs - b.timeMs);
    for (const stroke of queue) {
      const isHeld = busy && stroke.arrivesMs >= busy.fromMs && stroke.arrivesMs < busy.toMs;
      // A busy page handles all queued keys before a timer that is due, or its timer waits once more.
      this.#idleUntil(isHeld ? busy.fromMs : stroke.arrivesMs);
      this.#nowMs = isHeld ? busy.toMs : stroke.arrivesMs;
      this.#collector.press(stroke, this.#nowMs);
    }
    this.#idleUntil(Infinity);
    return this.#heard;
  }

  /** Eight scans of a scanner, each confirmed: from now on it is known. */
  learn(scanner, startMs) {
    const random = chance(777);
    let timeMs = startMs;
    for (let index = 0; index < 8; index++) {
      const text = serial(random, index === 3 ? 1 : index);
      const strokes = scan(scanner, text, random, timeMs);
      for (const each of this.play(strokes))
        if (each.type === 'scan')
          this.#collector.confirm(each.id, 'whole', each.usText === (scanner.prefix ?? '') + text ? 'us' : 'text');
      timeMs = strokes.at(-1).timeMs + 900 + 1700 * random();
    }
    return timeMs + 3000;
  }

  #idleUntil(limitMs) {
    for (let due = this.#collector.deadlineMs; due !== undefined && due < limitMs; due = this.#collector.deadlineMs) {
      this.#nowMs = due;
      this.#collector.idle(due);
    }
  }

  #hear(outcome) {
    const atMs = this.#nowMs;
    if (outcome.type === 'scan') this.#heard.push({ ...outcome, ...readLayout(outcome, 'auto'), atMs });
    else if (outcome.type === 'rejection') this.#heard.push({ type: 'rejection', told: toldOf(outcome) !== undefined });
    else this.#heard.push(outcome);
  }
}

/** The two known libraries, each with its defaults; none where they are not installed. */
export async function libraries() {
  try {
    const { default: onScan } = await import('onscan.js');
    const { default: Scanner } =
      await import('./node_modules/@point-of-sale/keyboard-barcode-scanner/dist/keyboard-barcode-scanner.esm.js');
    return {
      'onscan.js': (page, read) => onScan.attachTo(page, { onScan: read }),
      '@point-of-sale': (page, read) => {
        const scanner = new Scanner();
        scanner.addEventListener('barcode', ({ value }) => read(value));
        scanner.connect();
      },
    };
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return {};
  }
}

/** What a library reads; all that it gives is accepted. */
export function played(attach, strokes, busy) {
  const page = new FakePage();
  const restore = page.install();
  const texts = [];
  attach(page, text => texts.push(text));
  const arrived = [...strokes].sort((a, b) => a.arrivesMs - b.arrivesMs);
  page.play(
    arrived.map(stroke => ({ ...stroke, timeMs: stroke.arrivesMs })),
    busy,
  );
  restore();
  return texts.map((text, id) => ({ type: 'scan', id: id + 1, text, doubts: [], atMs: 0 }));
}

async function load(contents) {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
