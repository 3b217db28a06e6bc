import type { Symbology } from '../../../codes/reading.js';
import type { DetectedCode } from '../../../ports/barcode-reader.js';
import type { GrayPicture } from '../gray-picture.js';
import { EdgeFinder } from '../linear/find-edges.js';
import { rectify, type Strip } from '../locate/rectify.js';
import { cornersOf } from '../locate/split-bands.js';
import { isInPlaceOf } from '../surest.js';
import { readDataBar } from './databar.js';
import { readPdf417 } from './pdf417.js';
import type { StripRead } from './strip-read.js';

/** Regions that are looked at, the likeliest first; and those of them that are looked at once more, widened. */
const [MOST_STRIPS, MOST_WIDENED] = [6, 3];
/** Wide bars and spaces part a symbol near the camera into regions of their own: its length is so many times theirs. */
const WIDER = 4;
const MOST_ROWS = 60;

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
  for (const strip of strips.slice(0, MOST_STRIPS)) add(strip);
  // What was widened shows its neighbours, too.
  for (const strip of strips.slice(0, MOST_WIDENED)) if (found.length === 0) add(widened(picture, strip));
  return found;

  function add(strip: Strip): void {
    const read =
      (isAsked('pdf-417') ? readPdf417(picture, strip, edges) : undefined) ??
      (isAsked('gs1-databar') ? readDataBar(strip, edges) : undefined);
    const symbol = read && toSymbol(read);
    // A region may have been found twice, finely and coarsely.
    if (symbol && !found.some(({ corners }) => isInPlaceOf(corners, symbol.corners))) found.push(symbol);
  }
}

function widened(picture: GrayPicture, { region }: Strip): Strip {
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.round(region.height / 2)));
  return rectify(picture, { ...region, length: region.length * WIDER }, rows);
}

function toSymbol({ strip, from, to, band, ...said }: StripRead): DetectedCode {
  return { ...said, corners: cornersOf(strip, band, from, to) };
}
