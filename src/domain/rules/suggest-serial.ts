import type { SerialRule } from '../../codes/code.js';
import { hasOwnCheckDigit } from '../../codes/device-id.js';
import { checkSerial } from './serial-rule.js';

/** What a typed serial may have meant. */
export interface SerialSuggestion {
  readonly serial: string;
  /** The only variant that fits, and its check digit confirms it: it may be used without asking. */
  readonly certain: boolean;
}

/** More look-alikes than this in one serial are left to the associate. */
const MAX_DOUBTS = 6;

const LOOK_ALIKE: Readonly<Record<string, string>> = { O: '0', o: '0', '0': 'O', I: '1', l: '1', '1': 'I' };

/** Every variant of the text with some of its look-alikes swapped. */
function variantsOf(text: string): string[] {
  const doubts = [...text].filter(character => character in LOOK_ALIKE).length;
  if (doubts > MAX_DOUBTS) return [];
  return [...text].reduce<string[]>(
    (all, character) => all.flatMap(head => [character, LOOK_ALIKE[character] ?? []].flat().map(tail => head + tail)),
    [''],
  );
}

/** Reads the text as a device identifier, whose alphabet has only one of two look-alikes. */
function deviceVariants(kind: string, text: string): string[] {
  const bare = text.replace(/[ -]/g, '').toUpperCase();
  const zeros = bare.replace(/[OQ]/g, '0').replace(/I/g, '1');
  return [kind === 'vin' ? zeros : zeros.replace(/L/g, '1')];
}

/**
 * Suggests what a typed serial that breaks its rule may have meant: O and 0, I and 1 swapped, separators of device
 * identifiers dropped. Nothing is rewritten here; only a `certain` suggestion, whose check digit fits, may be used
 * without asking. Empty when the serial fits, or nothing does.
 * @example
 * suggestSerial('35-2O99OO-176148-I', { kind: 'imei' }); // [{ serial: '352099001761481', certain: true }]
 * suggestSerial('352099001761481', { kind: 'imei' }); // [], because it fits
 */
export function suggestSerial(typed: string, rule: SerialRule | undefined): readonly SerialSuggestion[] {
  const fits = (serial: string) => !checkSerial(serial, rule, '');
  if (!rule || fits(typed)) return [];
  const { kind = 'free' } = rule;
  const variants = kind === 'free' ? variantsOf(typed.slice(0, 200)) : deviceVariants(kind, typed.slice(0, 200));
  const fitting = variants.filter(fits);
  const certain = fitting.length === 1 && fitting.every(serial => hasOwnCheckDigit(kind, serial));
  return fitting.map(serial => ({ serial, certain }));
}
