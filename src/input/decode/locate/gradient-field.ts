import type { GrayPicture } from '../gray-picture.js';

/** However strong the ordinary blocks are, a block needs no more than this share of the strongest blocks' strength. */
const CAP = 0.3;

/**
 * What the brightness does in each block of a picture, by its structure tensor: how strongly it changes, along which
 * direction, and whether it goes up and down again (bars, modules) or only one way (the edge of a box).
 */
export class GradientField {
  columns = 0;
  rows = 0;
  /** Side of a block in pixels. */
  block = 0;
  /** Blocks weaker than this are background; follows the picture's own contrast. */
  threshold = 0;
  /** Mean squared gradient. */
  energy = new Float32Array(0);
  /** 0: all directions, 1: one direction only. */
  coherence = new Float32Array(0);
  /** 0: brightness goes one way; near 1: every rise is followed by a fall. */
  alternation = new Float32Array(0);
  /**
   * The tensor's difference and mixed terms: direction across the bars as a doubled angle, so that opposite directions
   * agree.
   */
  cosine = new Float32Array(0);
  sine = new Float32Array(0);

  /** @param coarseness enlarges the blocks: bars wider than a block look like the edge of a box */
  measure(picture: GrayPicture, coarseness = 1): void {
    const { width, height } = picture;
    this.block = Math.round(Math.max(6, Math.min(16, Math.min(width, height) / 42)) * coarseness);
    this.columns = Math.floor(width / this.block);
    this.rows = Math.floor(height / this.block);
    this.#fit(this.columns * this.rows);
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) this.#measureBlock(picture, column, row);
    }
    this.threshold = this.#findThreshold();
  }

  #measureBlock({ data, width, height }: GrayPicture, column: number, row: number): void {
    const { block } = this;
    // In large blocks every other pixel, chequered, says as much as all of them.
    const step = block >= 10 ? 2 : 1;
    const right = Math.min(width - 1, (column + 1) * block);
    const bottom = Math.min(height - 1, (row + 1) * block);
    let [xx, yy, xy, sumX, sumY, total, count] = [0, 0, 0, 0, 0, 0, 0];
    for (let y = Math.max(1, row * block); y < bottom; y += step) {
      const first = Math.max(1, column * block) + (step === 2 ? (y >> 1) & 1 : 0);
      for (let x = first; x < right; x += step) {
        const at = y * width + x;
        const dx = (data[at + 1] as number) - (data[at - 1] as number);
        const dy = (data[at + width] as number) - (data[at - width] as number);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
        sumX += dx;
        sumY += dy;
        total += Math.abs(dx) + Math.abs(dy);
        count++;
      }
    }
    const at = row * this.columns + column;
    const strength = xx + yy;
    this.energy[at] = count > 0 ? strength / count : 0;
    this.cosine[at] = xx - yy;
    this.sine[at] = 2 * xy;
    this.coherence[at] = strength > 0 ? Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy) / strength : 0;
    this.alternation[at] = total > 0 ? 1 - (Math.abs(sumX) + Math.abs(sumY)) / total : 0;
  }

  /** Between the picture's ordinary blocks and its strongest ones. */
  #findThreshold(): number {
    const sample = this.energy.subarray(0, this.columns * this.rows).filter((_, at) => at % 4 === 0);
    sample.sort();
    const strong = sample[Math.floor(sample.length * 0.95)] ?? 0;
    const ordinary = (sample[sample.length >> 1] ?? 0) * 1.8;
    // A symbol that fills the picture makes its own blocks the ordinary ones.
    return Math.max(150, Math.min(strong * 0.2, 1500), Math.min(ordinary, strong * CAP));
  }

  #fit(count: number): void {
    if (this.energy.length >= count) return;
    this.energy = new Float32Array(count);
    this.coherence = new Float32Array(count);
    this.alternation = new Float32Array(count);
    this.cosine = new Float32Array(count);
    this.sine = new Float32Array(count);
  }
}
