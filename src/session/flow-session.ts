import { Subject, type Observable, type Subscription } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import { cleanReading } from '../codes/scan.js';
import { deepFrozen } from '../domain/folding/state-view.js';
import type { FlowState } from '../domain/model/state.js';
import type { Refusal, Verdict } from '../domain/model/verdict.js';
import type { CaptureChange } from '../ports/capture.js';
import type { Backlog } from '../ports/diagnostics.js';
import type { FlowSnapshot } from '../ports/flow-store.js';
import { askToVerify } from './ask-host.js';
import { ReadingBacklog } from './backlog.js';
import type { Decided, GroupDecision } from './decide-group.js';
import type { FlowParts } from './flow-parts.js';
import { GroupSize } from './group-size.js';
import { inGroups } from './in-groups.js';
import { Fault, storeGroup, type StoredGroup } from './store-group.js';
import { readingOf, type Task } from './task.js';
import { TagAnswers } from './tag-answers.js';

const DONE: Verdict = { outcome: 'done' };
const CLOSED = Object.assign(new Error('The flow was closed.'), { code: 'closed' });

/** One open flow: tasks in, durable facts out, one group at a time. */
export class FlowSession {
  readonly #parts: FlowParts;
  /** Undefined in place of a task only fetches what others have written meanwhile. */
  readonly #tasks = new Subject<Task | undefined>();
  readonly #changes = new Subject<CaptureChange>();
  readonly #work: Subscription;
  /**
   * The state, with the ids of the readings that facts already speak of: a device that delivers one of them again is
   * answered, and nothing is counted twice.
   */
  #flow: FlowSnapshot;
  /** Tasks that nothing decides about at the moment. Closing must answer them, so that nobody waits for ever. */
  readonly #waiting = new Map<Task['ask'], Task>();
  readonly #tags = new TagAnswers();
  readonly #size = new GroupSize();
  readonly #backlog: ReadingBacklog;
  readonly #onFault: (error: unknown) => void;

  /**
   * @param onLate told when readings wait for too long, and when none does any more
   * @param onFault told of an error of our own that refused one task
   */
  constructor(
    flow: FlowSnapshot,
    parts: FlowParts,
    onLate: () => void = () => undefined,
    onFault: (error: unknown) => void = () => undefined,
  ) {
    this.#onFault = onFault;
    this.#flow = flow;
    this.#parts = parts;
    this.#backlog = new ReadingBacklog(() => parts.clock.now(), onLate);
    this.#work = this.#tasks
      .pipe(
        inGroups(
          tasks => this.#commit(tasks),
          () => this.#size.most,
        ),
      )
      .subscribe();
  }

  get state(): FlowState {
    return this.#flow.state;
  }

  /** What is needed to go on from here later. */
  get snapshot(): FlowSnapshot {
    return this.#flow;
  }

  /** Every durable change, in order. */
  get changes$(): Observable<CaptureChange> {
    return this.#changes.asObservable();
  }

