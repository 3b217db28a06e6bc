import type { Parsed } from '../codes/code.js';
import { parseReading } from '../codes/index.js';
import { judgeLook } from '../domain/judge-look.js';
import { parseContextOf } from '../domain/parse-context.js';
import { readReading } from '../domain/read-reading.js';
import type { FlowState } from '../domain/state.js';
import type { JudgeLook } from '../ports/camera.js';
import type { FlowParts } from './flow-parts.js';

const SAYS_NOTHING: Parsed = { ok: false, error: { rule: 'not-a-text', part: '' } };

/**
 * Judges what a camera has in view by what the open flow asks for at that moment; without one, nothing is asked for. What is no reading is judged
 * as a code that says nothing.
 */
export function judgeByState(stateOf: () => FlowState | undefined, { catalog, clock }: FlowParts): JudgeLook {
  return look => {
    const state = stateOf();
    if (!state) return look.map(() => 'ignored');
    const context = parseContextOf(state, catalog);
    const parsed = look.map(given => {
      const read = readReading(given, clock);
      return read.ok ? parseReading(read.reading, context) : SAYS_NOTHING;
    });
    return judgeLook(state, parsed, catalog);
  };
}
