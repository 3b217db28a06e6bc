import { expect } from 'chai';
import bwipjs from 'bwip-js/node';
import type { Bars } from '../../../../src/input/decode/linear/bars.js';
import { expandUpcE } from '../../../../src/input/decode/linear/ean-upc.js';
import { readBars } from '../../../../src/input/decode/linear/read-bars.js';

const QUIET = 12;

/** A symbol as edges, `unit` pixels a module, each bar printed wider by `spread` modules. */
function barsOf(bcid: string, text: string, { unit = 2.3, spread = 0, quiet = QUIET, backwards = false } = {}): Bars {
  // Code 93 has its check characters only where they are asked for.
  const options = bcid.startsWith('code93') ? 'includecheck' : '';
  const [symbol] = bwipjs.raw(bcid, text, options) as readonly { readonly sbs: readonly number[] }[];
  const all = symbol?.sbs ?? [];
  // Some symbologies end with the gap to a next character.
  const printed = all.length % 2 === 0 ? all.slice(0, -1) : all;
  const widths = backwards ? [...printed].reverse() : printed;
  let at = quiet;
  const edges = [at, ...widths.map(width => (at += width))].map(
    (edge, i) => (edge + (i % 2 === 0 ? -spread : spread) / 2) * unit,
  );
  return { edges: Float32Array.from(edges), count: edges.length, length: (at + quiet) * unit };
}

const SYMBOLS = [
  ['code128', 'SN-0042/a', 'code-128', 'SN-0042/a'],
  ['code128', '350589290214590', 'code-128', '350589290214590'],
  ['code128', '89049032302783487421583512399610', 'code-128', '89049032302783487421583512399610'],
  ['gs1-128', '(01)04006381333931(10)L7(21)A1b2', 'code-128', ']C1010400638133393110L7\x1d21A1b2'],
  ['code39', 'C02XK1ZPJGH5', 'code-39', 'C02XK1ZPJGH5'],
  ['code39', 'A-1 $/+%.', 'code-39', 'A-1 $/+%.'],
  ['code93', 'SN-00427B', 'code-93', 'SN-00427B'],
  ['code93', '0123456789 ABCDEFGHIJKLM', 'code-93', '0123456789 ABCDEFGHIJKLM'],
  ['code93', 'NOPQRSTUVWXYZ-.$/+%', 'code-93', 'NOPQRSTUVWXYZ-.$/+%'],
  ['code93ext', 'sn:42/a=[x]', 'code-93', 'sn:42/a=[x]'],
  ['interleaved2of5', '15400141288763', 'itf', '15400141288763'],
  ['rationalizedCodabar', 'A0042-17B', 'codabar', '0042-17'],
  ['ean13', '4006381333931', 'ean-13', '4006381333931'],
  ['ean8', '96385074', 'ean-8', '96385074'],
  ['upca', '036000291452', 'upc-a', '036000291452'],
  ['upce', '04965802', 'upc-e', '04965802'],
  ['upce', '10123454', 'upc-e', '10123454'],
] as const;

describe('readBars', () => {
  for (const [bcid, printed, symbology, text] of SYMBOLS) {
    it(`reads ${bcid} ${printed}`, () => {
      expect(readBars(barsOf(bcid, printed)).map(read => [read.symbology, read.text])).to.deep.equal([
        [symbology, text],
      ]);
    });

    it(`reads it upside down, and where ink spread or shrank: ${bcid} ${printed}`, () => {
      for (const change of [{ backwards: true }, { spread: 0.3 }, { spread: -0.3 }]) {
        expect(readBars(barsOf(bcid, printed, change))[0]?.text, JSON.stringify(change)).to.equal(text);
      }
    });
  }

  it('says where on the line a symbol is', () => {
    const [read] = readBars(barsOf('ean13', '4006381333931', { unit: 2 }));
    expect(read).to.include({ from: QUIET * 2, to: (QUIET + 95) * 2 });
  });

  it('reads every symbol of a line', () => {
    const [left, right] = [barsOf('code128', 'A1'), barsOf('ean8', '96385074')];
    const edges = Float32Array.from([...left.edges, ...right.edges.map(edge => edge + left.length)]);
    const both = readBars({ edges, count: edges.length, length: left.length + right.length });
    expect(both.map(({ text }) => text)).to.deep.equal(['A1', '96385074']);
  });

  it('refuses a symbol that something dark touches', () => {
    expect(readBars(barsOf('code128', 'SN0042', { quiet: 1 }))).to.deep.equal([]);
    expect(readBars(barsOf('ean13', '4006381333931', { quiet: 1 }))).to.deep.equal([]);
  });

  it('refuses a check character that does not fit', () => {
    const bars = barsOf('ean13', '4006381333931');
    // The second digit, drawn over by the fifth: another digit, the same check digit.
    const widthsFrom = (digit: number, edge: number): number =>
      (bars.edges[3 + 4 * digit + edge] ?? 0) - (bars.edges[3 + 4 * digit] ?? 0);
    const edges = bars.edges.slice();
    for (let edge = 1; edge < 4; edge++) edges[3 + 4 + edge] = (bars.edges[3 + 4] ?? 0) + widthsFrom(4, edge);
    expect(readBars({ ...bars, edges })).to.deep.equal([]);
  });

  it('finds nothing in even bars and in random ones', () => {
    const even = Float32Array.from({ length: 120 }, (_, i) => 20 + i * 3);
    expect(readBars({ edges: even, count: 120, length: 400 })).to.deep.equal([]);
    let seed = 7;
    const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (let line = 0; line < 300; line++) {
      let at = 30;
      const edges = Float32Array.from({ length: 120 }, () => (at += 2 + Math.floor(random() * 4) * 2));
      const reads = readBars({ edges, count: 120, length: at + 30 });
      expect(reads.filter(({ symbology }) => !['code-39', 'itf', 'codabar'].includes(symbology))).to.deep.equal([]);
    }
  });
});

describe('expandUpcE', () => {
  for (const [short, long] of [
    ['04965802', '049000006582'],
    ['01234531', '012300000451'],
    ['00123457', '001234000057'],
    ['04252614', '042100005264'],
  ] as const) {
    it(`expands ${short}`, () => expect(expandUpcE(short)).to.equal(long));
  }

  for (const [bcid, printed] of [
    ['ean13', '4006381333931'],
    ['ean8', '96385074'],
    ['upce', '04965802'],
    ['interleaved2of5', '15400141288763'],
  ] as const) {
    it(`does not read a ${bcid} whose second half is twice as wide: it would be other bars that look like one`, () => {
      const bars = barsOf(bcid, printed);
      const middle = bars.edges[bars.count >> 1] ?? 0;
      const edges = bars.edges.map(edge => edge + Math.max(0, edge - middle));
      expect(readBars({ ...bars, edges, length: bars.length * 2 })).to.deep.equal([]);
    });
  }
});
