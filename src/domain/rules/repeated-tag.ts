import type { Parsed } from '../../codes/code.js';
import type { Reading } from '../../codes/reading.js';
import { keyOn, productsNamed } from './lines.js';
import type { FlowState } from '../model/state.js';

/**
 * Is this RFID tag captured already? A reader gives a tag again and again as long as it is near. That is no second scan
 * by an associate, so it is neither counted nor refused. The captured serials tell whether a tag is a repetition, or
 * the counted tags where units are counted by quantity; the time between two readings never does.
 */
export function isRepeatedTag(state: FlowState, { text }: Reading, parsed: Parsed): boolean {
  if (!parsed.ok) return false;
  const { gtin, product, serial, carton } = parsed.code;
  if ((serial ?? carton) !== undefined && state.countedTags.has(text)) return true;
  if (serial === undefined) return false;
  const named = productsNamed(state, gtin ?? product ?? '', []);
  return named.some(each => state.claimed.has(keyOn({ product: each }, serial)));
}
