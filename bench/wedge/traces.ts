import type { Stroke } from '../../src/input/wedge/stroke.js';
import { altCode, irregular, pattern, steady, typed, type Pace } from '../../test/fixtures/traces/keyboards.js';

/** One situation: what is typed, by the number of its repetition, and what should be read. */
export interface Situation {
  readonly name: string;
  readonly strokes: (seed: number) => readonly Stroke[];
  readonly expected: (seed: number) => readonly string[];
  readonly busy?: { readonly fromMs: number; readonly toMs: number };
}

const serialOf = (seed: number): string => `SN${String(471_108_150 + seed * 7919)}`;

function scan(
  name: string,
  pace: (seed: number) => Pace,
  suffix = '\r',
  codeOf = serialOf,
  more: Partial<Situation> = {},
): Situation {
  const strokes = (seed: number): readonly Stroke[] => typed(1000, { text: codeOf(seed) + suffix, pace: pace(seed) });
  return { name, strokes, expected: seed => [codeOf(seed)], ...more };
}

function none(name: string, strokes: Situation['strokes']): Situation {
  return { name, strokes, expected: () => [] };
}

const at = (strokes: readonly Stroke[]): number => strokes.at(-1)?.timeMs ?? 0;
const after = (strokes: readonly Stroke[], gapMs: number, text: string, pace: Pace): readonly Stroke[] => {
  return [...strokes, ...typed(at(strokes) + gapMs, { text, pace })];
};
const withAlt =
  (code: string): Situation['strokes'] =>
  () => {
    const lot = typed(1000, { text: '10LOTA', pace: steady(5) });
    const gs = altCode(at(lot) + 3, code, 3);
    return after([...lot, ...gs], 5, '21A1B2\r', steady(5));
  };

export const situations: readonly Situation[] = [
  scan('USB, 1 ms', () => steady(1)),
  scan('USB, 10 ms', () => steady(10)),
  scan('USB, 19 ms', () => steady(19)),
  scan('Bluetooth, 5-60 ms', seed => irregular(5, 60, seed)),
  scan('Zebra, 75-100 ms', seed => irregular(75, 100, seed)),
  scan('chunks of 4, 60 ms apart', () => pattern(1, 1, 1, 60)),
  scan('chunks of 4, 150 ms apart', () => pattern(1, 1, 1, 150)),
  scan('one hiccup of 160 ms', seed => index => (index === 2 + (seed % 8) ? 160 : 8)),
  scan('no suffix', () => steady(8), ''),
  scan('Tab suffix', () => steady(8), '\t'),
  scan('Enter and Down', () => steady(8), '\r↓'),
  scan(
    '4 characters',
    () => steady(8),
    '\r',
    seed => `A${100 + seed}`,
  ),
  scan(
    'signs and space',
    () => steady(8),
    '\r',
    seed => `A-${100 + seed}./B 2`,
  ),
  scan(
    'GS as Ctrl+]',
    () => steady(8),
    '\r',
    seed => `10LOT${seed}\x1d21A1B2`,
  ),
  { name: 'GS as Alt+029', strokes: withAlt('029'), expected: () => ['10LOTA\x1d21A1B2'] },
  {
    name: 'two labels, 15 ms apart',
    strokes: seed => after(typed(1000, { text: `${serialOf(seed)}\r`, pace: steady(8) }), 15, 'SN222222\r', steady(8)),
    expected: seed => [serialOf(seed), 'SN222222'],
  },
  {
    name: '3 typed keys before a scan',
    strokes: seed =>
      after(typed(0, { text: 'abc', pace: irregular(100, 250, seed) }), 150, `${serialOf(seed)}\r`, steady(8)),
    expected: seed => [serialOf(seed)],
  },
  scan('page busy for 1.5 s', () => steady(8), '\r', serialOf, { busy: { fromMs: 1030, toMs: 2530 } }),
  none('person, 60 words a minute', seed => typed(1000, { text: 'milk and bread\r', pace: irregular(120, 300, seed) })),
  none('person, 120 words a minute', seed => typed(1000, { text: 'milk and bread\r', pace: irregular(60, 140, seed) })),
  none('roll of 5 keys', seed => typed(1000, { text: 'asdfg', pace: irregular(10, 25, seed) })),
  none('key held down', () => typed(1000, { text: 'aaaaaaaaaaaa', pace: steady(30), held: ['repeat'] })),
  none('payment card', () => typed(1000, { text: ';4111111111111111=30121010000000?\r', pace: steady(4) })),
  none('mashed keys and Enter', seed => typed(1000, { text: 'kjhgfdsa\r', pace: irregular(5, 45, seed) })),
];
