import { expect } from 'chai';
import type { ReadingDoubt } from '../../../src/codes/reading.js';
import type { Stroke } from '../../../src/input/wedge/stroke.js';
import type { WedgeProfile } from '../../../src/input/wedge/wedge-profile.js';
import { Ear, held, stalled, type Arriving } from '../../fixtures/traces/hear.js';
import { azerty, irregular, pattern, steady, typed, type Pace } from '../../fixtures/traces/keyboards.js';

const SERIAL = 'SN4711-0815';
const USB = steady(8);

/** What a trace gives, in short: a scan's text, doubts and candidates, or what else it was. */
function told(ear: Ear, strokes: readonly Arriving[]): readonly string[] {
  return ear.hear(strokes).outcomes.map(outcome => {
    if (outcome.type === 'rejection') return `refused ${outcome.reason}`;
    if (outcome.type === 'continuation') return `continues ${outcome.certain ? 'surely' : 'perhaps'}`;
    const { text, doubts, candidates, replaces } = outcome;
    const more = [...doubts, ...(candidates ? [candidates.join('|')] : []), ...(replaces ? ['replaces'] : [])];
    return [text, ...more].join(' ');
  });
}

const scan = (text: string, startMs = 1000, pace: Pace = USB): readonly Stroke[] => typed(startMs, { text, pace });
const next = (strokes: readonly Stroke[], gapMs: number, text: string, pace: Pace = USB): readonly Stroke[] => {
  return [...strokes, ...scan(text, (strokes.at(-1)?.timeMs ?? 0) + gapMs, pace)];
};
const swapped = (strokes: readonly Stroke[], at: number, stroke: Partial<Stroke>): readonly Stroke[] =>
  strokes.map((each, index) => (index === at ? { ...each, shift: false, ...stroke } : each));

/** A wedge that knows its scanner, and when its next scan may begin. */
function settled(pace: Pace, suffix: string, profile: Partial<WedgeProfile> = {}) {
  const ear = new Ear(profile);
  return { ear, startMs: ear.settle(pace, suffix) };
}

