import { expect } from 'chai';
import { ScanCollector } from '../../../src/input/wedge/scan-collector.js';
import type { Stroke } from '../../../src/input/wedge/stroke.js';
import { handheldProfile, standardProfile, type WedgeProfile } from '../../../src/input/wedge/wedge-profile.js';
import { altCode, azerty, irregular, pattern, steady, typed, type Pace } from '../../fixtures/traces/keyboards.js';
import { play } from '../../fixtures/traces/play.js';

interface Row {
  readonly name: string;
  readonly strokes: readonly Stroke[];
  readonly texts: readonly string[];
  readonly profile?: Partial<WedgeProfile>;
  readonly stalled?: boolean;
}

const serial = 'SN4711-0815';

function scan(pace: Pace, text = `${serial}\r`, focus: Stroke['focus'] = 'none'): readonly Stroke[] {
  return typed(1000, { text, pace, focus });
}

/** One trace after another, `gapMs` after its last key. */
function then(first: readonly Stroke[], gapMs: number, text: string, pace: Pace): readonly Stroke[] {
  return [...first, ...typed((first.at(-1)?.timeMs ?? 0) + gapMs, { text, pace })];
}

const person = irregular(90, 320);
const reads = (name: string, strokes: readonly Stroke[], text = serial, more: Partial<Row> = {}): Row => {
  return { name, strokes, texts: [text], ...more };
};
const ignores = (name: string, strokes: readonly Stroke[], more: Partial<Row> = {}): Row => {
  return { name, strokes, texts: [], ...more };
};

const devices: readonly Row[] = [
  reads('Datalogic, 1 ms a character', scan(steady(1))),
  reads('USB, 5 ms', scan(steady(5))),
  reads('Honeywell, 10 ms', scan(steady(10))),
  reads('Netum, 19 ms', scan(steady(19))),
  reads('Bluetooth, 5 to 60 ms', scan(irregular(5, 60))),
  reads('Zebra, steady 80 ms', scan(steady(80))),
  reads('Zebra, about 90 ms with peaks of 100', scan(irregular(80, 100))),
  reads('Bluetooth in chunks of four, 60 ms apart', scan(pattern(2, 2, 2, 60))),
  reads('Bluetooth in chunks of four, 150 ms apart', scan(pattern(2, 2, 2, 150))),
  reads('a first chunk of three', scan(pattern(2, 2, 150, 2, 2, 2, 2, 2, 2, 2, 2))),
  reads('one hiccup of 160 ms', scan(pattern(5, 5, 5, 160, 5, 5, 5, 5, 5, 5, 5))),
  reads('no terminator', scan(steady(5), serial)),
  reads('a short code with terminator', scan(steady(5), 'A123\r'), 'A123'),
  reads('signs and a space', scan(steady(5), 'A-1./B 2\r'), 'A-1./B 2'),
  reads('a handheld that holds Alt on every key', typed(0, { text: `${serial}\r`, pace: steady(5), held: ['alt'] })),
];

const people: readonly Row[] = [
  ignores('60 words a minute', scan(person)),
  ignores('120 words a minute', scan(irregular(60, 160))),
  ignores('a roll of five keys', scan(steady(20), 'asdfg')),
  ignores('three fast keys and Enter', scan(steady(20), 'asd\r')),
  ignores('a key that is held', typed(0, { text: 'aaaaaaaaaa\r', pace: steady(30), held: ['repeat'] })),
  ignores('a slow but irregular hand', scan(irregular(60, 140, 3))),
  ignores('Enter alone', scan(steady(5), '\r')),
];

const separators: readonly Row[] = [
  reads('GS as Ctrl+]', scan(steady(5), '0109506000134352\x1d21A1\r'), '0109506000134352\x1d21A1'),
  reads('a leading GS', scan(steady(5), '\x1d0109506000134352\r'), '\x1d0109506000134352'),
  reads(
    'GS as Alt+029',
    [...scan(steady(5), '10LOT'), ...altCode(1026, '029', 2), ...typed(1040, { text: '21A1\r', pace: steady(5) })],
    '10LOT\x1d21A1',
  ),
  reads(
    'GS as Alt+0029',
    [...scan(steady(5), '10LOT'), ...altCode(1026, '0029', 2), ...typed(1040, { text: '21A1\r', pace: steady(5) })],
    '10LOT\x1d21A1',
  ),
  reads(
    'a whole code as Alt+nnn',
    [
      ...[...'SN4711'].flatMap((c, i) => altCode(i * 20, String(c.charCodeAt(0)), 4)),
      ...typed(130, { text: '\r', pace: steady(5) }),
    ],
    'SN4711',
  ),
  reads('an ISO 15434 envelope', scan(steady(5), '[)>\x1e06\x1dSABC\x1e\x04\r'), '[)>\x1e06\x1dSABC\x1e\x04'),
  reads(
    'a function key for GS, by profile',
    [
      ...scan(steady(5), '10LOT'),
      { key: 'F8', code: 'F8', timeMs: 1025, focus: 'none' },
      ...typed(1030, { text: '21A1\r', pace: steady(5) }),
    ],
    '10LOT\x1d21A1',
    { profile: { gsKeys: ['F8'] } },
  ),
];

