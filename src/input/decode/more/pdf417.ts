import type { GrayPicture } from '../gray-picture.js';
import { reversed, type Bars } from '../linear/bars.js';
import type { EdgeFinder } from '../linear/find-edges.js';
import { rectify, type Strip } from '../locate/rectify.js';
import { readGuarded, type GuardedRow } from './pdf417-rows.js';
import { Pdf417Symbol } from './pdf417-symbol.js';
import { pdf417Text } from './pdf417-text.js';
import { barsOf, type StripRead } from './strip-read.js';

/** Lines on which a guard must be seen before the angle of the bars is known. */
const FEWEST_GUARDS = 3;
/** The region that was found may lack rows of the symbol above and below. */
const HIGHER = 1.6;
const MOST_LINES = 240;

/** A symbol may be upside down. */
const WAYS = [false, true] as const;

interface Guards {
  readonly start: GuardedRow | undefined;
  readonly stop: GuardedRow | undefined;
}

/** Reads the PDF417 in a region that was found by its bars. */
export function readPdf417(picture: GrayPicture, found: Strip, edges: EdgeFinder): StripRead | undefined {
  for (const isTurned of WAYS) {
    const slant = slantOf(found, linesOf(found, edges, isTurned));
    if (slant === undefined) continue;
    const { angle, height } = found.region;
    const region = { ...found.region, angle: angle - slant, height: height * HIGHER };
    const strip = rectify(picture, region, Math.max(1, Math.min(MOST_LINES, Math.round(region.height))));
    const lines = linesOf(strip, edges, isTurned);
    const symbol = new Pdf417Symbol();
    for (const { start, stop } of lines) symbol.add(start, stop);
    const codewords = symbol.read();
    const text = codewords && pdf417Text(codewords);
    if (text !== undefined) return { strip, text, symbology: 'pdf-417', aim: ']L2', ...placeOf(lines) };
  }
  return undefined;
}

/** What stands behind the guards on each line; places count from the strip's left, also where it is turned. */
function linesOf(strip: Strip, edges: EdgeFinder, isTurned: boolean): Guards[] {
  return Array.from({ length: strip.picture.height }, (_, row) => {
    const bars = barsOf(strip, row, edges);
    const back = reversed(bars);
    const [forwards, backwards] = isTurned ? [back, bars] : [bars, back];
    return {
      start: fromLeft(readGuarded(forwards, 'start'), bars, isTurned),
      stop: fromLeft(readGuarded(backwards, 'stop'), bars, !isTurned),
    };
  });
}

function fromLeft(row: GuardedRow | undefined, { length }: Bars, isTurned: boolean): GuardedRow | undefined {
  return row && isTurned ? { ...row, from: length - row.from } : row;
}

/**
 * By what angle the bars lean: a guard goes through all rows. The strip's angle was found where lines along the bars
 * differ most, and in short rows they do so at a wrong one.
 */
function slantOf({ scale, rowHeight }: Strip, lines: readonly Guards[]): number | undefined {
  const slants = (['start', 'stop'] as const).flatMap(guard => {
    const seen = lines.flatMap(({ [guard]: row }, y) => (row ? [{ x: row.from / scale, y: y * rowHeight }] : []));
    if (seen.length < FEWEST_GUARDS) return [];
    const middle = { x: meanOf(seen.map(({ x }) => x)), y: meanOf(seen.map(({ y }) => y)) };
    const along = seen.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0);
    return [{ slope: along / seen.reduce((sum, { y }) => sum + (y - middle.y) ** 2, 0), lines: seen.length }];
  });
  const [best] = slants.sort((a, b) => b.lines - a.lines);
  return best && Math.atan(best.slope);
}

function placeOf(lines: readonly Guards[]): Pick<StripRead, 'from' | 'to' | 'band'> {
  const ends = lines.flatMap(({ start, stop }) => [start, stop].flatMap(row => (row ? [row.from] : [])));
  const seen = lines.flatMap(({ start, stop }, row) => (start || stop ? [row] : []));
  return {
    from: Math.min(...ends),
    to: Math.max(...ends),
    band: { top: Math.min(...seen), bottom: Math.max(...seen) + 1 },
  };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
