import type { Symbol } from '../../ports/barcode-reader.js';
import { RowBinariser } from './bit-row.js';
import type { Decoded } from './decoded.js';
import type { GrayPicture } from './gray-picture.js';
import { LineVotes } from './line-votes.js';
import { ZxingDecoder } from './zxing-decoder.js';

/** Rows tried across a picture. */
const ROWS = 48;
/** Rows further apart than this, with nothing between them, belong to different symbols. */
const GAP_ROWS = 2;
/** How far the threshold looks around, as a share of the picture's width. */
const REACH = 1 / 48;

/** Finds and reads the symbols of a picture. Holds the buffers, so one instance reads one picture at a time. */
export class PictureDecoder {
  readonly #zxing = new ZxingDecoder();
  readonly #binariser = new RowBinariser();

  /** Every symbol that could be read, most certain first; the picture's buffer is only read. */
  decode(picture: GrayPicture): Symbol[] {
    const linear = this.#readRows(picture);
    const matrix = this.#zxing.readMatrix(picture);
    return matrix ? [...linear, { ...withoutPoints(matrix), corners: matrix.points }] : linear;
  }

  /** Looks along rows of the whole picture, and lets neighbouring rows agree. */
  #readRows(picture: GrayPicture): Symbol[] {
    const step = Math.max(1, Math.floor(picture.height / ROWS));
    const bands: Band[] = [];
    for (let y = step >> 1; y < picture.height; y += step) {
      const decoded = this.#zxing.readRow(this.#binariser.binarise(picture, y, picture.width * REACH));
      if (decoded) addToBand(bands, decoded, y, step);
    }
    return bands.flatMap(({ votes, top, bottom }) => {
      const winner = votes.winner();
      return winner ? [{ ...withoutPoints(winner), corners: cornersOf(winner, top, bottom) }] : [];
    });
  }
}

/** Neighbouring rows that saw something. */
interface Band {
  readonly votes: LineVotes;
  readonly top: number;
  bottom: number;
}

function addToBand(bands: Band[], decoded: Decoded, y: number, step: number): void {
  let band = bands.at(-1);
  if (!band || y - band.bottom > step * GAP_ROWS) {
    band = { votes: new LineVotes(), top: y, bottom: y };
    bands.push(band);
  }
  band.votes.add(decoded);
  band.bottom = y;
}

function cornersOf({ points }: Decoded, top: number, bottom: number): Symbol['corners'] {
  const xs = points.map(({ x }) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

function withoutPoints({ points: _, ...rest }: Decoded): Omit<Decoded, 'points'> {
  return rest;
}
