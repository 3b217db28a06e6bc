import { EdgeFinder } from '../linear/find-edges.js';
import type { Bars } from '../linear/bars.js';
import { LAYOUTS, type Guard, type Layout } from './layouts.js';
import { improve, likenessAt, likenessOn, type Placement } from './placement.js';
import { templateOf, type Blur, type Template } from './templates.js';

/** A place that begins and ends like a symbol. */
export interface Candidate {
  readonly layout: Layout;
  readonly placement: Placement;
  /** Mean likeness of its guards. */
  readonly likeness: number;
}

/** Pixels of the picture per module: below nothing can be read, above nothing needs this way of reading. */
const [LEAST_MODULE, MOST_MODULE] = [0.85, 5];
/** Modules are tried at this ratio: a guard is off by a quarter of a module then, at most. */
const MODULE_RATIO = 1.03;
const MODULE_STEPS = Math.ceil(Math.log(MOST_MODULE / LEAST_MODULE) / Math.log(MODULE_RATIO));
/** Light that stands on both sides; the standards ask for more, but dirt is seen as bars here. */
const QUIET_MODULES = 2.5;
/** Length of a symbol, in lengths of the region: an add-on may make that longer, a faint end shorter. */
const [SHORTEST, LONGEST] = [0.5, 1.35];
/** Likeness of start and end at edges as found, and of all guards when placed exactly. */
const [ROUGHLY_LIKE, LIKE] = [0.64, 0.78];
/** How many candidates are placed exactly, and how many of those are kept, of each kind of symbol. */
const [MOST_ROUGH, MOST] = [4, 2];
/**
 * Depth of a dent that may be a bar, as a share of the contrast nearby, and how far nearby is, in pixels of the
 * picture.
 */
const [DENT, REACH] = [0.12, 26];

/** Finds where on a line symbols may lie. */
export class PlacementFinder {
  readonly #edges = new EdgeFinder();

  /**
   * Candidates, likeliest first.
   * @param scale pixels of the line per pixel of the picture
   * @param length of the region that the line crosses, in pixels of the line
   * @param blur by which the guards are sought
   */
  find(line: Uint8ClampedArray, scale: number, length: number, blur: Blur): Candidate[] {
    this.#edges.take({ data: line, width: line.length, height: 1 }, 0, REACH * scale);
    const bars = this.#edges.findFaint(DENT);
    const ends = new EndLikeness(line, bars, LEAST_MODULE * scale, blur);
    const rough = new Map<string, Candidate[]>();
    for (const [first, last] of pairsOf(bars, length)) {
      const placement = { from: bars.edges[first] ?? 0, to: bars.edges[last] ?? 0, bow: 0 };
      const span = placement.to - placement.from;
      const quiet = Math.min(lightBefore(bars, first), lightAfter(bars, last));
      for (const layout of LAYOUTS) {
        const module = span / layout.modules;
        if (module < LEAST_MODULE * scale || module > MOST_MODULE * scale || quiet < QUIET_MODULES * module) continue;
        const likeness = ends.of(layout, first, last, module);
        if (likeness < ROUGHLY_LIKE) continue;
        const others = rough.get(layout.family);
        if (others) others.push({ layout, placement, likeness });
        else rough.set(layout.family, [{ layout, placement, likeness }]);
      }
    }
    const exact = [...rough.values()].flatMap(candidates =>
      best(
        best(candidates, MOST_ROUGH).map(candidate => placed(line, candidate, blur)),
        MOST,
      ),
    );
    return exact.filter(({ likeness }) => likeness >= LIKE);
  }
}

function best(candidates: readonly Candidate[], most: number): Candidate[] {
  return [...candidates].sort((a, b) => b.likeness - a.likeness).slice(0, most);
}

/** Edges between which a symbol of the region's length may lie. */
function* pairsOf({ edges, count }: Bars, length: number): Generator<readonly [first: number, last: number]> {
  for (let first = 0; first < count; first += 2) {
    for (let last = count - 1; last > first; last -= 2) {
      const span = (edges[last] ?? 0) - (edges[first] ?? 0);
      if (span >= SHORTEST * length && span <= LONGEST * length) yield [first, last];
    }
  }
}

function lightBefore({ edges }: Bars, first: number): number {
  return (edges[first] ?? 0) - (edges[first - 1] ?? Number.NEGATIVE_INFINITY);
}

function lightAfter({ edges, count }: Bars, last: number): number {
  return (last + 1 < count ? (edges[last + 1] ?? 0) : Number.POSITIVE_INFINITY) - (edges[last] ?? 0);
}

/**
 * How much like the start or the end of a layout the edges of a line look; every edge and size of module is looked at
 * once.
 */
class EndLikeness {
  readonly #known = new Map<Guard, Float32Array>();

  constructor(
    readonly line: Uint8ClampedArray,
    readonly bars: Bars,
    readonly leastModule: number,
    readonly blur: Blur,
  ) {}

  of({ starts, end }: Layout, first: number, last: number, module: number): number {
    const step = Math.round(Math.log(module / this.leastModule) / Math.log(MODULE_RATIO));
    let start = 0;
    for (const guard of starts) start = Math.max(start, this.#at(guard, first, step));
    return (start + this.#at(end, last, step)) / 2;
  }

  #at(guard: Guard, edge: number, step: number): number {
    let known = this.#known.get(guard);
    if (!known)
      this.#known.set(guard, (known = new Float32Array(this.bars.count * (MODULE_STEPS + 1)).fill(Number.NaN)));
    const index = edge * (MODULE_STEPS + 1) + step;
    const likeness = known[index] ?? 0;
    if (!Number.isNaN(likeness)) return likeness;
    const module = this.leastModule * MODULE_RATIO ** step;
    return (known[index] = likenessAt(
      this.line,
      this.bars.edges[edge] ?? 0,
      module,
      guard.at,
      lookOf(guard, this.blur),
    ));
  }
}

function placed(line: Uint8ClampedArray, { layout, placement }: Candidate, blur: Blur): Candidate {
  const { starts, middle, end, modules } = layout;
  const like = (tried: Placement): number => {
    const likenessOf = (guard: Guard, at: number): number => likenessOn(line, tried, modules, at, lookOf(guard, blur));
    const start = Math.max(...starts.map(guard => likenessOf(guard, guard.at)));
    const both = start + likenessOf(end, modules + end.at);
    return middle ? (both + likenessOf(middle, middle.at)) / 3 : both / 2;
  };
  const better = improve(placement, (placement.to - placement.from) / modules, like);
  return { layout, placement: middle ? better : { ...better, bow: 0 }, likeness: like(better) };
}

const looks: Map<Guard, Template>[] = [];

function lookOf(guard: Guard, blur: Blur): Template {
  const known = (looks[blur] ??= new Map());
  let look = known.get(guard);
  if (!look) known.set(guard, (look = templateOf(guard.modules, guard.before, guard.after, blur)));
  return look;
}
