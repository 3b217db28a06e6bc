import { catchError, firstValueFrom, from, of, timeout } from 'rxjs';
import type {
  ApproveAnswer,
  ApproveQuestion,
  CompleteAnswer,
  Host,
  VerifyAnswer,
  VerifyQuestion,
} from '../ports/host.js';

/** A host that fails or is too late has not answered; capture goes on without it. */
async function withinLimit<T, E>(answer: Promise<T>, limitMs: number, otherwise: E): Promise<T | E> {
  return firstValueFrom(
    from(answer).pipe(
      timeout(limitMs),
      catchError(() => of(otherwise)),
    ),
  );
}

export async function askToVerify(
  host: Host,
  question: VerifyQuestion,
  limitMs: number,
): Promise<VerifyAnswer | 'not-asked'> {
  const answer = host.verify?.(question);
  return answer ? withinLimit(answer, limitMs, 'unanswered' as const) : 'not-asked';
}

/** Offline or silent hosts do not keep an associate from completing: the event file waits in the outbox. */
export async function askToComplete(host: Host, flowId: string, limitMs: number): Promise<CompleteAnswer> {
  const answer = host.mayComplete?.(flowId);
  return answer ? withinLimit(answer, limitMs, { allowed: true }) : { allowed: true };
}

/** What must be approved is not approved by silence: offline the flow waits in its review. */
export async function askToApprove(host: Host, question: ApproveQuestion, limitMs: number): Promise<ApproveAnswer> {
  const answer = host.approve?.(question);
  return answer ? withinLimit(answer, limitMs, { approved: false }) : { approved: false };
}
