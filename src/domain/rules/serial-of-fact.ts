import type { Fact } from '../model/fact.js';

/**
 * The serial that a fact is about; undefined where it is about none, or about what was only scanned.
 * @param serialOf The serial behind a key: facts that come after the capture name it by that alone
 */
export function serialOfFact(fact: Fact, serialOf: (key: string) => string | undefined): string | undefined {
  if (fact.type === 'serial-accepted') return fact.captured.serial;
  if (fact.type === 'reading-refused') return fact.refusal.text;
  if (fact.type === 'serial-confirmed') return fact.serial;
  if ('key' in fact) return serialOf(fact.key);
  if (!('prompt' in fact)) return undefined;
  return ('serial' in fact.prompt && fact.prompt.serial) || fact.held?.serial;
}