describe('scan collector, new to its scanner', () => {
  for (const [name, strokes, expected] of [
    ['a scan', scan(`${SERIAL}\r`), [SERIAL]],
    ['a scan without a suffix', scan(SERIAL), [`${SERIAL} open-end`]],
    ['a stall of 250 ms', stalled(scan(`${SERIAL}\r`), 6, 245), [SERIAL]],
    ['a stall of 400 ms', stalled(scan(`${SERIAL}\r`), 6, 400), [`${SERIAL} continued SN4711|-0815`]],
    ['a stall after the first key', stalled(scan(`${SERIAL}\r`), 1, 600), [`${SERIAL} continued S|N4711-0815`]],
    ['a stall before Enter', stalled(scan(`${SERIAL}\r`), 11, 1500), [`${SERIAL} typed`]],
    ['a stall without a suffix', stalled(scan(SERIAL), 6, 400), [`${SERIAL} continued open-end SN4711|-0815`]],
    [
      'a longer stall',
      stalled(scan(`${SERIAL}\r`), 6, 1800),
      ['SN4711 open-end', 'continues perhaps', '-0815 continued SN4711-0815'],
    ],
    [
      'the same label again, after its end was lost',
      next(scan('SN4711-'), 280, `${SERIAL}\r`),
      [`SN4711-${SERIAL} continued SN4711-|${SERIAL}`],
    ],
    ['an AIM identifier after a lost end', next(scan('SN4711-'), 280, ']C1SN8\r'), ['refused fragment', ']C1SN8']],
    ['two scans 150 ms apart', next(scan('SN4711\r'), 150, 'SN4712\r'), ['SN4711', 'SN4712']],
    ['a short rest', next(scan('SN4711'), 1800, 'ABC'), ['SN4711 open-end', 'refused short']],
    ['a function key inside', swapped(scan(`${SERIAL}\r`), 6, { key: 'F8', code: 'F8' }), ['refused hole']],
    [
      'a key that no layout knows',
      swapped(scan(`${SERIAL}\r`), 6, { key: 'Unidentified', code: '' }),
      ['refused hole'],
    ],
    ['Ctrl and a letter', swapped(scan(`${SERIAL}\r`), 6, { key: 'a', code: 'KeyA', ctrl: true }), ['refused hole']],
    ['Home inside', swapped(scan(`${SERIAL}\r`), 6, { key: 'Home', code: 'Home' }), ['refused hole']],
    ['Delete inside', swapped(scan(`${SERIAL}\r`), 6, { key: 'Delete', code: 'Delete' }), ['refused hole']],
    [
      'a dead key whose place is known',
      swapped(scan(`${SERIAL}\r`), 6, { key: 'Dead', code: 'Minus' }),
      [`${SERIAL} layout`],
    ],
    [
      'End for the 1 of the number pad',
      swapped(scan('SN4711\r'), 4, { key: 'End', code: 'Numpad1' }),
      ['SN4711 layout'],
    ],
    [
      'ETX before Enter',
      next(next(scan(SERIAL), 8, 'c'), 8, '\r').map(key => (key.key === 'c' ? { ...key, ctrl: true } : key)),
      [SERIAL],
    ],
    ['a hold-up of 600 ms', held(scan(`${SERIAL}\r`), 6, 600), [SERIAL]],
    [
      'a hold-up of 4 s',
      held(scan(`${SERIAL}\r`), 6, 4000),
      ['SN4711 open-end', 'continues surely', `${SERIAL} replaces`],
    ],
    ['a hold-up after three keys', held(scan(`${SERIAL}\r`), 3, 4000), ['refused short', SERIAL]],
    [
      'Enter alone held up',
      held(scan(`${SERIAL}\r`), 11, 4000),
      [`${SERIAL} open-end`, 'continues surely', `${SERIAL} replaces`],
    ],
    ['a key, then a scan', next(scan('y'), 900, `${SERIAL}\r`), [`y${SERIAL} continued y|${SERIAL}`]],
    ['a roll and a late Enter', next(scan('asdfg', 1000, irregular(12, 25)), 180, '\r'), ['asdfg typed']],
    ['irregular keys and Enter', scan('kjhgfdsa\r', 1000, pattern(5, 70, 12, 50)), ['kjhgfdsa typed']],
    [
      'Escape just before',
      next([{ key: 'Escape', code: 'Escape', timeMs: 990, focus: 'none' }], 10, `${SERIAL}\r`),
      [`${SERIAL} edge`],
    ],
    [
      'the rest of a key that was held',
      [...typed(1000, { text: 'aaaa', pace: USB, held: ['repeat'] }), ...scan(`${SERIAL}\r`, 1600)],
      ['refused held-key', `${SERIAL} fragment`],
    ],
  ] as const satisfies readonly (readonly [string, readonly Arriving[], readonly string[]])[])
    it(`hears ${name}`, () => expect(told(new Ear(), strokes)).to.deep.equal(expected));

  it('waits 1.9 s for the rest of a scan without a suffix, and longer where keys come late', () => {
    expect(new Ear().hear(scan(SERIAL)).waitMs).to.equal(1900);
    expect(new Ear().hear(held(scan(SERIAL), 6, 600)).waitMs).to.be.within(2300, 2500);
  });

  it('has the text of both layouts, and says that they differ', () => {
    const [first] = new Ear().hear(typed(0, { text: '004HQ3\r', pace: USB, layout: azerty })).scans;
    expect(first).to.include({ text: `àà'HA"`, us: '004HQ3' });
    expect(first?.doubts).to.deep.equal(['layout']);
  });

  it('swallows an Enter that comes after its scan was given out', () => {
    expect(new Ear().hear(held(scan(`${SERIAL}\r`), 11, 4000)).kept.at(-1)).to.equal('Enter');
  });

  it('takes a key in front for the scanner’s own after three scans', () => {
    const ear = new Ear();
    const doubts = [1000, 4000, 7000, 10_000].map(startMs => {
      const f1: Stroke = { key: 'F1', code: 'F1', timeMs: startMs - 5, focus: 'none' };
      return ear.hear([f1, ...scan(`${SERIAL}\r`, startMs)]).scans[0]?.doubts;
    });
    expect(doubts).to.deep.equal([['edge'], ['edge'], [], []]);
  });

  it('tells of a scan that another field cuts in two, and doubts its rest', () => {
    const strokes = scan(`${SERIAL}\r`).map((key, index): Stroke => ({
      ...key,
      focus: index < 5 ? 'none' : 'allowed',
    }));
    expect(told(new Ear(), strokes)).to.deep.equal(['refused fragment', '1-0815 fragment']);
  });

  it('forgets what it kept when a field of the host has the focus', () => {
    const ear = new Ear();
    ear.hear(scan(SERIAL));
    ear.hear([{ key: 'x', code: 'KeyX', timeMs: 1500, focus: 'host' }]);
    expect(told(ear, scan('SN9999\r', 2000))).to.deep.equal(['SN9999']);
  });
});

