import type { GrayPicture } from './gray-picture.js';
import { EdgeFinder } from './linear/find-edges.js';
import { readBars, type LineRead } from './linear/read-bars.js';
import { LineVotes } from './line-votes.js';

/** Where edges are sought between dark and bright: blur makes narrow bars gray, ink spread makes spaces so. */
const LEVELS = [0.5, 0.4, 0.6, 0.32];
/** Reach of the light-following threshold, in pixels of the picture. */
const REACH = 26;

/** Reads linear symbols from an upright strip, by letting its rows vote. */
export class StripReader {
  readonly #edges = new EdgeFinder();

  /** @param scale pixels of the strip per pixel of the picture */
  read(strip: GrayPicture, scale: number): LineRead[] {
    const places: { votes: LineVotes; read: LineRead }[] = [];
    for (let row = 0; row < strip.height; row++) {
      for (const read of this.#readRow(strip, row, scale)) {
        let place = places.find(({ read: other }) => read.from < other.to && other.from < read.to);
        if (!place) places.push((place = { votes: new LineVotes(), read }));
        place.votes.add({ ...read, points: [] });
      }
    }
    return places.flatMap(({ votes, read }) => {
      const winner = votes.winner();
      return winner ? [{ ...read, text: winner.text, symbology: winner.symbology }] : [];
    });
  }

  /** The first level at which a row can be read speaks for it. */
  #readRow(strip: GrayPicture, row: number, scale: number): LineRead[] {
    for (const level of LEVELS) {
      const reads = readBars(this.#edges.find(strip, row, REACH * scale, level));
      if (reads.length > 0) return reads;
    }
    return [];
  }
}
