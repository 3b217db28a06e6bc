import { keyOf } from './scanners.mjs';

const HOME_ROW = 'asdfghjkl';

/** Types keys with the gaps of a person; `gapMs` is the gap before the key of an index. */
function type(text, startMs, gapMs) {
  let timeMs = startMs;
  return [...text].map((character, index) => {
    if (index > 0) timeMs += gapMs(index);
    return { ...keyOf(character), timeMs, arrivesMs: timeMs + 1, focus: 'none' };
  });
}

const letters = (random, count) =>
  Array.from({ length: count }, () => HOME_ROW[Math.floor(random() * HOME_ROW.length)]).join('');
const some = (random, least, more) => least + Math.floor(random() * more);

/** What people do to a keyboard while nothing takes text. */
export const people = {
  'types a word and Enter': (random, startMs) =>
    type(`${letters(random, some(random, 4, 9))}\r`, startMs, () => 60 + 190 * random()),
  'types fast and evenly, and Enter': (random, startMs) =>
    type(`${letters(random, some(random, 4, 9))}\r`, startMs, () => 60 + 60 * random()),
  'types in bursts': (random, startMs) =>
    type(letters(random, 12), startMs, index => (index % 4 === 0 ? 200 + 300 * random() : 20 + 40 * random())),
  'rolls over five keys, and Enter': (random, startMs) =>
    type('asdfg\r', startMs, index => (index === 5 ? 150 + 100 * random() : 12 + 25 * random())),
  'mashes keys': (random, startMs) => type(letters(random, some(random, 8, 6)), startMs, () => 4 + 70 * random()),
  'mashes keys, and Enter': (random, startMs) =>
    type(`${letters(random, some(random, 8, 6))}\r`, startMs, () => 4 + 70 * random()),
};
