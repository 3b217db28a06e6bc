import type { LineState } from '../domain/state.js';

/** Lines in a block: about a screen of an iPad. */
const SIZE = 20;

/** Neighbours in the list that are drawn together. */
export type LineBlock = readonly LineState[];

/** The lines in blocks. Where no line has changed, the block stays the same array as in `before`: it need not be looked into. */
export function blocksOf(lines: readonly LineState[], before: readonly LineBlock[]): readonly LineBlock[] {
  return Array.from({ length: Math.ceil(lines.length / SIZE) }, (_, at) => {
    const start = at * SIZE;
    const size = Math.min(SIZE, lines.length - start);
    const known = before[at];
    const isSame = known?.length === size && known.every((line, place) => line === lines[start + place]);
    return isSame ? known : lines.slice(start, start + size);
  });
}

/** The block of the line at this place. */
export function blockAt(place: number): number {
  return Math.floor(place / SIZE);
}