describe('scan collector, after five confirmed scans', () => {
  it('gives a scan without a suffix out as soon as its pace says so, and without doubt', () => {
    const { ear, startMs } = settled(USB, '');
    const heard = ear.hear(scan(SERIAL, startMs));
    expect(heard.scans.map(({ text, doubts }) => [text, doubts])).to.deep.equal([[SERIAL, []]]);
    expect(heard.waitMs).to.equal(60);
  });

  it('replaces what it gave out when its rest comes', () => {
    const { ear, startMs } = settled(USB, '');
    expect(told(ear, held(scan(SERIAL, startMs), 6, 600))).to.deep.equal([
      ...['SN4711', 'continues surely', `${SERIAL} replaces`],
    ]);
  });

  it('takes a scan back that is followed by a short rest', () => {
    const { ear, startMs } = settled(USB, '');
    expect(told(ear, next(scan('SN4711', startMs), 500, '-08'))).to.deep.equal([
      ...['SN4711', 'continues perhaps', 'refused short'],
    ]);
  });

  it('refuses what lacks the suffix that its scanner always sends, until that happens three times in a row', () => {
    const { ear, startMs } = settled(USB, '\r');
    const scans = [0, 1, 2, 3].map(index => told(ear, scan(SERIAL, startMs + index * 10_000)));
    expect(scans.slice(0, 3)).to.deep.equal(Array(3).fill(['refused fragment']));
    expect(scans[3]).to.deep.equal([`${SERIAL} open-end`]);
  });

  it('joins a refused scan with its rest, if the time stamps say that they are one', () => {
    const { ear, startMs } = settled(USB, '\r');
    expect(told(ear, held(scan(`${SERIAL}\r`, startMs), 8, 4000))).to.deep.equal(['refused fragment', SERIAL]);
  });

  it('doubts a pace that no known scanner has', () => {
    const { ear, startMs } = settled(steady(2), '\r');
    expect(told(ear, scan('kjhgfdsa\r', startMs, irregular(15, 45)))).to.deep.equal(['kjhgfdsa typed']);
  });

  it('takes the US reading where its scanner has always meant that', () => {
    const ear = new Ear();
    const texts = Array.from({ length: 7 }, (_, index) => {
      const strokes = typed(1000 + index * 5000, { text: `004HQ${index}\r`, pace: USB, layout: azerty });
      const [first] = ear.hear(strokes).scans;
      if (first) ear.collector.confirm(first.id, 'whole', 'us');
      return [first?.text, first?.doubts];
    });
    expect(texts[0]).to.deep.equal([`àà'HAà`, ['layout'] satisfies ReadingDoubt[]]);
    expect(texts.slice(5)).to.deep.equal([
      ['004HQ5', []],
      ['004HQ6', []],
    ]);
  });

  it('learns nothing from a scan that was joined', () => {
    const ear = new Ear();
    for (let index = 0; index < 8; index++) {
      const strokes = stalled(scan(`${SERIAL}\r`, 1000 + index * 5000), 6, 240);
      for (const { id } of ear.hear(strokes).scans) ear.collector.confirm(id);
    }
    expect(told(ear, scan(SERIAL, 90_000))).to.deep.equal([`${SERIAL} open-end`]);
  });
});

describe('scan collector, after a scan whose end is missing', () => {
  for (const isKnown of [false, true])
    it(`doubts the rest that ends with the suffix, however late: a ${isKnown ? 'known' : 'new'} scanner`, () => {
      for (const text of ['C02XG0FDH7JY', '89490200012345678902'])
        for (const gapMs of [1800, 2500, 7900])
          for (let at = 3; at <= text.length - 4; at++) {
            const { ear, startMs } = isKnown ? settled(USB, '\r') : { ear: new Ear(), startMs: 20_000 };
            const { scans } = ear.hear(stalled(scan(`${text}\r`, startMs), at, gapMs));
            const rest = scans.find(({ text: said }) => said === text.slice(at));
            expect(rest?.doubts, `${text} ${at} ${gapMs}`).to.include('continued');
            expect(rest?.candidates).to.include(text);
          }
    });

  it('does not doubt the same code that is scanned again, nor another one long after', () => {
    for (const isKnown of [false, true])
      for (const [head, text, gapMs] of [
        ['SN4711', SERIAL, 2500],
        [SERIAL, SERIAL, 2500],
        ['C02XG0', SERIAL, 8500],
      ] as const) {
        const { ear, startMs } = isKnown ? settled(USB, '\r') : { ear: new Ear(), startMs: 20_000 };
        expect(told(ear, next(scan(head, startMs), gapMs, `${text}\r`)).at(-1)).to.equal(text);
      }
  });

  it('does not doubt a scan after two keys, which a person may have pressed', () => {
    const { ear, startMs } = settled(USB, '\r');
    expect(told(ear, next(scan('ab', startMs), 2500, `${SERIAL}\r`)).at(-1)).to.equal(SERIAL);
  });
});

describe('scan collector, set to its scanner', () => {
  const read = (text: string, profile: Partial<WedgeProfile>) => told(new Ear(profile), scan(text));

  it('takes a prefix and a suffix off, and refuses what lacks them', () => {
    expect(read('*SN4711\r', { prefix: '*' })).to.deep.equal(['SN4711']);
    expect(read('SN4711#', { suffix: '#' })).to.deep.equal(['SN4711']);
    expect(read('SN4711\r', { prefix: '*' })).to.deep.equal(['refused fragment']);
    expect(read('SN4711\r', { suffix: '#' })).to.deep.equal(['refused fragment']);
  });

  it('begins a new scan at the prefix', () => {
    const strokes = next(scan('*SN4711'), 280, '*SN4712\r');
    expect(told(new Ear({ prefix: '*' }), strokes)).to.deep.equal(['refused fragment', 'SN4712']);
  });

  it('waits for nothing where there is no suffix', () => {
    const ear = new Ear({ suffix: 'none' });
    const heard = ear.hear(scan(SERIAL));
    expect(heard.scans[0]?.doubts).to.deep.equal([]);
    expect(heard.waitMs).to.equal(200);
    expect(told(new Ear({ suffix: 'none' }), next(scan(SERIAL), 900, 'SN2222'))).to.deep.equal([
      SERIAL,
      `SN2222 ${SERIAL}SN2222`,
    ]);
  });
});
