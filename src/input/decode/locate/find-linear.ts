import type { GradientField } from './gradient-field.js';
import type { LinearRegion } from './region.js';

const SEED_COHERENCE = 0.62;
const GROW_COHERENCE = 0.5;
const SEED_ALTERNATION = 0.35;
const GROW_ALTERNATION = 0.21;
/** Cosine of the doubled angle: neighbours within 15 degrees belong together. */
const SAME_DIRECTION = 0.86;
const FEWEST_BLOCKS = 3;
const SHORTEST = 40;
const LEAST_FILL = 0.3;

/**
 * Finds boxes of parallel bars: neighbouring blocks that change strongly, up and down, in one direction. Best first.
 */
export class LinearFinder {
  #label = new Uint8Array(0);
  #stack = new Int32Array(0);

  find(field: GradientField, most: number): LinearRegion[] {
    const count = field.columns * field.rows;
    if (this.#label.length < count) {
      this.#label = new Uint8Array(count);
      this.#stack = new Int32Array(count);
    }
    this.#label.fill(0);
    const regions: LinearRegion[] = [];
    for (let seed = 0; seed < count; seed++) {
      if (!this.#belongs(field, seed, SEED_COHERENCE, SEED_ALTERNATION)) continue;
      const cluster = this.#grow(field, seed);
      const region = cluster && toRegion(field, cluster);
      if (region) regions.push(region);
    }
    return regions.sort((a, b) => b.score - a.score).slice(0, most);
  }

  #belongs(field: GradientField, at: number, coherence: number, alternation: number): boolean {
    return (
      this.#label[at] === 0 &&
      (field.energy[at] ?? 0) >= field.threshold &&
      (field.coherence[at] ?? 0) >= coherence &&
      (field.alternation[at] ?? 0) >= alternation
    );
  }

  /**
   * Spreads from a block to neighbours of the same direction; over a gap of one block along the scan direction only.
   */
  #grow(field: GradientField, seed: number): Cluster | undefined {
    const { columns, rows } = field;
    const cluster: Cluster = { blocks: [], cosine: 0, sine: 0, energy: 0 };
    let waiting = 0;
    this.#stack[waiting++] = seed;
    this.#label[seed] = 1;
    while (waiting > 0) {
      const at = this.#stack[--waiting] ?? 0;
      include(cluster, field, at);
      const [column, row] = [at % columns, Math.floor(at / columns)];
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) {
          const [x, y] = [column + dx, row + dy];
          if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
          const next = y * columns + x;
          if (!this.#belongs(field, next, GROW_COHERENCE, GROW_ALTERNATION) || !continues(cluster, field, next, dx, dy))
            continue;
          this.#label[next] = 1;
          this.#stack[waiting++] = next;
        }
      }
    }
    return cluster.blocks.length >= FEWEST_BLOCKS ? cluster : undefined;
  }
}

/** Blocks of one direction; cosine and sine are of the doubled angle, weighted by strength. */
interface Cluster {
  readonly blocks: number[];
  cosine: number;
  sine: number;
  energy: number;
}

function include(cluster: Cluster, field: GradientField, at: number): void {
  cluster.blocks.push(at);
  cluster.cosine += field.cosine[at] ?? 0;
  cluster.sine += field.sine[at] ?? 0;
  cluster.energy += field.energy[at] ?? 0;
}

function continues({ cosine, sine }: Cluster, field: GradientField, next: number, dx: number, dy: number): boolean {
  const [nextCosine, nextSine] = [field.cosine[next] as number, field.sine[next] as number];
  const agreement = cosine * nextCosine + sine * nextSine;
  const lengths = (cosine * cosine + sine * sine) * (nextCosine * nextCosine + nextSine * nextSine);
  if (agreement < SAME_DIRECTION * Math.sqrt(lengths)) return false;
  if (Math.abs(dx) < 2 && Math.abs(dy) < 2) return true;
  const angle = Math.atan2(sine, cosine) / 2;
  return Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) >= 1.5;
}

function toRegion(field: GradientField, { blocks, cosine, sine, energy }: Cluster): LinearRegion | undefined {
  const { block, columns, threshold } = field;
  const angle = Math.atan2(sine, cosine) / 2;
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of blocks) {
    const [x, y] = [((at % columns) + 0.5) * block, (Math.floor(at / columns) + 0.5) * block];
    const [along, across] = [x * ux + y * uy, y * ux - x * uy];
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [length, height] = [right - left + block, bottom - top + block];
  const fill = (blocks.length * block * block) / (length * height);
  if (length < SHORTEST || length < 0.35 * height || fill < LEAST_FILL) return undefined;
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  const strength = Math.min(4, energy / blocks.length / threshold);
  return {
    x: along * ux - across * uy,
    y: along * uy + across * ux,
    angle,
    length,
    height,
    score: blocks.length * strength * fill,
  };
}
