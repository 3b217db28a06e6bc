import type { Parsed } from '../codes/code.js';
import { judgeLook } from '../domain/deciding/judge-look.js';
import { readReading } from '../domain/inputs/read-reading.js';
import type { FlowState } from '../domain/model/state.js';
import type { JudgeLook } from '../ports/camera.js';
import type { FlowParts } from './flow-parts.js';

const SAYS_NOTHING: Parsed = { ok: false, error: { rule: 'not-a-text', part: '' } };

/**
 * Judges what a camera has in view by what the open flow asks for at that moment; without one, nothing is asked for.
 * What is no reading is judged as a code that says nothing.
 */
export function judgeByState(stateOf: () => FlowState | undefined, { catalog, clock, parsed }: FlowParts): JudgeLook {
  return look => {
    const state = stateOf();
    if (!state) return look.map(() => 'ignored');
    const said = look.map(given => {
      const read = readReading(given, clock);
      return read.ok ? parsed.of(read.reading, state) : SAYS_NOTHING;
    });
    return judgeLook(state, said, catalog);
  };
}
