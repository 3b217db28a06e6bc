import type { Reading } from '../codes/reading.js';
import type { Verdict } from '../domain/model/verdict.js';
import type { Action, ListEntry } from '../domain/model/action.js';
import type { FlowRequest } from '../ports/capture.js';
import type { VerifyAnswer, VerifyQuestion } from '../ports/host.js';
import type { Settlement } from '../ports/scan-source.js';

type ActionOf<T extends Action['type']> = Omit<Extract<Action, { type: T }>, 'stamp'>;

/** A request with what had to be asked before: see `prepareRequest`. */
export type PreparedRequest =
  | Exclude<FlowRequest, { type: 'complete' | 'close-count' | 'void' }>
  | Omit<ActionOf<'complete'>, 'eventId' | 'utcOffsetMinutes'>
  | ActionOf<'close-count'>
  | ActionOf<'void'>
  | ActionOf<'revise'>
  | ActionOf<'recheck'>;

/** A reading to be decided. `others`: the codes of the same label that may be meant as well. */
export interface ReadingAsk {
  readonly reading: Reading;
  readonly list?: ListEntry;
  readonly others?: readonly Reading[];
}

/** One thing to be decided, in the order of arrival, and whoever waits for its verdict. */
export interface Task {
  readonly ask: ReadingAsk | { readonly request: PreparedRequest };
  /** The host's answer, once it was asked. */
  readonly verification?: VerifyAnswer | 'not-asked';
  /** What it was asked. */
  readonly verified?: VerifyQuestion;
  answer(verdict: Verdict): void;
}

export function readingOf(task: Task): Reading | undefined {
  return 'reading' in task.ask ? task.ask.reading : undefined;
}

/** What the device behind a reading is told of its verdict. */
export function settlementOf(verdict: Verdict): Settlement {
  if (verdict.outcome !== 'refused') return 'stored';
  return verdict.code === 'storage-failed' ? 'failed' : 'refused';
}