const sequences: readonly Row[] = [
  {
    name: 'two labels 15 ms apart',
    strokes: then(scan(steady(5)), 15, 'SN2222\r', steady(5)),
    texts: [serial, 'SN2222'],
  },
  {
    name: 'two labels without terminator',
    strokes: then(scan(steady(5), serial), 400, 'SN2222', steady(5)),
    profile: { suffix: 'none' },
    texts: [serial, 'SN2222'],
  },
  {
    name: 'the same two, seen after a stall of the page',
    strokes: then(scan(steady(5), serial), 400, 'SN2222', steady(5)),
    profile: { suffix: 'none' },
    texts: [serial, 'SN2222'],
    stalled: true,
  },
  {
    name: 'the same label twice',
    strokes: then(scan(steady(5)), 15, `${serial}\r`, steady(5)),
    texts: [serial, serial],
  },
  reads('three typed keys, then a scan', then(scan(person, 'abc'), 150, `${serial}\r`, steady(5))),
  reads(
    'three typed keys, then a scan with a hiccup',
    then(scan(person, 'abc'), 150, `${serial}\r`, pattern(5, 5, 5, 160, 5, 5, 5, 5, 5, 5, 5)),
  ),
  reads('a scan, then typing', then(scan(steady(5)), 300, 'abc\r', person)),
  reads('a stall that queues every key', scan(steady(8)), serial, { stalled: true }),
];

const structures: readonly Row[] = [
  reads(
    'an open envelope over a pause of 800 ms',
    then(scan(steady(5), '[)>\x1e06\x1dSABC'), 800, '\x1e\x04\r', steady(5)),
    '[)>\x1e06\x1dSABC\x1e\x04',
    { profile: { chunkMs: 1000 } },
  ),
  reads(
    'a long pause, on a handheld',
    then(scan(steady(2), '[)>\x1e06\x1dSABCDEFGHIJKLM'), 4000, 'NOPQRSTUVWXYZ0123456789\x1e\x04\r', steady(2)),
    '[)>\x1e06\x1dSABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\x1e\x04',
    { profile: { ...handheldProfile, fastMs: 100 } },
  ),
];

const fields: readonly Row[] = [
  ignores('a scan into a field of the host', scan(steady(5), `${serial}\r`, 'host')),
  ignores('a scan into a password field', scan(steady(5), `${serial}\r`, 'secret')),
  reads('a scan into a field that allows it', scan(steady(5), `${serial}\r`, 'allowed')),
  reads('chunks into such a field, with terminator', scan(pattern(20, 20, 20, 85, 85), `${serial}\r`, 'allowed')),
  ignores('chunks into such a field, without', scan(pattern(20, 20, 20, 85, 85), serial, 'allowed')),
  ignores('a slow device into such a field', scan(steady(80), `${serial}\r`, 'allowed')),
  ignores('a focus that moves within the burst', [
    ...typed(0, { text: 'SN4', pace: steady(5) }),
    ...typed(15, { text: '71\r', pace: steady(5), focus: 'allowed' }),
  ]),
  ignores('no terminator where one is required', scan(steady(5), serial), { profile: { terminator: 'required' } }),
  ignores('more than the longest code', scan(steady(1), `${'7'.repeat(101)}\r`), { profile: { maxChars: 100 } }),
];

const cards: readonly Row[] = [
  ignores('track 1', scan(steady(3), '%B4111111111111111^DOE/JANE^30121010000000000000?\r')),
  ignores('track 2', scan(steady(3), ';4111111111111111=30121010000000000000?\r')),
  ignores('track 2 after typed keys', then(scan(person, 'ab'), 150, ';4111111111111111=3012101?\r', steady(3))),
  ignores(
    'track 2 under a French keyboard',
    typed(0, { text: ';4111111111111111=3012101?\r', pace: steady(3), layout: azerty }),
  ),
];

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const { name, strokes, texts, profile, stalled } of rows)
      it(name, () => expect(play(strokes, profile, stalled).scans.map(({ text }) => text)).to.deep.equal(texts));
  });
}

