import bwipjs from 'bwip-js/node';
import { PNG } from 'pngjs';
import type { GrayPicture } from '../../src/input/decode/gray-picture.js';

/** Card around the symbol, in pixels. */
const MARGIN = 80;
const [INK, PAPER, CARD] = [20, 225, 205];
/** Parts of a pixel that are drawn, so that what is turned has soft edges as in a camera. */
const PARTS = [0.25, 0.75];

/** A symbol as bwip-js names it, on white paper on gray card. */
export interface Drawn {
  readonly bcid: string;
  readonly text: string;
  /** Pixels of a module. Default: 2. */
  readonly scale?: number;
  /** By how much it is turned, in radians. */
  readonly turn?: number;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Draws a symbol as a camera sees it, in Node. */
export async function drawnSymbol({ bcid, text, scale = 2, turn = 0, options }: Drawn): Promise<GrayPicture> {
  const paper = { backgroundcolor: 'ffffff', paddingwidth: 12, paddingheight: 8 };
  const symbol = PNG.sync.read(await bwipjs.toBuffer({ bcid, text, scale, ...paper, ...options }));
  const side = Math.ceil(Math.hypot(symbol.width, symbol.height)) + 2 * MARGIN;
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const shadeAt = (x: number, y: number): number => {
    const [along, across] = [x - side / 2, y - side / 2];
    const column = Math.floor(along * cosine + across * sine + symbol.width / 2);
    const row = Math.floor(across * cosine - along * sine + symbol.height / 2);
    if (column < 0 || row < 0 || column >= symbol.width || row >= symbol.height) return CARD;
    return INK + ((PAPER - INK) * (symbol.data[4 * (row * symbol.width + column)] ?? 0)) / 255;
  };
  const data = Uint8ClampedArray.from({ length: side ** 2 }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    return PARTS.reduce((sum, dx) => sum + PARTS.reduce((part, dy) => part + shadeAt(x + dx, y + dy), 0), 0) / 4;
  });
  return { data, width: side, height: side };
}
