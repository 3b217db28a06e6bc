import type { Symbology } from '../../../codes/reading.js';
import { CODE_128_PATTERNS, readCode128Values } from '../linear/code-128.js';
import { EAN_SETS_A_AND_B, nameEanUpc } from '../linear/ean-upc.js';
import { Alphabet, modulesOf, type Module } from './templates.js';

/** A place for a character. */
export interface Slot {
  /** Modules from the symbol's first edge. */
  readonly at: number;
  readonly alphabet: Alphabet;
  /** The characters that may stand here: from `least` up to, not with, `end`. */
  readonly least: number;
  readonly end: number;
  /** The module next but one on a side where no other slot is. */
  readonly before?: Module;
  readonly after?: Module;
}

/** Modules that are the same in every symbol of a kind; `before` and `after` as for templates. */
export interface Guard {
  /** Modules from the symbol's first edge to this; of an end, from the last edge. */
  readonly at: number;
  readonly modules: string;
  readonly before: string;
  readonly after: string;
}

/** What a symbol of a known length is made of. */
export interface Layout {
  readonly family: 'ean-13' | 'code-128';
  readonly modules: number;
  /** The guards of which one stands at the beginning. */
  readonly starts: readonly Guard[];
  readonly middle?: Guard;
  readonly end: Guard;
  readonly slots: readonly Slot[];
  /** The text that the characters stand for; undefined when a check does not fit. */
  name(characters: readonly number[]): { readonly text: string; readonly symbology: Symbology } | undefined;
}

const LEFT = new Alphabet(EAN_SETS_A_AND_B.map(widths => modulesOf(widths, '0')));
const RIGHT = new Alphabet(EAN_SETS_A_AND_B.slice(0, 10).map(widths => modulesOf(widths, '1')));
const DIGIT = 7;
const DIGITS = 6;
const EAN_START: Guard = { at: -3, modules: '000101', before: '0', after: '0' };
const EAN_END: Guard = { at: -3, modules: '101000', before: '0', after: '000' };

/** The six digits of a half. */
function slotsFrom(at: number, slot: Omit<Slot, 'at'>): Slot[] {
  const { before, after, ...inner } = slot;
  return Array.from({ length: DIGITS }, (_, i) => ({
    ...inner,
    at: at + i * DIGIT,
    ...(i === 0 && before !== undefined && { before }),
    ...(i === DIGITS - 1 && after !== undefined && { after }),
  }));
}

const CENTRE = 45;
const RIGHT_HALF = 50;

/**
 * EAN-13 and UPC-A. Shorter symbols of the family are left out: with one check digit, too much looks like them through
 * blur.
 */
const EAN_13: Layout = {
  family: 'ean-13',
  modules: 95,
  starts: [EAN_START],
  middle: { at: CENTRE, modules: '01010', before: '1', after: '1' },
  end: EAN_END,
  slots: [
    ...slotsFrom(3, { alphabet: LEFT, least: 0, end: 20, before: 0, after: 1 }),
    ...slotsFrom(RIGHT_HALF, { alphabet: RIGHT, least: 0, end: 10, before: 1, after: 0 }),
  ],
  name: characters => nameEanUpc(characters.slice(0, DIGITS), characters.slice(DIGITS)),
};

const CODE_128 = new Alphabet(CODE_128_PATTERNS.map(widths => modulesOf(widths, '1')));
const CHARACTER = 11;
const [START_A, STOP] = [103, 106];
const MOST_CHARACTERS = 24;

const CODE_128_STARTS: readonly Guard[] = [START_A, START_A + 1, START_A + 2].map(start => ({
  at: -3,
  modules: `000${modulesOf(CODE_128_PATTERNS[start] ?? new Uint8Array(0), '1')}`,
  before: '0',
  after: '1',
}));
const CODE_128_END: Guard = { at: -13, modules: '1100011101011000', before: '0', after: '000' };

/** @param characters with the start and the check character, without the stop */
function code128Layout(characters: number): Layout {
  const stop = characters * CHARACTER;
  return {
    family: 'code-128',
    modules: stop + 13,
    starts: CODE_128_STARTS,
    end: CODE_128_END,
    slots: Array.from({ length: characters }, (_, i) => ({
      at: i * CHARACTER,
      alphabet: CODE_128,
      ...(i === 0 ? { least: START_A, end: STOP, before: 0 } : { least: 0, end: START_A }),
      ...(i === characters - 1 && { after: 1 }),
    })),
    name(values) {
      const text = readCode128Values(values);
      return text === undefined ? undefined : { text, symbology: 'code-128' };
    },
  };
}

/** Every layout that is sought; Code 128 of at least two characters, whose length says nothing yet. */
export const LAYOUTS: readonly Layout[] = [
  EAN_13,
  ...Array.from({ length: MOST_CHARACTERS - 4 }, (_, i) => code128Layout(i + 5)),
];
