import { reversed, runWidth, type Bars } from '../linear/bars.js';
import type { EdgeFinder } from '../linear/find-edges.js';
import type { Strip } from '../locate/rectify.js';
import { characterAt, EXPANDED, INSIDE, OUTSIDE, RUNS, type Character } from './databar-characters.js';
import { findFinders, type Finder } from './databar-finders.js';
import { digits, expandedText, withCheckDigit } from './databar-text.js';
import { barsOf, type StripRead } from './strip-read.js';
import { Tally } from './tally.js';

/** How many values the inside character has, and how many a half of an Omnidirectional has. */
const [INSIDE_VALUES, HALF_VALUES] = [1_597, 4_537_077];
/** A number behind this one says that a matrix symbol belongs to it. */
const LINKED = 10_000_000_000_000;
/** What the widths of each kind are checked by. */
const [CHECK, CHECK_EXPANDED] = [79, 211];
/** Finder patterns of an Expanded, from that with two of them on; every other one is mirrored. */
const SEQUENCES = 'AA ABB ACBD AEBDC AEBDDF AEBDEFF AABBCCDD AABBCCDEE AABBCCDEFF AABBCDDEEFF'.split(' ');
/** How far apart the halves of one symbol may be, in modules. */
const MOST_APART = 4;

/** What a row of a character counts that stands alone at its finder pattern: what is none looks like one with it. */
const LONE = 0.4;

/** Where a part of a symbol is: on the line, and on which lines of the strip. */
interface Place {
  from: number;
  to: number;
  top: number;
  bottom: number;
  unit: number;
}

/** Reads the DataBar in a region that was found by its bars: Omnidirectional, Expanded, and both of them stacked. */
export function readDataBar(strip: Strip, edges: EdgeFinder): StripRead | undefined {
  const symbol = new DataBar();
  for (let row = 0; row < strip.picture.height; row++) {
    const bars = barsOf(strip, row, edges);
    symbol.add(bars, row, false);
    symbol.add(reversed(bars), row, true);
  }
  return symbol.read(strip);
}

/** What the lines across a symbol say of its parts. */
class DataBar {
  readonly #tally = new Tally();
  readonly #places = new Map<string, Place>();

  add(bars: Bars, row: number, isBack: boolean): void {
    for (const finder of findFinders(bars)) {
      if (finder.family === 'expanded') this.#addCharacters(bars, finder, row, isBack);
      else this.#addHalf(bars, finder, row, isBack);
    }
  }

