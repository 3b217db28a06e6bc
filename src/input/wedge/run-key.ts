import type { RunKey } from './run.js';
import type { SilentStroke } from './silent-stroke.js';
import type { Token } from './token.js';

type CountedToken = Extract<Token, { type: 'character' | 'control' | 'alt-digit' }>;

/** A stroke that counts inside a run: what it says, or that it says nothing. */
export type CountedStroke = CountedToken | Exclude<SilentStroke, { type: 'modifier' }>;

/** Whether a token is a character, or builds one. */
export function isCounted(token: Token): token is CountedToken {
  return token.type === 'character' || token.type === 'control' || token.type === 'alt-digit';
}

/** The key that a stroke adds to its run. */
export function keyOf(counted: CountedStroke, timeMs: number): RunKey {
  switch (counted.type) {
    case 'character': // of a dead key only the US layout has one
      return { text: counted.text, us: counted.us, timeMs, ...(counted.text === '' && { hole: 'text' }) };
    case 'control':
      return { text: counted.text, us: counted.text, timeMs };
    case 'alt-digit':
      return { text: '', us: '', timeMs };
    case 'frame':
      return { text: '', us: '', timeMs, frame: counted.name };
    case 'hole':
      return { text: '', us: counted.us ?? '', timeMs, hole: counted.us === undefined ? 'both' : 'text' };
  }
}
