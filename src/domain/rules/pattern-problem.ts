/**
 * An escaped character or a character class, which counts as one character: nothing within it repeats or refers back.
 */
const ATOMS = /\\[dDwWsS^$\\.*+?()[\]{}|/-]|\[\^?(?:\\[dDwWsS\]\\^.[-]|[^\\\]])+\]/g;
/** The parts of a pattern that can match in more than one way. */
const CHOICES = /[*+|?]|\{(\d+)(,?)(\d*)\}/g;
/** The most ways to match that a pattern may have: two open-ended repeats over 128 characters, and four choices. */
const MOST_WAYS = 128 ** 2 * 2 ** 4;

/**
 * Why a pattern from outside cannot be trusted to end quickly: `unsupported` (back references, look-around, named
 * groups, escapes beyond the common classes), `too-costly` (a repeated group, a count above what is ever matched, too
 * many ways to match), `invalid`. Undefined: safe, because each way is tried at most once, and there are at most
 * 262,144 of them.
 * @param longest The longest text that is ever matched.
 */
export function patternProblem(source: string, longest: number): 'unsupported' | 'too-costly' | 'invalid' | undefined {
  try {
    new RegExp(source);
  } catch {
    return 'invalid';
  }
  const bare = source.replace(ATOMS, 'c').replaceAll('(?:', '(');
  if (/\\|\[|\(\?/.test(bare)) return 'unsupported';
  let ways = /\)[*+{]/.test(bare) ? Infinity : 1;
  for (const [choice, from = '', comma, to = ''] of bare.matchAll(CHOICES)) {
    const most = Number(to || (comma ? longest : from));
    if (/[*+]/.test(choice)) ways *= longest;
    else if (from) ways *= most > longest ? Infinity : most - Number(from) + 1;
    else ways *= 2;
  }
  return ways > MOST_WAYS ? 'too-costly' : undefined;
}
