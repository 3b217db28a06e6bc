/** Samples of a module: enough for what blur leaves. */
export const SAMPLES = 2;
/** Modules next to a character that its template covers on either side: blur mixes them into it. */
export const OVERLAP = 1;
/** Modules on either side that the look of a character depends on. */
const CONTEXT = 3;

/**
 * How a picture is blurred along a symbol, in modules: out of focus by a standard deviation, and in motion by a way.
 */
interface Blurring {
  readonly focus: number;
  readonly motion: number;
}

/** The blurs that are tried, in the order of sharpness. Beyond the last of each kind, bars of one module are gone. */
export const BLURS: readonly Blurring[] = [
  { focus: 0.4, motion: 0 },
  { focus: 0.65, motion: 0 },
  { focus: 0.9, motion: 0 },
  { focus: 1.15, motion: 0 },
  { focus: 0.4, motion: 1.6 },
  { focus: 0.4, motion: 2.3 },
  { focus: 0.4, motion: 3 },
  { focus: 0.4, motion: 3.8 },
];
/** Index of one of `BLURS`. */
export type Blur = number;
/** The beginnings and ends of symbols are sought by these: out of focus, in motion. */
export const GUARD_BLURS: readonly Blur[] = [1, 6];

/**
 * What a run of modules looks like out of focus: samples with mean 0 and length 1, so that a product with such another
 * is a correlation.
 */
export type Template = Float32Array;

const LIGHT: Readonly<Record<string, number>> = { '0': 1, '1': 0, '?': 0.5 };

/**
 * How a run of modules looks through blur. Modules are written `1` for dark, `0` for light, `?` for either.
 * @param before the modules on its left, nearest last; unknown beyond
 * @param after the modules on its right; unknown beyond
 */
export function templateOf(modules: string, before: string, after: string, blur: Blur): Template {
  const unknown = '?'.repeat(CONTEXT);
  const all = (unknown + before).slice(-CONTEXT) + modules + (after + unknown).slice(0, CONTEXT);
  const shadeAt = (at: number): number => LIGHT[all.charAt(Math.floor(at / SAMPLES))] ?? 0.5;
  const weights = weightsOf(blur);
  const look = Float32Array.from({ length: (modules.length + 2 * OVERLAP) * SAMPLES }, (_, index) => {
    const at = index + (CONTEXT - OVERLAP) * SAMPLES;
    return weights.reduce((sum, weight, away) => sum + weight * (shadeAt(at - away) + shadeAt(at + away)), 0);
  });
  return normalized(look);
}

/** Weight of a sample by how far away it is; symmetrical, so the one in the middle counts half. */
function weightsOf(blur: Blur): readonly number[] {
  const { focus, motion } = BLURS[blur] ?? { focus: 0, motion: 0 };
  const gaussAt = (modules: number): number => Math.exp(-((modules / focus) ** 2) / 2);
  const path = motion === 0 ? [0] : Array.from({ length: 13 }, (_, i) => (i / 12 - 0.5) * motion);
  return Array.from({ length: CONTEXT * SAMPLES }, (_, away) => {
    const weight = path.reduce((sum, moved) => sum + gaussAt(away / SAMPLES - moved), 0);
    return away === 0 ? weight / 2 : weight;
  });
}

function normalized(look: Float32Array): Template {
  const mean = look.reduce((sum, shade) => sum + shade, 0) / look.length;
  const length = Math.hypot(...look.map(shade => shade - mean));
  return look.map(shade => (shade - mean) / length);
}

/** Differences in shade, summed as squares over a template, below which there is nothing but noise. */
const LEAST_VARIANCE = 40;

/** Length of the samples from `at` on, less their mean: what a product with a template is divided by. */
export function contrastOf(samples: Float32Array, at: number, count: number): number {
  let [sum, squares] = [0, 0];
  for (let i = at; i < at + count; i++) {
    const sample = samples[i] ?? 0;
    sum += sample;
    squares += sample * sample;
  }
  const variance = squares - (sum * sum) / count;
  return variance > LEAST_VARIANCE ? Math.sqrt(variance) : Number.POSITIVE_INFINITY;
}

/**
 * Product of a template with the samples from `at` on; divided by their contrast, 1 is the same but for light and
 * contrast.
 */
export function product(template: Template, samples: Float32Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < template.length; i++) sum += (template[i] ?? 0) * (samples[at + i] ?? 0);
  return sum;
}

/** Light, dark, either. */
export type Module = 0 | 1 | 2;
const MODULES = ['0', '1', '?'] as const;

/** The characters of a symbology: all begin with the same module and all end with the same other one. */
export class Alphabet {
  readonly #modules: readonly string[];
  readonly #looks: (readonly Template[])[] = [];

  /** @param modules of each character, as `1` and `0` */
  constructor(modules: readonly string[]) {
    this.#modules = modules;
  }

  /**
   * How every character looks, when the modules next but one on its left and right are these. The nearest ones are
   * known: they belong to characters of the same kind.
   */
  looks(blur: Blur, before: Module, after: Module): readonly Template[] {
    return (this.#looks[(blur * 3 + before) * 3 + after] ??= this.#modules.map(modules => {
      const [first, last] = [modules.charAt(0), modules.slice(-1)];
      return templateOf(modules, MODULES[before] + last, first + MODULES[after], blur);
    }));
  }

  /** The second module of a character, which its left neighbour sees. */
  second(character: number): Module {
    return this.#modules[character]?.at(1) === '1' ? 1 : 0;
  }

  /** The last module but one, which its right neighbour sees. */
  secondLast(character: number): Module {
    return this.#modules[character]?.at(-2) === '1' ? 1 : 0;
  }
}

/** Widths of alternating runs as modules, `'212222'` as `11011001100`. */
export function modulesOf(widths: Uint8Array, first: '0' | '1'): string {
  return Array.from(widths, (width, run) => (run % 2 === 0 ? first : first === '0' ? '1' : '0').repeat(width)).join('');
}
