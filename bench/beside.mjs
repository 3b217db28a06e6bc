// What `bench:decode --beside` counts: is a symbol read as often, and as soon, beside another one as alone?
import { comparable, median } from './judge.mjs';

/** What a frame may take (`frame-budget.ts`): beside another code a symbol may be read one frame later than alone. */
const FRAME_MS = 200;
/** Pictures whose ids differ only in this show the same symbol. */
const ALONE_OR_BESIDE = / (alone|beside)$/;

export function countBeside(tally, { id, format, text, alts = [], also = [] }, { texts, ms }) {
  const wanted = [text, ...alts].map(comparable);
  const printed = [...wanted, ...also.map(code => comparable(code.text))];
  const seen = texts.map(comparable);
  const wrong = texts.filter(one => !printed.includes(comparable(one)));
  if (wrong.length > 0) tally.wrong.push({ id, texts: wrong });
  const ofFormat = (tally.formats[format] ??= { alone: new Map(), beside: new Map(), also: 0, alsoRead: 0 });
  const place = also.length > 0 ? ofFormat.beside : ofFormat.alone;
  place.set(id.replace(ALONE_OR_BESIDE, ''), seen.some(one => wanted.includes(one)) ? ms : undefined);
  ofFormat.also += also.length;
  ofFormat.alsoRead += also.filter(code => seen.includes(comparable(code.text))).length;
}

export function reportBeside(tallies) {
  for (const [engine, { formats, wrong }] of Object.entries(tallies)) {
    const rows = Object.entries(formats).map(([format, { alone, beside, also, alsoRead }]) => {
      const readAlone = [...alone].filter(([, ms]) => ms !== undefined);
      const both = readAlone.filter(([id]) => beside.get(id) !== undefined);
      const later = both.map(([id, ms]) => beside.get(id) - ms);
      return {
        format,
        pictures: alone.size,
        alone: readAlone.length,
        'beside, of those': both.length,
        'other codes read': `${alsoRead} of ${also}`,
        'ms alone': rounded(median(readAlone.map(([, ms]) => ms))),
        'ms later beside, median': rounded(median(later)),
        most: rounded(Math.max(...later)),
        'within a frame': later.filter(ms => ms <= FRAME_MS).length,
      };
    });
    console.log(engine);
    console.table(rows);
    for (const { id, texts } of wrong) console.log(`${engine} misread ${id}: ${JSON.stringify(texts)}`);
  }
}

const rounded = ms => (Number.isFinite(ms) ? Math.round(ms) : '');
