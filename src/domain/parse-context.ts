import type { ParseContext } from '../codes/code.js';
import { skuNamed } from './lines.js';
import type { ProductCatalog } from './product.js';
import { askedLine } from './prompts.js';
import type { FlowState } from './state.js';

/** What the flow knows when a text is read: what it asked for, and which texts are products. */
export function parseContextOf(state: FlowState, catalog: ProductCatalog): ParseContext {
  const rule = askedLine(state)?.product.serialRule;
  return {
    expects: expected(state),
    isProduct: identifier => skuNamed(state, identifier) !== undefined || catalog.find(identifier) !== undefined,
    ...(rule && { rule }),
  };
}

function expected(state: FlowState): ParseContext['expects'] {
  if (state.prompt?.type === 'product') return 'any';
  return askedLine(state) ? 'serial' : 'any';
}
