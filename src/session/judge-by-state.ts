import { parseReading } from '../codes/index.js';
import { judgeLook } from '../domain/judge-look.js';
import { parseContextOf } from '../domain/parse-context.js';
import type { ProductCatalog } from '../domain/product.js';
import type { FlowState } from '../domain/state.js';
import type { JudgeLook } from '../ports/camera.js';

/** Judges what a camera has in view by what the open flow asks for at that moment; without one, nothing is asked for. */
export function judgeByState(stateOf: () => FlowState | undefined, catalog: ProductCatalog): JudgeLook {
  return look => {
    const state = stateOf();
    if (!state) return look.map(() => 'ignored');
    const context = parseContextOf(state, catalog);
    const parsed = look.map(reading => parseReading(reading, context));
    return judgeLook(state, parsed, catalog);
  };
}
