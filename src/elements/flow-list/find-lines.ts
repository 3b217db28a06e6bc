import { isBlind } from '../../domain/rules/blind.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { hasAll } from '../view/words.js';

/**
 * The lines that have all these words (in lower case) in their name, code or serials, and the active line, so that the
 * line of a scan is never out of sight. What a blind count expects cannot be found.
 */
export function findLines(state: FlowState, words: readonly string[], activeLineId?: string): readonly LineState[] {
  if (words.length === 0) return state.lines;
  const isShown = !isBlind(state);
  return state.lines.filter(({ lineId, product, serials, expectedSerials = [] }) => {
    if (lineId === activeLineId) return true;
    const { name, sku, gtins, barcodes } = product;
    const captured = serials.map(({ serial }) => serial);
    return hasAll([name, sku, ...gtins, ...barcodes, ...captured, ...(isShown ? expectedSerials : [])], words);
  });
}
