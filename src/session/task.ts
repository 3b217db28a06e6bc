import type { Reading } from '../codes/reading.js';
import type { Verdict } from '../domain/verdict.js';
import type { FlowRequest } from '../ports/capture.js';
import type { VerifyAnswer } from '../ports/host.js';

/** One thing to be decided, in the order of arrival, and whoever waits for its verdict. */
export interface Task {
  readonly ask: { readonly reading: Reading } | { readonly request: FlowRequest };
  /** The host's answer, once it was asked. */
  readonly verification?: VerifyAnswer | 'not-asked';
  settle(verdict: Verdict): void;
}

export function readingOf(task: Task): Reading | undefined {
  return 'reading' in task.ask ? task.ask.reading : undefined;
}