  /** Do facts speak of one of these readings? Then a device has delivered them again. */
  knows(readings: readonly Reading[]): boolean {
    return readings.some(({ id }) => this.#flow.readings.has(id));
  }

  get backlog(): Backlog {
    return this.#backlog.current;
  }

  /** Resolves once the facts of the answer are durable, or it is certain that they are not. */
  ask(ask: Task['ask']): Promise<Verdict> {
    return new Promise(resolve => {
      const answerOnce = (verdict: Verdict): void => {
        this.#backlog.delete(ask);
        this.#waiting.delete(ask);
        resolve(deepFrozen(verdict));
      };
      const task: Task = { ask, answer: answerOnce };
      if (this.#answerKnown(task)) return;
      if (this.#work.closed) return this.#fail(task, CLOSED);
      if (readingOf(task)) this.#backlog.add(ask);
      this.#waiting.set(ask, task);
      this.#tasks.next(task);
    });
  }

  /**
   * Tells of facts that another tab has written, or that came back from the second copy, without waiting for the next
   * reading.
   */
  catchUp(): void {
    this.#tasks.next(undefined);
  }

  /** Tells of a refusal that is no fact, since nothing was read or nothing could be stored. */
  tell(refusal: Refusal, reading?: Reading): Verdict {
    const verdict: Verdict = { outcome: 'refused', ...refusal };
    this.#changes.next({ state: this.state, facts: [], verdict, ...(reading && { reading }) });
    return verdict;
  }

  /**
   * What is being stored is still stored. What waits is refused, so that a device delivers it again and the associate
   * still has the text.
   */
  close(): void {
    this.#work.unsubscribe();
    this.#refuseWaiting();
    this.#tasks.complete();
    this.#changes.complete();
    this.#backlog.close();
  }

  /** Decides and stores a group; resolves to the tasks that must wait for the next one. */
  async #commit(group: readonly (Task | undefined)[]): Promise<readonly Task[]> {
    const fresh = group.filter(task => task !== undefined).filter(task => !this.#answerKnown(task));
    if (fresh.length === 0 && !group.includes(undefined)) return [];
    const [firsts, again] = firstOfEach(fresh);
    for (const { ask } of fresh) this.#waiting.delete(ask);
    try {
      const decision = await this.#store(firsts);
      const beginMs = performance.now();
      for (const decided of decision.decided) this.#publish(decided);
      this.#size.note(firsts.length, decision.heldMs + performance.now() - beginMs, this.backlog.isLate);
      return this.#await([...(await this.#askHost(decision)), ...again]);
    } catch (error) {
      if (error instanceof Fault && fresh.length > 1) return this.#eachAlone(fresh);
      if (error instanceof Fault) this.#onFault(error.cause);
      for (const task of fresh) this.#fail(task, error instanceof Fault ? error.cause : error);
      return [];
    }
  }

  /** Decides each task by itself, so that the one that throws takes no other with it. */
  async #eachAlone(tasks: readonly Task[]): Promise<readonly Task[]> {
    const left: Task[] = [];
    for (const task of tasks) left.push(...(await this.#commit([task])));
    return left;
  }

  #await(left: readonly Task[]): readonly Task[] {
    for (const task of left) this.#waiting.set(task.ask, task);
    if (this.#work.closed) this.#refuseWaiting();
    return left;
  }

  async #store(tasks: readonly Task[]): Promise<StoredGroup> {
    const stored = await storeGroup(tasks, this.#flow, this.#parts);
    const { tail } = stored.found;
    this.#flow = { ...stored.caughtUp, state: stored.state };
    this.#tags.forgetAfter(tail);
    if (tail.length > 0) this.#changes.next({ state: this.state, facts: tail });
    return stored;
  }

  #publish(decided: Decided): void {
    const { task, verdict, facts, state } = decided;
    const reading = readingOf(task);
    this.#tags.remember(decided);
    if (reading && facts.length > 0) {
      this.#flow = { ...this.#flow, readings: this.#flow.readings.with([reading.id]) };
    }
    const isNothing = reading?.source === 'rfid' && facts.length === 0;
    if (!isNothing) this.#changes.next({ state, facts, verdict, ...(reading && { reading }) });
    task.answer(verdict);
  }

  /**
   * Asks all open questions at once; their tasks come back with the answers, ahead of everything that arrived since.
   */
  #askHost({ left, questions }: GroupDecision): Promise<readonly Task[]> {
    const limitMs = this.state.settings.requestTimeoutMs;
    return Promise.all(
      left.map(async task => {
        const question = questions.get(task);
        if (!question) return task;
        return { ...task, verification: await askToVerify(this.#parts.host, question, limitMs), verified: question };
      }),
    );
  }

  #answerKnown(task: Task): boolean {
    const reading = readingOf(task);
    if (!reading) return false;
    const answer = this.#flow.readings.has(reading.id) ? DONE : this.#tags.answerTo(reading);
    if (answer) task.answer(answer);
    return answer !== undefined;
  }

  /**
   * Refuses a task of which nothing was stored. The associate is told and still has the text, without what the device
   * put around it. Never throws.
   */
  #fail(task: Task, error: unknown): void {
    const reading = readingOf(task);
    const rule = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
    const text = reading && { text: shownText(reading) };
    const refusal = rule === 'erased' ? { code: 'flow-erased' as const } : { code: 'storage-failed' as const, rule };
    task.answer(this.tell({ ...refusal, ...text }, reading));
  }

  #refuseWaiting(): void {
    for (const task of this.#waiting.values()) this.#fail(task, CLOSED);
  }
}

/** The text without what the device put around it, or as it came where the fault is in that. */
function shownText(reading: Reading): string {
  try {
    return cleanReading(reading).text;
  } catch {
    return reading.text;
  }
}

/**
 * Parts off the tasks whose reading an earlier task has already: a device has delivered it again before it was decided.
 */
function firstOfEach(tasks: readonly Task[]): [firsts: readonly Task[], again: readonly Task[]] {
  const seen = new Set<string>();
  const isFirst = tasks.map(task => {
    const id = readingOf(task)?.id;
    const { size } = seen;
    return id === undefined || seen.add(id).size > size;
  });
  return [tasks.filter((_, at) => isFirst[at]), tasks.filter((_, at) => !isFirst[at])];
}
