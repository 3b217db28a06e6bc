import { REFUSAL_CODES, type Verdict } from '../../src/domain/model/verdict.js';
import type { Act } from './actions.js';
import type { Result } from './messages.js';

const OUTCOMES = ['accepted', 'counted', 'prompt', 'done'];
/** Acts that may find that another tab was first. */
const LATE: Readonly<Partial<Record<Act['type'], RegExp>>> = {
  'resume-flow': /^There is no flow /,
  acknowledge: /^There is no event file /,
};

interface Circumstances {
  readonly hasFaults: boolean;
  /** A flow may have been erased that another tab has open: there it takes no more. */
  readonly hasErased: boolean;
  readonly witness: { readonly forged: ReadonlySet<string> };
}

/** What is wrong with an answer: it is none of those that there are, or an error that nobody has caused. */
export function answerLaws(act: Act, { verdicts = [], error }: Result, around: Circumstances): readonly string[] {
  const wrong = verdicts.filter(verdict => !isRight(verdict, around)).map(verdict => JSON.stringify(verdict));
  const isCaused = !error || isExpected(act, error, around);
  return [...wrong, ...(isCaused ? [] : [`${error.name} ${error.code}: ${error.message}`])];
}

function isRight(verdict: Verdict, { hasFaults, hasErased }: Circumstances): boolean {
  if (verdict.outcome !== 'refused') return OUTCOMES.includes(verdict.outcome);
  if (verdict.code === 'storage-failed') return hasFaults || verdict.rule === 'closed';
  if (verdict.code === 'flow-erased') return hasErased;
  return REFUSAL_CODES.includes(verdict.code);
}

function isExpected(act: Act, { name, code, message }: NonNullable<Result['error']>, around: Circumstances): boolean {
  if (name === 'InputError') return true;
  if (name === 'Audit') return code === 'other-head' && around.witness.forged.has(message);
  if (name === 'StoreError') return around.hasFaults;
  return LATE[act.type]?.test(message) ?? false;
}
