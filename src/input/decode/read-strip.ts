import type { GrayPicture } from './gray-picture.js';
import { EdgeFinder } from './linear/find-edges.js';
import { readBars, type LineRead } from './linear/read-bars.js';
import { lacksCheck, LineVotes } from './line-votes.js';

/** Where edges are sought between dark and bright: blur makes narrow bars gray, ink spread makes spaces so. */
const LEVELS = [0.5, 0.4, 0.6, 0.32];
/** How faint a dent still is a bar, as a share of the contrast nearby. */
const DENTS = [0.12, 0.2];
/** Reach of the light-following threshold, in pixels of the picture. */
const REACH = 26;

/** Reads linear symbols from an upright strip, by letting its rows vote. */
export class StripReader {
  readonly #edges = new EdgeFinder();

  /** @param scale pixels of the strip per pixel of the picture */
  read(strip: GrayPicture, scale: number): LineRead[] {
    const places: { votes: LineVotes<LineRead>; read: LineRead }[] = [];
    for (let row = 0; row < strip.height; row++) {
      for (const read of this.#readRow(strip, row, REACH * scale)) {
        let place = places.find(({ read: other }) => read.from < other.to && other.from < read.to);
        if (!place) places.push((place = { votes: new LineVotes(), read }));
        place.votes.add(read);
      }
    }
    return places.flatMap(({ votes }) => {
      const winner = votes.winner(strip.height);
      if (winner) return [{ ...winner, ...(winner.isUnclear && { isDoubtful: true }) }];
      const likely = votes.likely();
      return likely ? [{ ...likely, isLikely: true }] : [];
    });
  }

  /** Tries one way after the other; the first one in which a row can be read counts. */
  #readRow(strip: GrayPicture, row: number, reach: number): LineRead[] {
    this.#edges.take(strip, row, reach);
    for (const level of LEVELS) {
      const reads = readBars(this.#edges.find(level));
      if (reads.length > 0) return reads;
    }
    for (const dent of DENTS) {
      // Among faint edges everything looks like bars: only a check character can tell.
      const reads = readBars(this.#edges.findFaint(dent)).filter(({ symbology }) => !lacksCheck(symbology));
      if (reads.length > 0) return reads;
    }
    return [];
  }
}
