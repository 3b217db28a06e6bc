import { replay } from '../../src/domain/folding/apply.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import { brokenLaws, flowsIn, heldIn, type StoredFlow, type Told } from './laws.js';
import type { Look, Message, OpenState } from './messages.js';
import type { Held } from './own-fold.js';
import { canonical } from './canonical.js';
import { plainState } from './plain-state.js';

/** Texts of event files by their ids, over all stores: an export brings a completion and its file to another one. */
export type Files = Map<string, string>;

/** Hears what pages say of one store, and judges what is in it. */
export class Witness implements Told {
  readonly facts = new Map<string, Map<number, string>>();
  readonly accepted = new Map<string, Set<string>>();
  readonly acknowledged = new Set<string>();
  readonly forged = new Set<string>();
  readonly files: Files;
  readonly erased = new Set<string>();
  over: Set<string> | undefined;
  /** What was stored when it was last looked at. */
  look: Look | undefined;
  /** What was wrong with what a page said. */
  readonly #broken: string[] = [];
  #held: readonly Held[] = [];
  /** What is said while somebody looks: whether that look has it, nobody knows. */
  #late: Message[] | undefined;

  constructor(files: Files) {
    this.files = files;
  }

  hear(message: Message): void {
    if (message.type === 'delivered' && message.isAcknowledged) this.acknowledged.add(message.entry.eventId);
    else if (message.type === 'acknowledging') this.acknowledged.add(message.eventId);
    else if (message.type === 'problem' && message.code === 'fault') this.#broken.push(message.message);
    else if (this.#late) this.#late.push(message);
    else if (message.type === 'facts') this.#hearFacts(message);
    else if (message.type === 'answer') this.#hearAnswer(message);
  }

  #hearFacts({ flowId, seq, facts }: Extract<Message, { type: 'facts' }>): void {
    const known = this.facts.get(flowId) ?? new Map<number, string>();
    this.facts.set(flowId, known);
    for (const [at, fact] of facts.entries()) {
      const place = seq + at;
      const text = canonical(fact);
      if ((known.get(place) ?? text) !== text)
        this.#broken.push(`${flowId} had two facts ${place}: ${known.get(place)} and ${text}`);
      known.set(place, text);
    }
  }

  #hearAnswer({ flowId, readingId, verdict }: { flowId: string; readingId: string; verdict: Verdict }): void {
    if (verdict.outcome !== 'accepted') return;
    this.accepted.set(flowId, (this.accepted.get(flowId) ?? new Set()).add(readingId));
  }

  /**
   * What is wrong with the store, and with flows as pages hold them.
   * @param looking asks a page for both
   */
  async judge(
    looking: () => Promise<{ readonly look: Look; readonly states: readonly OpenState[] }>,
  ): Promise<readonly string[]> {
    this.#late = [];
    const { look, states } = await looking();
    const broken = [...this.#broken, ...brokenLaws(look, this, this.#held), ...stateLaws(look, states)];
    this.look = look;
    this.#held = heldIn(look);
    const late = this.#late;
    this.#late = undefined;
    for (const message of late) this.hear(message);
    return broken;
  }

  /** The database is taken away; what it alone knew is not known any more. */
  wiped(): void {
    const { erased = [], journal = [] } = this.look ?? {};
    for (const { flowId } of erased) this.erased.add(flowId);
    const flows = [...flowsIn({ journal }).values()];
    const closed = new Set([...erased.map(({ closedCountId }) => closedCountId), ...flows.flatMap(closedBy)]);
    const over = flows.filter(({ fold }) => fold.isOver(this.acknowledged, closed));
    this.over = new Set(over.map(({ flowId }) => flowId));
    this.#held = [];
  }

  get completions(): number {
    return [...this.facts.values()].reduce((sum, facts) => sum + [...facts.values()].filter(isCompletion).length, 0);
  }

  get acceptances(): number {
    return [...this.accepted.values()].reduce((sum, readings) => sum + readings.size, 0);
  }
}

function closedBy({ facts }: StoredFlow): readonly string[] {
  return facts.flatMap(fact => (fact.type === 'count-closed' ? fact.countId : []));
}

function isCompletion(fact: string): boolean {
  return (JSON.parse(fact) as { readonly type: string }).type === 'flow-completed';
}

/** A state is the fold of the journal up to its place, bit for bit, however it was come by. */
function stateLaws(look: Look, states: readonly OpenState[]): readonly string[] {
  const flows = flowsIn(look);
  const gone = new Set(look.erased.map(({ flowId }) => flowId));
  return states.flatMap(({ flowId, seq, text }) => {
    const { facts = [] } = flows.get(flowId) ?? {};
    if (gone.has(flowId)) return [];
    if (facts.length < seq) return [`a page holds ${seq} facts of ${flowId}, of which ${facts.length} are stored`];
    const folded = plainState(replay(facts.slice(0, seq)));
    return folded === text ? [] : [`a page holds ${flowId} as ${text}, and its ${seq} facts say ${folded}`];
  });
}
