import { closedCounts } from '../../domain/folding/closed-counts.js';
import { hasEnded } from '../../domain/rules/has-ended.js';
import type { ErasedFlow } from '../../ports/erasure.js';
import type { Changes, SecondCopy } from '../../ports/flow-store.js';
import type { Connection } from '../connection.js';
import { erasedFlows } from '../retention.js';
import type { FlowRecord, JournalRecord } from '../schema.js';
import type { Timer } from '../time-limit.js';
import { TRANSACT_STORES, waitingOf, type Tail } from '../transact.js';
import { fromTexts, groupsOf, toLine } from './group.js';
import type { LogClient } from './log-client.js';
import type { LogLine, OpenedLog } from './log-protocol.js';
import { RESTORE_LIMIT_MS, restoreFlow } from './restore.js';

export type StartLog = (timer: Timer) => Promise<LogClient>;

export interface FlowCopyOptions {
  readonly name: string;
  readonly connection: Connection;
  /** Undefined: there shall be no log. */
  readonly startLog: StartLog | undefined;
  readonly timer: Timer;
  readonly now: () => number;
  /** Told of a flow of which facts were edited, damaged or taken away. */
  readonly onTampered: (flowId: string) => void;
}

/**
 * The log of all flows beside the database, because browsers now and then discard a whole database after a kill.
 * Written at the same time as the database and before the acknowledgement. A log that cannot be opened, or that fails,
 * is given up, and `state` says why: the database alone is enough to go on.
 */
export class FlowCopy {
  readonly #options: FlowCopyOptions;
  #log: LogClient | undefined;
  /** Whether another tab has a log open. */
  #isShared = false;
  #state: SecondCopy = { state: 'off', detail: 'It is not open yet.' };

  constructor(options: FlowCopyOptions) {
    this.#options = options;
  }

  get state(): SecondCopy {
    return this.#state;
  }

  /**
   * Opens the log and brings both copies to what the longer one holds, flow by flow. Rejects only when the database
   * fails.
   */
  async open(): Promise<void> {
    const { startLog, timer, name, connection } = this.#options;
    if (!startLog) return this.#off('It was not asked for.');
    try {
      const log = (this.#log ??= await startLog(timer));
      const opened = await log.call('open', name);
      this.#state = { state: 'ok' };
      await this.#compare(log, opened);
    } catch (error) {
      this.#off(String(error));
      // The database itself may be at fault: then this rejects too, and opening is tried again later.
      await connection.read(['flows'], transaction => transaction.objectStore('flows').count());
    }
  }

  /**
   * Copies groups, and those of other tabs that were found before them. Never rejects: without a log the database is
   * enough.
   */
  async append(tail: Tail, records: readonly JournalRecord[], { facts, summary, outbox }: Changes): Promise<void> {
    if (facts.length === 0) return;
    // The event files that wait go with the groups of the tail, because the new groups may yet be taken back.
    const groups = [...groupsOf(tail.records, summary, tail.waiting), ...groupsOf(records, summary, outbox)];
    await this.#write(groups.map(toLine));
  }

  /** Takes back groups that the database has refused after they were sent here. */
  async retract(records: readonly JournalRecord[]): Promise<void> {
    await this.#write(records.map(({ flowId, seq }) => ({ flowId, seq, count: 0, text: '' })));
  }

  /**
   * Brings a flow to what was stored, group by group, whichever copy has it, and notes in its facts what was wrong.
   * Rejects only when the database fails.
   */
  async heal(flowId: string): Promise<void> {
    const { connection, now, onTampered } = this.#options;
    const isShared = this.#isShared || !this.#log;
    const groups = fromTexts((await this.#log?.call('read', flowId).catch(() => [])) ?? []);
    const { groups: lacking, isTampered } = await connection.write(
      TRANSACT_STORES,
      transaction => restoreFlow(transaction, { flowId, groups, isShared }, now()),
      { limitMs: RESTORE_LIMIT_MS },
    );
    if (lacking.length > 0) await this.#write(lacking.map(toLine));
    if (isTampered) onTampered(flowId);
  }

  /** Drops flows that were erased from the database. */
  async drop(flowIds: readonly string[]): Promise<void> {
    await this.#log?.call('compact', flowIds).catch((error: unknown) => this.#off(String(error)));
  }

  close(): void {
    this.#off('It is closed.');
  }

  async #compare(log: LogClient, { heads, hashes = {}, damaged = [], isShared }: OpenedLog): Promise<void> {
    const { connection } = this.#options;
    this.#isShared = isShared;
    const [records, erased] = await connection.read(['flows', 'meta'], transaction =>
      Promise.all([transaction.objectStore('flows').getAll(), erasedFlows(transaction)]),
    );
    const gone = new Set(erased.map(({ flowId }) => flowId));
    const stored = new Map(records.map(record => [record.flowId, record]));
    const differs = (flowId: string, copied: number): boolean => {
      const { seq = 0, head } = stored.get(flowId) ?? {};
      const hash = hashes[flowId];
      return copied > seq || (copied === seq && head !== undefined && hash !== undefined && head !== hash);
    };
    const differing = Object.keys(heads).filter(flowId => differs(flowId, heads[flowId] ?? 0));
    for (const flowId of new Set([...differing, ...damaged])) if (!gone.has(flowId)) await this.heal(flowId);
    const over = await this.#delivered(records, erased);
    // What the log of another open tab holds is not known here; that tab has filled the gaps of its log.
    const lacking = isShared
      ? []
      : records.filter(({ flowId, seq }) => seq > (heads[flowId] ?? 0) && !over.has(flowId));
    for (const { flowId } of lacking) {
      if (heads[flowId]) await this.heal(flowId);
      else await log.call('append', await this.#storedLines(flowId, 0));
    }
    await log.call('compact', [...over, ...gone]);
  }

  /** What the database holds of a flow from that position on. */
  async #storedLines(flowId: string, from: number): Promise<LogLine[]> {
    const [flow, records, waiting] = await this.#options.connection.read(['flows', 'journal', 'outbox'], transaction =>
      Promise.all([
        transaction.objectStore('flows').get(flowId),
        transaction.objectStore('journal').getAll(IDBKeyRange.bound([flowId, from], [flowId, []])),
        waitingOf(transaction, flowId),
      ]),
    );
    return flow ? groupsOf(records, flow.summary, waiting).map(toLine) : [];
  }

  /**
   * Flows that need no second copy any more: ended, and their event file acknowledged. The batches of an open count do,
   * because their claims keep its serials unique.
   */
  async #delivered(records: readonly FlowRecord[], erased: readonly ErasedFlow[]): Promise<Set<string>> {
    const waiting = await this.#options.connection.read(['outbox'], transaction =>
      transaction.objectStore('outbox').index('waiting').getAll(),
    );
    const undelivered = new Set(waiting.map(({ entry }) => entry.flowId));
    const closed = closedCounts(
      records.map(({ summary }) => summary),
      erased,
    );
    const isOver = ({ flowId, summary: { status, countId } }: FlowRecord): boolean =>
      hasEnded(status) && !undelivered.has(flowId) && (countId === undefined || closed.has(countId));
    return new Set(records.filter(isOver).map(({ flowId }) => flowId));
  }

  async #write(lines: readonly LogLine[]): Promise<void> {
    await this.#log?.call('append', lines).catch((error: unknown) => this.#off(String(error)));
  }

  #off(detail: string): void {
    this.#log?.close();
    this.#log = undefined;
    this.#state = { state: 'off', detail };
  }
}
