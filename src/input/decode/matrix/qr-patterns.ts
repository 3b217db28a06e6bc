import type { KnownModule, Pattern } from './known-modules.js';

/** What is the same in all QR Codes of a size. */
export interface QrPatterns {
  /** Each with the light round it. */
  readonly finders: Readonly<Record<'topLeft' | 'topRight' | 'bottomLeft', Pattern>>;
  /** The row and the column of modules that are dark and light in turn. */
  readonly timing: Readonly<Record<'row' | 'column', Pattern>>;
  /** The patterns at the fourth corner and inside, the corner's first; none in the smallest size. */
  readonly alignment: readonly Pattern[];
}

/**
 * ISO/IEC 18004, 6.3.
 * @param size modules along a side
 * @param centres columns, and rows, in which alignment patterns have their centres
 */
export function qrPatterns(size: number, centres: readonly number[]): QrPatterns {
  // The row and the column of the first centre hold the finder patterns and the timing, so they are left out.
  const inside = centres.slice(1);
  const alternating = Array.from({ length: size - 16 }, (_, i) => i + 8);
  const shadeOf = (place: number): 1 | -1 => (place % 2 === 0 ? 1 : -1);
  return {
    finders: {
      topLeft: finder(3, 3, size),
      topRight: finder(size - 4, 3, size),
      bottomLeft: finder(3, size - 4, size),
    },
    timing: {
      row: alternating.map(column => ({ column, row: 6, shade: shadeOf(column) })),
      column: alternating.map(row => ({ column: 6, row, shade: shadeOf(row) })),
    },
    alignment: inside
      .flatMap(row => inside.map(column => ({ column, row })))
      .sort((a, b) => b.column + b.row - a.column - a.row)
      .map(({ column, row }) => rings(column, row, 2, ring => ring !== 1)),
  };
}

function finder(column: number, row: number, size: number): Pattern {
  const isInside = (place: number): boolean => place >= 0 && place < size;
  return rings(column, row, 4, ring => ring < 2 || ring === 3).filter(
    module => isInside(module.column) && isInside(module.row),
  );
}

/** Squares around a module. */
function rings(column: number, row: number, reach: number, isDark: (ring: number) => boolean): KnownModule[] {
  const places = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return places.flatMap(dy =>
    places.map(dx => ({
      column: column + dx,
      row: row + dy,
      shade: isDark(Math.max(Math.abs(dx), Math.abs(dy))) ? 1 : -1,
    })),
  );
}
