import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import { isWithin } from './locate/region.js';

/** How hard a symbology makes it to be misread: one check digit in ten lets pass what is wrong, others none do. */
const WEAK: Readonly<Partial<Record<Symbology, number>>> = {
  'ean-13': 1,
  'upc-a': 1,
  'ean-8': 2,
  'upc-e': 2,
  'code-39': 3,
  'code-93': 1,
  itf: 3,
  codabar: 3,
};

interface Readable {
  readonly symbology?: Symbology | undefined;
  readonly isDoubtful?: boolean;
}

/** 0 for what is all but impossible to misread. */
export function weaknessOf({ symbology, isDoubtful }: Readable): number {
  return ((symbology && WEAK[symbology]) ?? 0) + (isDoubtful ? 4 : 0);
}

/**
 * One symbol of those that stand in one place, the surest: it cannot be two. A symbol in two regions (a stain across
 * it), or read by two decoders, is one, too; what was read first stands.
 */
export function surest(symbols: readonly DetectedCode[]): DetectedCode[] {
  const kept: DetectedCode[] = [];
  for (const symbol of [...symbols].sort((a, b) => weaknessOf(a) - weaknessOf(b))) {
    if (!kept.some(other => isSame(symbol, other) || isInPlaceOf(symbol.corners, other.corners))) kept.push(symbol);
  }
  return symbols.filter(symbol => kept.includes(symbol));
}

function isSame(a: DetectedCode, b: DetectedCode): boolean {
  return a.symbology === b.symbology && a.text === b.text;
}

/** Whether the middle of one box is within the other. */
export function isInPlaceOf(one: readonly Point[], other: readonly Point[]): boolean {
  return isOver(one, other) || isOver(other, one);
}

function isOver(one: readonly Point[], other: readonly Point[]): boolean {
  if (one.length < 3 || other.length < 3) return false;
  const sum = one.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return isWithin(other, { x: sum.x / one.length, y: sum.y / one.length });
}
