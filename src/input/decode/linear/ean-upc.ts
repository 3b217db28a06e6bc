import type { Symbology } from '../../../codes/reading.js';
import { areEven, distanceTo, nearestPattern, patternsOf, runWidth, span, type Bars, type BarsRead } from './bars.js';

/** ISO/IEC 15420, number set A; set B is its mirror, set C has the same widths with bars and spaces exchanged. */
const SET_A = patternsOf('3211 2221 2122 1411 1132 1231 1114 1312 1213 3112');
export const EAN_SETS_A_AND_B = [...SET_A, ...SET_A.map(pattern => pattern.slice().reverse())];
const MODULES = 7;
const RUNS = 4;
const GUARD = 3;
const QUIET_MODULES = 2.5;
/** Every EAN-13 begins like a UPC-E: only the light after it tells them apart. */
const UPC_E_QUIET_MODULES = 5;
/**
 * In 800 right reads the width of a digit changed by 0.21 at most, and by 0.07 in most; in those misread from the bars
 * of a Code 128, by 0.85 and more.
 */
const MAX_WIDTH_CHANGE = 0.28;
/** Mean distance of the digits from their patterns, in squared modules. One right read in a hundred is farther off. */
const MOST_CLEAR_DISTANCE = 0.4;

/**
 * Bit `n` from the left is set where digit `n` is of set B: says the first digit of EAN-13, and system and check digit
 * of UPC-E.
 */
const FIRST_DIGIT = [
  0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010,
];
const UPC_E_CHECK = [
  0b111000, 0b110100, 0b110010, 0b110001, 0b101100, 0b100110, 0b100011, 0b101010, 0b101001, 0b100101,
];

interface Gtin {
  readonly text: string;
  readonly symbology: Symbology;
}

export interface GtinRead extends BarsRead, Gtin {}

/** Reads an EAN-13, UPC-A, EAN-8 or UPC-E symbol that starts at the bar `at`. */
export function readEanUpc(bars: Bars, at: number): GtinRead | undefined {
  const unit = span(bars, at + 1, RUNS + 2) / (MODULES + 2);
  if (!(runWidth(bars, at - 1) >= QUIET_MODULES * unit)) return undefined;
  return readDouble(bars, at, 6) ?? readDouble(bars, at, 4) ?? readUpcE(bars, at);
}

/** Two halves of `digits` digits around a centre guard. */
function readDouble(bars: Bars, at: number, digits: number): GtinRead | undefined {
  const centre = at + GUARD + digits * RUNS;
  const right = centre + 5;
  const lastGuard = right + digits * RUNS;
  const end = lastGuard + GUARD;
  const modules = 2 * (digits * MODULES + GUARD) + 5;
  const unit = span(bars, at, end - at) / modules;
  if (!isFramed(bars, at, end, QUIET_MODULES * unit)) return undefined;
  const spread = guardSpread(bars, [at, centre + 1, lastGuard], unit);
  if (![at, lastGuard].every(guard => isGuard(bars, guard, GUARD, unit)) || !isGuard(bars, centre, 5, unit))
    return undefined;
  const places = [...placesOf(at + GUARD, digits), ...placesOf(right, digits)];
  if (!areEven(bars, places, RUNS, MAX_WIDTH_CHANGE)) return undefined;
  const left = readDigits(bars, places.slice(0, digits), EAN_SETS_A_AND_B, spread);
  const rest = left && readDigits(bars, places.slice(digits), SET_A, spread);
  const gtin = left && rest && nameEanUpc(left, rest);
  return gtin && { ...gtin, end, isUnclear: isUnclear(bars, places, [...left, ...rest], spread) };
}

/**
 * The EAN-13, UPC-A or EAN-8 whose halves are these digits; undefined when a check does not fit.
 * @param left from 10 on: digits of set B
 */
export function nameEanUpc(left: readonly number[], right: readonly number[]): Gtin | undefined {
  const isShort = right.length === 4;
  const setB = setsOf(left);
  const first = isShort ? '' : FIRST_DIGIT.indexOf(setB);
  if (first === -1 || (isShort && setB !== 0)) return undefined;
  const text = `${first}${digitsOf(left)}${digitsOf(right)}`;
  if (!hasCheckDigit(text)) return undefined;
  if (isShort) return { text, symbology: 'ean-8' };
  return first === 0 ? { text: text.slice(1), symbology: 'upc-a' } : { text, symbology: 'ean-13' };
}

function digitsOf(digits: readonly number[]): string {
  return digits.map(digit => digit % 10).join('');
}