describe('burst collector', () => {
  table('reads scanners', devices);
  table('leaves people alone', people);
  table('reads separators', separators);
  table('keeps bursts apart', sequences);
  table('waits for the end of a structure', structures);
  table('minds the focus', fields);
  table('drops payment cards', cards);

  describe('gives the same value whatever the suffix, and keeps the suffix from the page', () => {
    for (const [name, suffix] of [
      ['CR', '\r'],
      ['Tab', '\t'],
      ['CRLF as Enter and Enter', '\r\r'],
      ['CRLF as Enter and Down', '\r↓'],
    ] as const)
      it(name, () => {
        const { scans, kept } = play(scan(steady(5), serial + suffix));
        expect(scans.map(({ text }) => text)).to.deep.equal([serial]);
        expect(kept.slice(-suffix.length)).to.have.lengthOf(suffix.length);
        expect(kept.at(-1)).to.match(/Enter|Tab|ArrowDown/);
      });
  });

  it('lets go of Enter and Down once the suffix is past', () => {
    const strokes = [...scan(steady(5)), ...typed(1200, { text: '\r↓\t', pace: steady(5) })];
    expect(play(strokes).kept.filter(key => key.length > 1)).to.deep.equal(['Enter']);
  });

  it('keeps no key of a person from the page', () => {
    expect(play(scan(person)).kept).to.be.empty;
  });

  it('keeps no character from a field that allows scans, only the suffix', () => {
    expect(play(scan(steady(5), `${serial}\r`, 'allowed')).kept).to.deep.equal(['Enter']);
  });

  it('leaves Ctrl+D and Ctrl+Shift+6 to the page outside a burst', () => {
    expect(play(scan(steady(5), '\x04\x1e')).kept).to.be.empty;
    expect(play(scan(steady(5), '\x04\x1e')).rejections).to.be.empty;
  });

  it('names the reason of a rejection but never its characters', () => {
    const { rejections } = play(scan(steady(3), ';4111111111111111=3012101?\r'));
    expect(rejections).to.deep.equal([{ type: 'rejection', reason: 'card', keys: 26, meanGapMs: 3 }]);
  });

  it('keeps the text by both layouts', () => {
    const strokes = typed(0, { text: '004HQ3NIDBVD\r', pace: steady(5), layout: azerty });
    expect(play(strokes).scans).to.deep.equal([
      { type: 'scan', text: `àà'HA"NIDBVD`, us: '004HQ3NIDBVD', meanGapMs: 5, isCutOff: false },
    ]);
  });

  describe('says of a scan that its beginning may have gone unheard', () => {
    const isCutOff = (strokes: readonly Stroke[], heardFromMs?: number): boolean | undefined =>
      play(strokes, {}, false, heardFromMs).scans.at(-1)?.isCutOff;
    // Each of these scans has its first key at 1000.
    for (const [name, pace, heardFromMs, expected] of [
      ['USB, listening since the key before', steady(5), 997, true],
      ['USB, listening for a while', steady(5), 900, false],
      ['Zebra, listening since the key before', steady(80), 930, true],
      ['chunks of four, listening since the last pause', pattern(2, 2, 2, 60), 950, true],
      ['chunks of four, listening for a while', pattern(2, 2, 2, 60), 870, false],
    ] as const)
      it(name, () => expect(isCutOff(scan(pace), heardFromMs)).to.equal(expected));

    for (const focus of ['host', 'allowed'] as const)
      it(`where it began in another field (${focus})`, () => {
        const [first = [], rest = []] = [
          typed(0, { text: 'SN4', pace: steady(5), focus }),
          typed(15, { text: '711-0815\r', pace: steady(5) }),
        ];
        expect(isCutOff([...first, ...rest])).to.equal(true);
      });

    it('but not after keys that somebody typed', () =>
      expect(isCutOff(then(scan(person, 'abc'), 150, `${serial}\r`, steady(5)), 997)).to.equal(false));
  });

  it('does not count modifiers', () => {
    const shifts = [...'SN4711'].map((_, index): Stroke => ({
      key: 'Shift',
      code: 'ShiftLeft',
      timeMs: 1000 + index * 5,
      focus: 'none',
    }));
    const strokes = [...shifts, ...scan(steady(5))].sort((a, b) => a.timeMs - b.timeMs);
    expect(play(strokes).scans.map(({ text }) => text)).to.deep.equal([serial]);
  });

  it('reads text that an input method inserts, whole, in pieces, or after a first real key', () => {
    const texts: string[] = [];
    const collector = new ScanCollector(standardProfile, judged => judged.type === 'scan' && texts.push(judged.text));
    collector.insert('SN4711-1\n', 100, 'own');
    for (const [index, piece] of ['SN47', '11', '-2'].entries()) collector.insert(piece, 1000 + index * 20, 'own');
    collector.idle();
    collector.press({ key: 'S', code: '', timeMs: 2000, focus: 'own' });
    collector.insert('N4711-3', 2020, 'own');
    collector.idle();
    expect(texts).to.deep.equal(['SN4711-1', 'SN4711-2', 'SN4711-3']);
  });

  it('reads several codes that come in one piece', () => {
    const texts: string[] = [];
    const collector = new ScanCollector(standardProfile, judged => judged.type === 'scan' && texts.push(judged.text));
    collector.insert('IMEI11\nIMEI22\r\nSN4711', 100, 'own');
    collector.idle();
    expect(texts).to.deep.equal(['IMEI11', 'IMEI22', 'SN4711']);
  });
});
