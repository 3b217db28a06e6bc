import type { ParseContext } from '../../codes/code.js';
import { linesListing, skuNamed } from '../rules/lines.js';
import type { ProductCatalog } from '../model/product.js';
import type { ListEntry } from '../model/action.js';
import { targetLine } from './list-entry.js';
import type { FlowState } from '../model/state.js';

/**
 * What the flow knows when a text is read: what it asked for, which texts the document lists as serials, and which are
 * products. It follows from the document, the line and the prompt: what is captured meanwhile changes nothing (see
 * `ParsedReadings`).
 */
export function parseContextOf(state: FlowState, catalog: ProductCatalog, list?: ListEntry): ParseContext {
  const asked = targetLine(state, list);
  const rule = asked?.product.serialRule;
  return {
    expects: !asked || (!list && state.prompt?.type === 'product') ? 'any' : 'serial',
    isProduct: identifier => skuNamed(state, identifier) !== undefined || catalog.find(identifier) !== undefined,
    isSerial: text => linesListing(state, text).length > 0,
    ...(rule && { rule }),
  };
}
