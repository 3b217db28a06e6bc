/** Single characters and classes as an atom: nothing within them repeats or refers back. */
const ATOMS = /\\[dDwWsS^$\\.*+?()[\]{}|/-]|\[\^?(?:\\[dDwWsS\]\\^.[-]|[^\\\]])+\]/g;

/**
 * Why a pattern from outside cannot be trusted to end quickly: `unsupported` (back references, look-around, named groups, escapes beyond the
 * common classes), `too-costly` (a repeated group, more than two open-ended repeats, too many choices), `invalid`. Undefined: safe, because
 * what is left has no more ways to fail than the serial's length squared, times 1,024.
 */
export function patternProblem(source: string): 'unsupported' | 'too-costly' | 'invalid' | undefined {
  try {
    new RegExp(source);
  } catch {
    return 'invalid';
  }
  const bare = source.replace(ATOMS, 'c').replaceAll('(?:', '(');
  if (/\\|\[|\(\?/.test(bare)) return 'unsupported';
  const openEnded = bare.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  const choices = bare.match(/[|?]/g) ?? [];
  return /\)[*+{]/.test(bare) || openEnded.length > 2 || choices.length > 10 ? 'too-costly' : undefined;
}