/** A bit for each digit, set where it is of set B. */
function setsOf(digits: readonly number[]): number {
  return digits.reduce((mask, digit) => (mask << 1) | (digit >= 10 ? 1 : 0), 0);
}

function readUpcE(bars: Bars, at: number): GtinRead | undefined {
  const lastGuard = at + GUARD + 6 * RUNS;
  const end = lastGuard + 6;
  const unit = span(bars, at, end - at) / (GUARD + 6 * MODULES + 6);
  if (!isFramed(bars, at, end, UPC_E_QUIET_MODULES * unit)) return undefined;
  if (!isGuard(bars, at, GUARD, unit) || !isGuard(bars, lastGuard, 6, unit)) return undefined;
  const places = placesOf(at + GUARD, 6);
  if (!areEven(bars, places, RUNS, MAX_WIDTH_CHANGE)) return undefined;
  const spread = guardSpread(bars, [at, lastGuard + 1, lastGuard + 3], unit);
  const read = readDigits(bars, places, EAN_SETS_A_AND_B, spread);
  const gtin = read && nameUpcE(read);
  return gtin && { ...gtin, end, isUnclear: isUnclear(bars, places, read, spread) };
}

/**
 * The UPC-E of these six digits, of set B from 10 on; which digits are of set B tells number system and check digit.
 */
function nameUpcE(digits: readonly number[]): Gtin | undefined {
  const setB = setsOf(digits);
  const system = UPC_E_CHECK.includes(setB) ? 0 : 1;
  const check = UPC_E_CHECK.indexOf(system === 0 ? setB : ~setB & 0b111111);
  const text = `${system}${digitsOf(digits)}${check}`;
  return check >= 0 && hasCheckDigit(expandUpcE(text)) ? { text, symbology: 'upc-e' } : undefined;
}

/** The UPC-A number that an eight-digit UPC-E number stands for (GS1 General Specifications, 5.2.2.4). */
export function expandUpcE(upcE: string): string {
  const [system, d1, d2, d3, d4, d5, last, check] = upcE;
  if (last === undefined) return upcE;
  if ('012'.includes(last)) return `${system}${d1}${d2}${last}0000${d3}${d4}${d5}${check}`;
  if (last === '3') return `${system}${d1}${d2}${d3}00000${d4}${d5}${check}`;
  if (last === '4') return `${system}${d1}${d2}${d3}${d4}00000${d5}${check}`;
  return `${system}${d1}${d2}${d3}${d4}${d5}0000${last}${check}`;
}

/** Where the digits begin that follow each other from `from` on. */
function placesOf(from: number, digits: number): number[] {
  return Array.from({ length: digits }, (_, digit) => from + digit * RUNS);
}

/** Indexes into the patterns, one a digit. */
function readDigits(
  bars: Bars,
  places: readonly number[],
  patterns: readonly Uint8Array[],
  spread: number,
): number[] | undefined {
  const digits: number[] = [];
  for (const place of places) {
    const index = nearestPattern(bars, place, patterns, MODULES, spread);
    if (index < 0) return undefined;
    digits.push(index);
  }
  return digits;
}

function isUnclear(bars: Bars, places: readonly number[], digits: readonly number[], spread: number): boolean {
  const distances = places.map((place, i) =>
    distanceTo(bars, place, EAN_SETS_A_AND_B[digits[i] ?? 0], span(bars, place, RUNS) / MODULES, spread),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) > MOST_CLEAR_DISTANCE * distances.length;
}

/** Light on both sides: keeps the half of a long symbol from being taken for a short one. */
function isFramed(bars: Bars, at: number, end: number, quiet: number): boolean {
  return end <= bars.count && Math.min(runWidth(bars, at - 1), runWidth(bars, end)) >= quiet;
}

function isGuard(bars: Bars, at: number, runs: number, unit: number): boolean {
  const width = span(bars, at, runs) / unit;
  return width > runs * 0.6 && width < runs * 1.5;
}

/** In a guard every run is one module: what the bars have more than the spaces, ink or blur gave them. */
function guardSpread(bars: Bars, guards: readonly number[], unit: number): number {
  let spread = 0;
  for (const guard of guards) {
    const [a, b, c] = [runWidth(bars, guard), runWidth(bars, guard + 1), runWidth(bars, guard + 2)];
    const sign = guard % 2 === 0 ? 1 : -1;
    spread += (sign * ((a + c) / 2 - b)) / 2 / unit / guards.length;
  }
  return Math.max(-0.4, Math.min(0.4, spread));
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
