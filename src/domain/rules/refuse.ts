import type { FactBody, ReadingRecord } from '../model/fact.js';
import type { Refusal, RefusalCode } from '../model/verdict.js';

/** The fact of a refusal. It changes no count, and is kept so that support can see what the associate saw. */
export function refusal(code: RefusalCode, about: Omit<Refusal, 'code'> = {}, reading?: ReadingRecord): FactBody {
  return { type: 'reading-refused', refusal: { code, ...about }, ...(reading && { reading }) };
}
