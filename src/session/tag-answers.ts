import type { Reading } from '../codes/reading.js';
import type { Fact, FactType } from '../domain/model/fact.js';
import type { Verdict } from '../domain/model/verdict.js';
import type { Decided } from './decide-group.js';

/** Facts after which a tag may be answered differently than before. */
const CHANGING: ReadonlySet<FactType> = new Set<FactType>([
  'line-added',
  'serial-removed',
  'line-restarted',
  'recount-started',
  'prompt-closed',
  'flow-resumed',
  'flow-reopened',
]);
/** The most tags that are remembered; at this number all are forgotten. */
const MOST = 50_000;

/**
 * The verdicts of RFID tags, so that a tag that is read 20 times a second is not decided, stored and reported 20 times
 * a second. This is only a shortcut: when nothing is remembered, as after a restart, the state gives the same verdict.
 */
export class TagAnswers {
  readonly #answers = new Map<string, Verdict>();

  answerTo({ source, text }: Reading): Verdict | undefined {
    return source === 'rfid' ? this.#answers.get(text) : undefined;
  }

  forgetAfter(facts: readonly Fact[]): void {
    if (facts.some(isChanging) || this.#answers.size >= MOST) this.#answers.clear();
  }

  remember({ task, verdict, facts }: Decided): void {
    this.forgetAfter(facts);
    const reading = 'reading' in task.ask ? task.ask.reading : undefined;
    if (reading?.source !== 'rfid') return;
    this.#answers.set(reading.text, verdict.outcome === 'refused' ? verdict : { outcome: 'done' });
  }
}

function isChanging(fact: Fact): boolean {
  return CHANGING.has(fact.type) || (fact.type === 'unit-counted' && fact.delta < 0);
}
