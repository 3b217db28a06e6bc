import type { GradientField } from './gradient-field.js';
import type { MatrixRegion } from './region.js';

const SEED_COHERENCE = 0.62;
const GROW_COHERENCE = 0.75;
const FEWEST_BLOCKS = 3;
/** Pixels: ten modules of less than two pixels cannot be read. */
const SMALLEST = 17;
const LEAST_FILL = 0.4;
const MOST_ASPECT = 3.4;

/**
 * Finds boxes that may hold a matrix symbol: neighbouring blocks that change strongly in more than one direction. Best
 * first.
 */
export class MatrixFinder {
  #label = new Uint8Array(0);
  #stack = new Int32Array(0);

  find(field: GradientField, most: number): MatrixRegion[] {
    const count = field.columns * field.rows;
    if (this.#label.length < count) {
      this.#label = new Uint8Array(count);
      this.#stack = new Int32Array(count);
    }
    this.#label.fill(0);
    const regions: MatrixRegion[] = [];
    for (let seed = 0; seed < count; seed++) {
      const isSeed =
        (field.energy[seed] ?? 0) >= field.threshold * 1.1 && (field.coherence[seed] ?? 1) <= SEED_COHERENCE;
      const region = isSeed && this.#label[seed] === 0 ? this.#grow(field, seed) : undefined;
      if (region) regions.push(region);
    }
    return regions.sort((a, b) => b.score - a.score).slice(0, most);
  }

  #grow(field: GradientField, seed: number): MatrixRegion | undefined {
    const { columns, rows, block } = field;
    let [left, right, top, bottom, count, energy, waiting] = [columns, 0, rows, 0, 0, 0, 0];
    this.#stack[waiting++] = seed;
    this.#label[seed] = 1;
    while (waiting > 0) {
      const at = this.#stack[--waiting] ?? 0;
      const [column, row] = [at % columns, Math.floor(at / columns)];
      count++;
      energy += field.energy[at] ?? 0;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x;
          if (this.#label[next] !== 0 || (field.energy[next] ?? 0) < field.threshold) continue;
          if ((field.coherence[next] ?? 1) > GROW_COHERENCE) continue;
          this.#label[next] = 1;
          this.#stack[waiting++] = next;
        }
      }
    }
    const [width, height] = [right - left + 1, bottom - top + 1];
    const aspect = Math.max(width / height, height / width);
    const fill = count / (width * height);
    if (
      Math.min(width, height) * block < SMALLEST ||
      count < FEWEST_BLOCKS ||
      aspect > MOST_ASPECT ||
      fill < LEAST_FILL
    )
      return undefined;
    const strength = Math.min(6, energy / count / field.threshold);
    return {
      left: left * block,
      top: top * block,
      width: width * block,
      height: height * block,
      score: (count * fill * strength) / aspect,
    };
  }
}
