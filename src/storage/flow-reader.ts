import type { LoadedFlow } from '../ports/flow-store.js';
import type { Transaction } from './database.js';
import { groupsFrom, type JournalRecord } from './schema.js';
import { factsOf, isSound, isSoundBySlices, shortcutTo, storedFlow } from './snapshots.js';
import type { Timer } from './time-limit.js';
import { REST_MS, type TwoCopies } from './two-copies.js';

/** Reads flows, and sees to it that they are as they were stored. */
export class FlowReader {
  readonly #copies: TwoCopies;
  readonly #timer: Timer;
  #stopChecking = (): void => undefined;

  constructor(copies: TwoCopies, timer: Timer) {
    this.#copies = copies;
    this.#timer = timer;
  }

  /** The journal of a flow, checked. Where it is not as it was stored, the copies are joined first. */
  async records(flowId: string): Promise<readonly JournalRecord[]> {
    const read = (transaction: Transaction<'readonly'>) => storedFlow(transaction, flowId);
    const stored = await this.#copies.readAtOnce(['flows', 'journal'], read);
    if (isSound(flowId, stored)) return stored.records;
    const connection = await this.#copies.open();
    await this.#copies.log.heal(flowId);
    return (await connection.read(['flows', 'journal'], read)).records;
  }

  /** The end of a journal, as it is. */
  recordsFrom(flowId: string, from: number): Promise<readonly JournalRecord[]> {
    return this.#copies.readAtOnce(['journal'], stores =>
      stores.objectStore('journal').getAll(groupsFrom(flowId, from)),
    );
  }

  /** A flow from its snapshot where it has one; the journal behind that is checked when reading rests. */
  async load(flowId: string): Promise<LoadedFlow> {
    const read = (transaction: Transaction<'readonly'>) => shortcutTo(transaction, flowId);
    const shortcut = await this.#copies.readAtOnce(['snapshots', 'flows', 'journal'], read);
    if (!shortcut || !(await shortcut.isSealed)) {
      const records = await this.records(flowId);
      this.#copies.log.keep(records);
      return { tail: factsOf(records) };
    }
    this.#stopChecking();
    this.#stopChecking = this.#timer(() => void this.#check(flowId).catch(() => undefined), REST_MS);
    return shortcut.loaded;
  }

  close(): void {
    this.#stopChecking();
  }

  /** Checks the journal behind a snapshot. The state is right, whatever was done to the facts that it stands for. */
  async #check(flowId: string): Promise<void> {
    const connection = await this.#copies.open();
    if (!(await isSoundBySlices(connection, flowId))) await this.#copies.log.heal(flowId);
  }
}
