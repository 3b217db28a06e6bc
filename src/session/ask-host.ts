import { answerWithin } from '../clock/answer-within.js';
import type {
  ApproveAnswer,
  ApproveQuestion,
  CompleteAnswer,
  Host,
  VerifyAnswer,
  VerifyQuestion,
} from '../ports/host.js';

// A host that fails, throws or is too late has not answered; capture goes on without its answer. The type of each
// answer is checked before, by `checkedHost`.

export function askToVerify(
  host: Host,
  question: VerifyQuestion,
  limitMs: number,
): Promise<VerifyAnswer | 'not-asked'> {
  return answerWithin<VerifyAnswer | 'not-asked'>(
    async () => host.verify?.(question) ?? 'not-asked',
    limitMs,
    'unanswered',
  );
}

/** Offline or silent hosts do not keep an associate from completing: the event file waits in the outbox. */
export function askToComplete(host: Host, flowId: string, limitMs: number): Promise<CompleteAnswer> {
  const allowed = { allowed: true };
  return answerWithin<CompleteAnswer>(async () => host.mayComplete?.(flowId) ?? allowed, limitMs, allowed);
}

/** A host that does not answer has not approved: offline, the flow waits in its review. */
export function askToApprove(host: Host, question: ApproveQuestion, limitMs: number): Promise<ApproveAnswer> {
  const refused = { approved: false };
  return answerWithin<ApproveAnswer>(async () => host.approve?.(question) ?? refused, limitMs, refused);
}
