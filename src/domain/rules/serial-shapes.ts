import { hasGs1CheckDigit } from '../../codes/check-digits.js';
import { groupBy } from '../collections/group-by.js';
import type { SerialShape } from '../model/serial-shape.js';

/** Generations of one product differ, but not by more than these shapes. */
const MOST_SHAPES = 8;
/** More units prove no more, and a shape that stays as it is need not be written again. */
const MOST_UNITS = 99;

/** The characters of a serial by kind: digits alone, capitals and digits, small letters and digits, or which others. */
export function alphabetOf(serial: string): string {
  if (/^\d+$/.test(serial)) return 'digits';
  if (/^[\dA-Z]+$/.test(serial)) return 'capitals';
  if (/^[\da-z]+$/.test(serial)) return 'small';
  const signs = serial.replace(/[\dA-Za-z]/g, '');
  return `${/[A-Z]/.test(serial)} ${/[a-z]/.test(serial)} ${signs}`;
}

/**
 * How many different serials a shape stands for, at least: what all of them begin with is no whole serial, unless it
 * is the same unit each time.
 */
export function unitsOf({ lead, length, units }: SerialShape): number {
  return lead.length === length ? 1 : units;
}

/** The shapes of serials that are known one by one. */
export function shapesOf(serials: readonly string[]): readonly SerialShape[] {
  const alike = groupBy(serials, serial => `${serial.length} ${alphabetOf(serial)}`);
  const shapes = Array.from(alike.values(), same => {
    const [first = ''] = same;
    return {
      length: first.length,
      alphabet: alphabetOf(first),
      lead: same.reduce(commonLead),
      units: same.length,
      unfit: same.filter(serial => !hasGs1CheckDigit(serial)).length,
    };
  });
  return sorted(shapes);
}

/** The shapes with one more serial. */
export function withSerial(shapes: readonly SerialShape[], serial: string): readonly SerialShape[] {
  return joined(shapes, shapesOf([serial]), (before, more) => Math.min(before + more, MOST_UNITS));
}

/** The shapes without a serial that was among them. What is left of the lead stays: it says less than it could. */
export function withoutSerial(shapes: readonly SerialShape[], serial: string): readonly SerialShape[] {
  const less = (before: number, gone: number) => Math.max(before - gone, 0);
  const known = shapesOf([serial]).filter(gone => shapes.some(shape => isAlike(shape, gone)));
  return joined(shapes, known, less).filter(({ units }) => units > 0);
}

/**
 * What two accounts of the same product know together. The same serials may stand in both, so the larger number counts
 * and not the sum.
 */
export function mergedShapes(first: readonly SerialShape[], second: readonly SerialShape[]): readonly SerialShape[] {
  return joined(first, second, Math.max);
}

const isAlike = (one: SerialShape, other: SerialShape): boolean =>
  one.length === other.length && one.alphabet === other.alphabet;

function joined(
  first: readonly SerialShape[],
  second: readonly SerialShape[],
  count: (before: number, more: number) => number,
): readonly SerialShape[] {
  const all = [...first];
  for (const other of second) {
    const at = all.findIndex(shape => isAlike(shape, other));
    const known = all[at];
    // A shape that was never seen takes the place of the one with the fewest units.
    if (!known) all.splice(MOST_SHAPES - 1, 1, other);
    else
      all[at] = {
        ...known,
        lead: commonLead(known.lead, other.lead),
        units: count(known.units, other.units),
        unfit: count(known.unfit, other.unfit),
      };
  }
  return sorted(all);
}

const sorted = (shapes: readonly SerialShape[]): readonly SerialShape[] =>
  [...shapes].sort((one, other) => other.units - one.units);

function commonLead(first: string, second: string): string {
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  return first.slice(0, at);
}
