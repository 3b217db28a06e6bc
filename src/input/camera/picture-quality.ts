/**
 * What a row of pixels says about the picture: how wide the change from dark to bright is, and how far such changes lie
 * apart.
 */
export interface PictureQuality {
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
  /** Edges in a hundred pixels of a row. */
  readonly density: number;
  /** Median width of an edge, in pixels: 1 to 2 where it is sharp. */
  readonly edgeWidth: number;
  /** Median distance between edges that follow one another, in pixels: one to two modules of a linear symbol. */
  readonly edgeGap: number;
}

/** A change of brightness by less than this is noise. */
const LEAST_CHANGE = 28;
/** Edges further apart than this belong to different things. */
const WIDEST_GAP = 24;
/** Every third row is measured; the rows between would say the same. */
const ROW_STEP = 3;

/** Measures a gray picture, row by row. */
export function pictureQuality(gray: Uint8ClampedArray, width: number): PictureQuality {
  const widths: number[] = [];
  const gaps: number[] = [];
  let sum = 0;
  let pixels = 0;
  for (let row = 0; (row + 1) * width <= gray.length; row += ROW_STEP) {
    const line = gray.subarray(row * width, (row + 1) * width);
    for (const value of line) sum += value;
    pixels += width;
    measureRow(line, widths, gaps);
  }
  return {
    brightness: sum / pixels,
    density: (widths.length / pixels) * 100,
    edgeWidth: median(widths),
    edgeGap: median(gaps),
  };
}

/** Walks from one turn of brightness to the next; a way between turns that is steep and long enough is an edge. */
function measureRow(line: Uint8ClampedArray, widths: number[], gaps: number[]): void {
  let turn = 0;
  let steepest = 0;
  let lastEdge = Number.NEGATIVE_INFINITY;
  for (let x = 1; x < line.length; x++) {
    const step = (line[x] ?? 0) - (line[x - 1] ?? 0);
    steepest = Math.max(steepest, Math.abs(step));
    const next = (line[x + 1] ?? line[x] ?? 0) - (line[x] ?? 0);
    if (step * next > 0 || (step !== 0 && next === 0 && x + 1 < line.length)) continue;
    const change = Math.abs((line[x] ?? 0) - (line[turn] ?? 0));
    if (change >= LEAST_CHANGE) {
      widths.push(change / steepest);
      const middle = (turn + x) / 2;
      if (middle - lastEdge <= WIDEST_GAP) gaps.push(middle - lastEdge);
      lastEdge = middle;
    }
    turn = x;
    steepest = 0;
  }
}

function median(values: number[]): number {
  return values.sort((first, second) => first - second)[values.length >> 1] ?? 0;
}