  read(strip: Strip): StripRead | undefined {
    const [text, parts] = this.#omnidirectional() ?? this.#expanded() ?? [];
    if (text === undefined || !parts) return undefined;
    const places = parts.flatMap(part => this.#places.get(part) ?? []);
    const band = {
      top: Math.min(...places.map(({ top }) => top)),
      bottom: Math.max(...places.map(({ bottom }) => bottom)) + 1,
    };
    const [from, to] = [Math.min(...places.map(place => place.from)), Math.max(...places.map(({ to }) => to))];
    return { strip, text, symbology: 'gs1-databar', aim: ']e0', isDoubtful: true, from, to, band };
  }

  /** A half is a character, a finder pattern and a character, between guards of one module. */
  #addHalf(bars: Bars, finder: Finder, row: number, isBack: boolean): void {
    const { index, at, end, unit } = finder;
    const [outside, inside] = [characterAt(bars, finder, false, OUTSIDE), characterAt(bars, finder, true, INSIDE)];
    if (!outside || !inside || runWidth(bars, at - RUNS - 1) > 2 * unit) return;
    const check = (weigh(outside) + 4 * weigh(inside)) % CHECK;
    const value = INSIDE_VALUES * outside.value + inside.value;
    // The left half begins with a space, also where the symbol is upside down.
    this.#note(at % 2 === 1 ? 'left' : 'right', (value * 9 + index) * CHECK + check, {
      ...placeOf(bars, at - RUNS - 1, end + RUNS, row, isBack),
      unit,
    });
  }

  #addCharacters(bars: Bars, finder: Finder, row: number, isBack: boolean): void {
    const { index, at, end, unit } = finder;
    const isMirrored = at % 2 === 0;
    const read = [false, true].map(isBehind => characterAt(bars, finder, isBehind, EXPANDED));
    const weight = read.includes(undefined) ? LONE : 1;
    for (const [isBehind, character] of read.entries()) {
      if (!character) continue;
      // Which of the characters with weights it is; the first one of all has none.
      const part = 4 * index + (isMirrored ? 2 : 0) + (isBehind === (isMirrored ? 1 : 0) ? 0 : 1);
      const check = part === 0 ? 0 : weigh(character, part - 1);
      const from = isBehind ? end : at - RUNS;
      const place = { ...placeOf(bars, from, from + RUNS, row, isBack), unit };
      this.#note(`${part}`, character.value * CHECK_EXPANDED + check, place, weight);
    }
  }

  #note(part: string, value: number, place: Place, weight = 1): void {
    this.#tally.add(part, value, weight);
    const known = this.#places.get(part);
    if (known) Object.assign(known, { ...place, top: known.top });
    else this.#places.set(part, place);
  }

  #omnidirectional(): [text: string, parts: string[]] | undefined {
    const [left, right] = [this.#tally.winner('left'), this.#tally.winner('right')];
    if (left === undefined || right === undefined || !this.#areBeside()) return undefined;
    const [leftIndex, rightIndex] = [left, right].map(half => Math.floor(half / CHECK) % 9) as [number, number];
    // Two of the pairs of finder patterns stand for nothing.
    let check = 9 * leftIndex + rightIndex;
    if (check > 72) check--;
    if (check > 8) check--;
    if (((left % CHECK) + 16 * (right % CHECK)) % CHECK !== check) return undefined;
    const [leftValue, rightValue] = [left, right].map(half => Math.floor(half / CHECK / 9)) as [number, number];
    const number = (HALF_VALUES * leftValue + rightValue) % LINKED;
    return [`01${withCheckDigit(digits(number, 13))}`, ['left', 'right']];
  }

  /** Whether the halves may be of one symbol: one behind the other, or, where it is stacked, one above the other. */
  #areBeside(): boolean {
    const [left, right] = [this.#places.get('left'), this.#places.get('right')];
    if (!left || !right) return false;
    const most = MOST_APART * left.unit;
    return (
      Math.abs(left.from - right.from) < most ||
      Math.abs(left.to - right.from) < most ||
      Math.abs(left.from - right.to) < most
    );
  }

  #expanded(): [text: string, parts: string[]] | undefined {
    const first = this.#tally.winner('0');
    if (first === undefined) return undefined;
    const checkCharacter = Math.floor(first / CHECK_EXPANDED);
    const characters = Math.floor(checkCharacter / CHECK_EXPANDED) + 4;
    const sequence = SEQUENCES[Math.ceil(characters / 2) - 2] ?? '';
    const parts = [...sequence]
      .flatMap((letter, i) => {
        const place = 4 * (letter.charCodeAt(0) - 65) + (i % 2) * 2;
        return [`${place}`, `${place + 1}`];
      })
      .slice(0, characters);
    const said = parts.slice(1).flatMap(part => this.#tally.winner(part) ?? []);
    if (parts.length === 0 || said.length < characters - 1) return undefined;
    const check = said.reduce((sum, character) => sum + (character % CHECK_EXPANDED), 0);
    if (check % CHECK_EXPANDED !== checkCharacter % CHECK_EXPANDED) return undefined;
    const bits = said.map(character =>
      Math.floor(character / CHECK_EXPANDED)
        .toString(2)
        .padStart(12, '0'),
    );
    const text = expandedText(bits.join(''));
    return text ? [text, parts] : undefined;
  }
}

/** The sum of a character's widths, each weighed by the next power of three; `place` counts characters. */
function weigh({ widths }: Character, place?: number): number {
  const modulus = place === undefined ? CHECK : CHECK_EXPANDED;
  let weight = 1;
  for (let power = 0; power < RUNS * (place ?? 0); power++) weight = (weight * 3) % modulus;
  return widths.reduce((sum, width) => {
    const weighed = sum + width * weight;
    weight = (weight * 3) % modulus;
    return weighed % modulus;
  }, 0);
}

function placeOf({ edges, length }: Bars, at: number, end: number, row: number, isBack: boolean): Omit<Place, 'unit'> {
  const [from, to] = [edges[at] ?? 0, edges[end] ?? length];
  return { ...(isBack ? { from: length - to, to: length - from } : { from, to }), top: row, bottom: row };
}
