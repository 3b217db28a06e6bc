import type { Slot } from './layouts.js';
import { QUIET } from './placement.js';
import { contrastOf, OVERLAP, product, SAMPLES, type Blur, type Module, type Template } from './templates.js';

/** The characters that look most like the samples. */
export interface Fit {
  readonly characters: readonly number[];
  /** Mean likeness of the characters. */
  readonly likeness: number;
  /** The least lead of a character over the next likely one in its place. */
  readonly lead: number;
}

/**
 * Finds the likeliest character for every slot.
 * @param known characters that are taken for the neighbours, which change a blurred character's look; without, they are
 * unknown
 */
export function fitCharacters(
  samples: Float32Array,
  slots: readonly Slot[],
  blur: Blur,
  known?: readonly number[],
): Fit {
  let [total, lead] = [0, 1];
  const characters = slots.map((slot, i) => {
    const looks = looksIn(slots, i, blur, known);
    const at = (QUIET + slot.at - OVERLAP) * SAMPLES;
    let [best, most, second] = [-1, -Infinity, -Infinity];
    for (let character = slot.least; character < slot.end; character++) {
      const look = looks[character];
      const found = look ? product(look, samples, at) : -Infinity;
      if (found > most) [best, most, second] = [character, found, most];
      else if (found > second) second = found;
    }
    const contrast = contrastOf(samples, at, looks[slot.least]?.length ?? 0);
    total += most / contrast;
    lead = Math.min(lead, (most - second) / contrast);
    return best;
  });
  return { characters, likeness: total / slots.length, lead };
}

/** Mean likeness of given characters: what a placement is improved by. */
export function likenessOf(
  samples: Float32Array,
  slots: readonly Slot[],
  blur: Blur,
  characters: readonly number[],
): number {
  let total = 0;
  for (const [i, slot] of slots.entries()) {
    const look = looksIn(slots, i, blur, characters)[characters[i] ?? 0];
    const at = (QUIET + slot.at - OVERLAP) * SAMPLES;
    if (look) total += product(look, samples, at) / contrastOf(samples, at, look.length);
  }
  return total / slots.length;
}

const UNKNOWN: Module = 2;

function looksIn(slots: readonly Slot[], i: number, blur: Blur, known?: readonly number[]): readonly Template[] {
  const slot = slots[i];
  const [left, right] = [known?.[i - 1], known?.[i + 1]];
  const before = slot?.before ?? (left === undefined ? UNKNOWN : slots[i - 1]?.alphabet.secondLast(left));
  const after = slot?.after ?? (right === undefined ? UNKNOWN : slots[i + 1]?.alphabet.second(right));
  return slot?.alphabet.looks(blur, before ?? UNKNOWN, after ?? UNKNOWN) ?? [];
}
