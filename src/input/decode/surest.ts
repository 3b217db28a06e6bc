import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import { centreOf, isWithin } from './box.js';
import { lacksCheck } from './line-votes.js';

interface Readable {
  readonly symbology?: Symbology | undefined;
  readonly isDoubtful?: boolean;
}

/**
 * 0 for what is all but impossible to misread. One check digit in ten lets pass what is wrong; some symbologies have
 * none.
 */
export function weaknessOf({ symbology = 'data-matrix', isDoubtful }: Readable): number {
  return (lacksCheck(symbology) ? 2 : /ean|upc|databar/.test(symbology) ? 1 : 0) + (isDoubtful ? 3 : 0);
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
  return isWithin(other, centreOf(one));
}
