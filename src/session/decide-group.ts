import type { Reading } from '../codes/reading.js';
import type { Action, Evidence } from '../domain/model/action.js';
import { lookupsOf } from '../domain/deciding/lookups-of.js';
import { questionForHost } from '../domain/deciding/question-for-host.js';
import type { Fact, Stamp } from '../domain/model/fact.js';
import { lineOf } from '../domain/rules/lines.js';
import { askedLine } from '../domain/rules/asked-line.js';
import type { ProductCatalog } from '../domain/model/product.js';
import type { FlowState } from '../domain/model/state.js';
import { transition } from '../domain/deciding/transition.js';
import type { Verdict } from '../domain/model/verdict.js';
import { verdictOf } from '../domain/folding/verdict-of.js';
import type { Changes, Found } from '../ports/flow-store.js';
import type { VerifyQuestion } from '../ports/host.js';
import { ChangeSet, type WriteCompletion } from './change-set.js';
import { FoundIndex, namedProducts } from './evidence.js';
import type { ParsedReadings } from './parsed-readings.js';
import type { Task } from './task.js';

/** What deciding needs from outside; all of it synchronous, so that the decision can run inside a transaction. */
export interface DecideContext {
  readonly catalog: ProductCatalog;
  readonly parsed: ParsedReadings;
  readonly stamp: Stamp;
  readonly newId: () => string;
  readonly utcOffsetMinutes: number;
  /** Does the host want to be asked about serials? */
  readonly asksHost: boolean;
  readonly writeEvent: WriteCompletion;
  /** The hash of the last group that is stored. */
  readonly journalHead?: string | undefined;
}

export interface Decided {
  readonly task: Task;
  readonly verdict: Verdict;
  readonly facts: readonly Fact[];
  readonly state: FlowState;
}

export interface GroupDecision {
  readonly changes: Changes;
  readonly state: FlowState;
  readonly decided: readonly Decided[];
  /** Tasks that could not be decided yet: their serials were not looked up, or the host must be asked first. */
  readonly left: readonly Task[];
  readonly questions: ReadonlyMap<Task, VerifyQuestion>;
}

const NO_EVIDENCE: Evidence = { ledger: [], ledgerProducts: [], claims: {} };

/** The action that a task asks for in this state: a text is parsed by what the associate was last asked for. */
function actionOf(task: Task, state: FlowState, context: DecideContext): Action {
  const { stamp, parsed, newId, utcOffsetMinutes, journalHead } = context;
  if ('reading' in task.ask) {
    const { reading, list, others } = task.ask;
    const read = (said: Reading) => ({ reading: said, parsed: parsed.of(said, state, list) });
    const { text, usText = text, candidates = [] } = reading;
    const meant = [...new Set([usText, ...candidates])].filter(said => said !== text);
    const more = { ...(list && { list }), ...(others && { others: others.map(read) }) };
    const parsedToo = meant.map(said => parsed.of({ ...reading, text: said }, state, list));
    return { type: 'read', stamp, ...read(reading), meant: parsedToo, evidence: NO_EVIDENCE, ...more };
  }
  const { request } = task.ask;
  if (request.type === 'complete') {
    const head = journalHead !== undefined && { journalHead };
    return { ...request, stamp, eventId: newId(), utcOffsetMinutes, ...head, evidence: NO_EVIDENCE };
  }
  switch (request.type) {
    case 'start-review':
    case 'confirm-prompt':
    case 'choose-line':
    case 'choose-serial':
    case 'add-unit':
      return { ...request, stamp, evidence: NO_EVIDENCE };
    default:
      return { ...request, stamp };
  }
}

/** The serials to look up before the tasks can be decided, as far as this state can tell. */
export function lookupsWanted(tasks: readonly Task[], state: FlowState, context: DecideContext): Set<string> {
  return new Set(tasks.flatMap(task => lookupsOf(state, actionOf(task, state, context))));
}

/** The products of which the tasks may be about a serial, as far as this state can tell. */
export function productsMeant(tasks: readonly Task[], state: FlowState, context: DecideContext): Set<string> {
  const { prompt } = state;
  const lines = [askedLine(state), prompt && 'lineId' in prompt ? lineOf(state, prompt.lineId) : undefined];
  const ofLines = lines.flatMap(line => line?.product ?? []);
  const ofTasks = tasks.flatMap(task => {
    const action = actionOf(task, state, context);
    const line = 'lineId' in action ? lineOf(state, action.lineId)?.product : undefined;
    return [line ?? [], namedProducts(action, state, context.catalog)].flat();
  });
  return new Set([...ofLines, ...ofTasks].map(({ sku }) => sku));
}

/**
 * Decides a group of tasks one after the other, each on the state that the last one left. From the first task that the
 * host must be asked about, the rest is only tried out, to find its questions too, so that all are asked together.
 */
export function decideGroup(
  tasks: readonly Task[],
  from: FlowState,
  found: Found,
  lookups: ReadonlySet<string>,
  context: DecideContext,
): GroupDecision {
  const index = new FoundIndex(found, from.flowId);
  const changes = new ChangeSet();
  const decided: Decided[] = [];
  const questions = new Map<Task, VerifyQuestion>();
  let committed = from;
  let tried = from;
  for (const task of tasks) {
    const bare = actionOf(task, tried, context);
    const wanted = lookupsOf(tried, bare);
    if (!wanted.every(lookup => lookups.has(lookup))) break;
    // A completion begins a group, so that the head in its event file stands for everything before it.
    if (bare.type === 'complete' && changes.hasFacts) break;
    const evidence = index.evidence(wanted, context.catalog, task, namedProducts(bare, tried, context.catalog));
    const { state, facts } = transition(tried, 'evidence' in bare ? { ...bare, evidence } : bare);
    const asked = context.asksHost && !task.verification ? questionForHost(state, bare, facts, evidence) : undefined;
    if (asked) questions.set(task, { flow: state.kind, documentId: state.document.documentId, ...asked });
    if (questions.size === 0) {
      changes.add(committed, facts, context.writeEvent, state);
      decided.push({ task, facts, state, verdict: verdictOf(facts, state) });
      committed = state;
    }
    tried = state;
  }
  return {
    changes: changes.finish(committed),
    state: committed,
    decided,
    left: tasks.slice(decided.length),
    questions,
  };
}
