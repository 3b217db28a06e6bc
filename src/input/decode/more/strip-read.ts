import type { Symbology } from '../../../codes/reading.js';
import type { Bars } from '../linear/bars.js';
import type { EdgeFinder } from '../linear/find-edges.js';
import type { Strip } from '../locate/rectify.js';
import type { Band } from '../locate/split-bands.js';

/** What was read in a strip, and where. */
export interface StripRead {
  readonly strip: Strip;
  readonly text: string;
  readonly symbology: Symbology;
  readonly aim: string;
  /** One check in 79 or 211 lets pass what is wrong: a second picture should say the same. */
  readonly isDoubtful?: boolean;
  readonly from: number;
  readonly to: number;
  readonly band: Band;
}

/** Reach of the threshold that follows the light, in pixels of the picture. */
const REACH = 26;
/** Where between dark and bright an edge is. */
const LEVEL = 0.5;

export function barsOf({ picture, scale }: Strip, row: number, edges: EdgeFinder): Bars {
  edges.take(picture, row, REACH * scale);
  return edges.find(LEVEL);
}
