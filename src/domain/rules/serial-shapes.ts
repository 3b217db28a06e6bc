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
  const shapes = [...alike.values()].map(same => {
    const [first = ''] = same;
    return {
      length: first.length,
      alphabet: alphabetOf(first),
      lead: same.reduce(commonLead),
      units: Math.min(same.length, MOST_UNITS),
      unfit: same.filter(serial => !hasGs1CheckDigit(serial)).length,
    };
  });
  return sorted(shapes);
}

/** The shapes with one more serial. Those that cannot grow are the very same objects as before. */
export function withSerial(shapes: readonly SerialShape[], serial: string): readonly SerialShape[] {
  const alphabet = alphabetOf(serial);
  const isAlike = (shape: SerialShape) => shape.length === serial.length && shape.alphabet === alphabet;
  const known = shapes.find(isAlike);
  const unfit = hasGs1CheckDigit(serial) ? 0 : 1;
  const one = { length: serial.length, alphabet, lead: serial, units: 1, unfit };
  if (!known) return sorted([...shapes.slice(0, MOST_SHAPES - 1), one]);
  const grown = {
    ...known,
    lead: commonLead(known.lead, serial),
    units: Math.min(known.units + 1, MOST_UNITS),
    unfit: Math.min(known.unfit + unfit, MOST_UNITS),
  };
  const isSame = grown.lead === known.lead && grown.units === known.units && grown.unfit === known.unfit;
  return isSame ? shapes : sorted(shapes.map(shape => (shape === known ? grown : shape)));
}

/** The shapes without a serial that was among them. What is left of the lead stays: it says less than it could. */
export function withoutSerial(shapes: readonly SerialShape[], serial: string): readonly SerialShape[] {
  const alphabet = alphabetOf(serial);
  const unfit = hasGs1CheckDigit(serial) ? 0 : 1;
  return shapes.flatMap(shape => {
    if (shape.length !== serial.length || shape.alphabet !== alphabet) return shape;
    return shape.units > 1 ? { ...shape, units: shape.units - 1, unfit: Math.max(shape.unfit - unfit, 0) } : [];
  });
}

/**
 * What two accounts of the same product know together. The same serials may stand in both, so the larger number counts
 * and not the sum.
 */
export function mergedShapes(first: readonly SerialShape[], second: readonly SerialShape[]): readonly SerialShape[] {
  const merged = [...first];
  for (const other of second) {
    const at = merged.findIndex(({ length, alphabet }) => length === other.length && alphabet === other.alphabet);
    const known = merged[at];
    if (!known) merged.push(other);
    else
      merged[at] = {
        ...known,
        lead: commonLead(known.lead, other.lead),
        units: Math.max(known.units, other.units),
        unfit: Math.max(known.unfit, other.unfit),
      };
  }
  return sorted(merged).slice(0, MOST_SHAPES);
}

const sorted = (shapes: readonly SerialShape[]): readonly SerialShape[] =>
  [...shapes].sort((one, other) => other.units - one.units);

function commonLead(first: string, second: string): string {
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  return first.slice(0, at);
}
