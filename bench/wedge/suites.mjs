import { scan, serial } from './scanners.mjs';

/** Keys that reach the page late. Their time stamps stay. */
function heldBack(strokes, at, forMs) {
  const untilMs = strokes[at].timeMs + forMs;
  return strokes.map((stroke, index) =>
    index < at ? stroke : { ...stroke, arrivesMs: Math.max(stroke.arrivesMs, untilMs + 0.2 * (index - at)) },
  );
}

/** Keys that are pressed late. */
function stalled(strokes, at, forMs) {
  return strokes.map((stroke, index) =>
    index < at ? stroke : { ...stroke, timeMs: stroke.timeMs + forMs, arrivesMs: stroke.arrivesMs + forMs },
  );
}

const endOf = strokes => strokes.at(-1).timeMs;
/** A position behind the first key; every one comes up. */
const positionIn = (strokes, index) => 1 + ((index * 7) % (strokes.length - 1));

const HOLDS = [150, 350, 600, 1500, 4000];
const STALLS = [150, 200, 250, 290, 400, 600, 1000, 1490];
const HOLES = [
  { key: 'F7', code: 'F7' },
  { key: 'Unidentified', code: '' },
  { key: 'Dead', code: '' },
  { key: 'Process', code: '', composing: true },
  { key: 'a', code: 'KeyA', ctrl: true },
  { key: 'Home', code: 'Home' },
];

/**
 * Each makes the strokes of its index-th trace, and says what was scanned (`truths`) and until when (`ends`). `times`:
 * how many traces a scanner gets for one seed.
 */
export const suites = {
  clean: { times: 26, make: one(strokes => ({ strokes })) },
  'late in two parts': {
    times: 65,
    make: one((strokes, index) => ({
      strokes: heldBack(strokes, positionIn(strokes, index), HOLDS[index % HOLDS.length]),
    })),
  },
  'late in three parts': {
    times: 26,
    make: one((strokes, index) => {
      const first = heldBack(strokes, positionIn(strokes, index), HOLDS[index % 4]);
      const at = Math.min(strokes.length - 1, positionIn(strokes, index) + 1 + (index % 5));
      const moreMs = HOLDS[(index + 1) % 4];
      return { strokes: first.map((each, i) => (i < at ? each : { ...each, arrivesMs: each.arrivesMs + moreMs })) };
    }),
  },
  'page busy for 1.5 s': {
    times: 13,
    make: one(strokes => {
      const fromMs = strokes[strokes.length >> 1].arrivesMs;
      return { strokes, busy: { fromMs, toMs: fromMs + 1500 } };
    }),
  },
  ...Object.fromEntries(
    STALLS.map(forMs => [
      `stalled for ${forMs} ms`,
      { times: 13, make: one((strokes, index) => ({ strokes: stalled(strokes, positionIn(strokes, index), forMs) })) },
    ]),
  ),
  'a hole': {
    times: 39,
    make: (scanner, random, startMs, index) => {
      const strokes = scan(scanner, serial(random, index), random, startMs);
      const from = 1 + (scanner.prefix ?? '').length;
      const at = from + Math.floor(random() * (strokes.length - from - 2));
      const { timeMs, arrivesMs, focus } = strokes[at];
      strokes[at] = { ...HOLES[index % HOLES.length], timeMs, arrivesMs, focus };
      return { strokes, truths: [], ends: [] };
    },
  },
  'two scans 150 to 400 ms apart': { times: 13, make: two(150, 400) },
  'two scans 750 to 2,250 ms apart': { times: 13, make: two(750, 2250) },
  'a lost end, then a scan': {
    times: 13,
    make: (scanner, random, startMs, index) => {
      const [lost, text] = [serial(random, index), serial(random, index + (index % 2) * 3)];
      const whole = scan(scanner, lost, random, startMs);
      const cut = whole.slice(0, Math.max(2, Math.floor(whole.length * (0.3 + 0.5 * random()))));
      const next = scan(scanner, index % 4 ? text : lost, random, endOf(cut) + 300 + 2200 * random());
      return { strokes: [...cut, ...next], truths: [index % 4 ? text : lost], ends: [next.at(-1).arrivesMs] };
    },
  },
};

function one(change) {
  return (scanner, random, startMs, index) => {
    const text = serial(random, index);
    const changed = change(scan(scanner, text, random, startMs), index);
    const { busy, strokes } = changed;
    return { ...changed, truths: [text], ends: [busy?.toMs ?? strokes.at(-1).arrivesMs] };
  };
}

function two(leastMs, mostMs) {
  return (scanner, random, startMs, index) => {
    const texts = [serial(random, index), serial(random, index + 3)];
    const first = scan(scanner, texts[0], random, startMs);
    const gapMs = leastMs + (mostMs - leastMs) * random();
    const second = scan(scanner, texts[1], random, endOf(first) + gapMs);
    const ends = [first.at(-1).arrivesMs, second.at(-1).arrivesMs];
    return { strokes: [...first, ...second], truths: texts, ends };
  };
}
