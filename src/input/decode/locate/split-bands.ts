import type { Point } from '../../../ports/camera.js';
import { pointOf, type Strip } from './rectify.js';

/** Rows of a strip that show the same symbol: from `top` up to `bottom`. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Neighbouring rows of one symbol correlate better than this; rows of two symbols, or of bars and text, do not. */
const SAME_SYMBOL = 0.72;
/** Rows with less contrast than this share of the strongest row's are no symbol. */
const LEAST_CONTRAST = 0.35;
const FEWEST_ROWS = 2;

/** The corners of a part of a band, between two columns, in the picture. */
export function cornersOf(strip: Strip, { top, bottom }: Band, from: number, to: number): Point[] {
  return [pointOf(strip, from, top), pointOf(strip, to, top), pointOf(strip, to, bottom), pointOf(strip, from, bottom)];
}

/** Splits a strip at the rows where one symbol ends and another begins (labels stack them closely). Tallest first. */
export function splitBands(strip: Strip, most: number): Band[] {
  const { height } = strip.picture;
  const rows = Array.from({ length: height }, (_, row) => readRow(strip, row));
  const strongest = Math.max(...rows.map(({ deviation }) => deviation));
  const bands: Band[] = [];
  let top = -1;
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const goesOn = next && row.deviation > strongest * LEAST_CONTRAST && correlation(row, next) > SAME_SYMBOL;
    if (goesOn && top < 0) top = index;
    if (goesOn || top < 0) return;
    if (index - top >= FEWEST_ROWS) bands.push({ top, bottom: index + 1 });
    top = -1;
  });
  if (bands.length === 0) return [{ top: 0, bottom: height }];
  return bands.sort((a, b) => b.bottom - b.top - (a.bottom - a.top)).slice(0, most);
}

interface Row {
  /** The shades between the margins, because other things may stand in the margins. */
  readonly shades: Uint8ClampedArray;
  readonly mean: number;
  readonly deviation: number;
}

/** Every other pixel is enough, because a strip is enlarged. */
const STEP = 2;

function readRow({ picture: { data, width }, region, scale }: Strip, row: number): Row {
  const margin = Math.max(0, Math.round((width - region.length * scale) / 2));
  const shades = data.subarray(row * width + margin, (row + 1) * width - margin);
  let [sum, squares, count] = [0, 0, 0];
  for (let x = 0; x < shades.length; x += STEP, count++) {
    const shade = shades[x] as number;
    sum += shade;
    squares += shade * shade;
  }
  const mean = sum / count;
  return { shades, mean, deviation: Math.sqrt(Math.max(1, squares / count - mean * mean)) };
}

function correlation(here: Row, below: Row): number {
  let [sum, count] = [0, 0];
  for (let x = 0; x < here.shades.length; x += STEP, count++) {
    sum += ((here.shades[x] as number) - here.mean) * ((below.shades[x] as number) - below.mean);
  }
  return sum / count / (here.deviation * below.deviation);
}
