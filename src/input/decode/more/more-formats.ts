import type { Symbology } from '../../../codes/reading.js';
import type { DetectedCode } from '../../../ports/barcode-reader.js';
import type { GrayPicture } from '../gray-picture.js';
import { EdgeFinder } from '../linear/find-edges.js';
import { pointOf, type Strip } from '../locate/rectify.js';
import { isInPlaceOf } from '../surest.js';
import { readDataBar } from './databar.js';
import { readPdf417 } from './pdf417.js';
import type { StripRead } from './strip-read.js';

/** Regions that are looked at, the likeliest first. */
const MOST_STRIPS = 6;

const edges = new EdgeFinder();

/**
 * Reads PDF417 and GS1 DataBar. A part of its own, because few labels carry them.
 * @param strips what was found by its bars and could not be read
 */
export function readMore(
  picture: GrayPicture,
  strips: readonly Strip[],
  isAsked: (symbology: Symbology) => boolean,
): DetectedCode[] {
  const found: DetectedCode[] = [];
  for (const strip of strips.slice(0, MOST_STRIPS)) {
    const read =
      (isAsked('pdf-417') ? readPdf417(picture, strip, edges) : undefined) ??
      (isAsked('gs1-databar') ? readDataBar(strip, edges) : undefined);
    // A region may have been found twice, finely and coarsely.
    const symbol = read && toSymbol(read);
    if (symbol && !found.some(({ corners }) => isInPlaceOf(corners, symbol.corners))) found.push(symbol);
  }
  return found;
}

function toSymbol({ strip, from, to, band: { top, bottom }, ...said }: StripRead): DetectedCode {
  return {
    ...said,
    corners: [
      pointOf(strip, from, top),
      pointOf(strip, to, top),
      pointOf(strip, to, bottom),
      pointOf(strip, from, bottom),
    ],
  };
}
