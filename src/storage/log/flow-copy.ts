import type { ErasedFlow } from '../../ports/erasure.js';
import type { Changes, SecondCopy } from '../../ports/flow-store.js';
import { joinNotes, linesOf } from '../erasing/join-notes.js';
import { erasedUsers, forgetFlows } from '../erasing/noted.js';
import type { Connection } from '../connection.js';
import type { JournalRecord } from '../schema.js';
import type { Timer } from '../time-limit.js';
import { TRANSACT_STORES, type NewRecords, type Tail } from '../transact.js';
import { fromTexts, groupsOf, toLines, type Group } from './group.js';
import { KeptGroups, type KeptGroup } from './kept-groups.js';
import type { LogClient } from './log-client.js';
import type { LogLine } from './log-protocol.js';
import { RESTORE_LIMIT_MS, restoreFlow } from './restore.js';
import { storedFlows, storedGroups } from './stored-flows.js';
import { inTurn, type TurnOptions } from './turn.js';

export type StartLog = (timer: Timer) => Promise<LogClient>;

export interface FlowCopyOptions extends TurnOptions {
  /** Undefined: there shall be no log. */
  readonly startLog: StartLog | undefined;
  readonly now: () => number;
  /** Told of a flow of which facts were edited, damaged or taken away. */
  readonly onTampered: (flowId: string) => void;
  /** Told of a flow that was written again from memory. */
  readonly onRewritten: (flowId: string) => void;
}

/**
 * The log of all flows beside the database, because browsers now and then discard a whole database after a kill.
 * Written at the same time as the database and before the acknowledgement. A log that cannot be opened, or that fails,
 * is given up, and `state` says why: the database alone is enough to go on.
 */
export class FlowCopy {
  readonly #options: FlowCopyOptions;
  #log: LogClient | undefined;
  readonly #kept = new KeptGroups();
  /** Whether another tab has a log open. */
  #isShared = false;
  #state: SecondCopy = { state: 'off', detail: 'It is not open yet.' };

  constructor(options: FlowCopyOptions) {
    this.#options = options;
  }

  get state(): SecondCopy {
    return this.#state;
  }

  /** Whether memory may have what the storage has lost. */
  get isKept(): boolean {
    return this.#kept.heads.length > 0;
  }

  /**
   * Opens the log and brings both copies to what the longer one holds, flow by flow. Rejects only when the database
   * fails.
   */
  async open(): Promise<void> {
    const { startLog, timer, connection } = this.#options;
    if (!startLog) {
      this.#off('It was not asked for.');
      return this.#recall();
    }
    try {
      const isReopened = this.#log !== undefined;
      const log = (this.#log ??= await startLog(timer));
      // In its turn, a hidden tab would keep the others waiting until it is shown.
      await connection.shown();
      await this.#inTurn(async isAlone => {
        await this.#compare(log, isReopened || !isAlone);
        await this.#recall();
      });
    } catch (error) {
      this.#off(String(error));
      // The database itself may be at fault: then this rejects too, and opening is tried again later.
      await connection.read(['flows'], transaction => transaction.objectStore('flows').count());
      await this.#recall();
    }
  }

  /**
   * Copies groups, and those of other tabs that were found before them. Never rejects: without a log the database is
   * enough.
   */
  async append(tail: Tail, { records, text }: NewRecords, { facts, summary, outbox }: Changes): Promise<void> {
    // The event files that wait go with the groups of the tail, because the new groups may yet be taken back.
    const groups = [...groupsOf(tail.records, summary, tail.waiting), ...groupsOf(records, summary, outbox)];
    this.#kept.add(groups);
    if (facts.length > 0) await this.#write(groups, text);
  }

  /** Takes back groups that the database has refused after they were sent here. */
  async retract(records: readonly JournalRecord[]): Promise<void> {
    this.#kept.retract(records);
    await this.#append(records.map(({ flowId, seq }) => ({ flowId, seq, count: 0, text: '' })));
  }

  /** Keeps a whole journal in memory. */
  keep(records: readonly JournalRecord[]): void {
    this.#kept.add(records.map(record => ({ record, outbox: [] })));
  }

  acknowledged(eventId: string): void {
    this.#kept.acknowledged(eventId);
  }

  /**
   * Brings a flow to what was stored, group by group, whichever copy has it, and notes in its facts what was wrong.
   * Rejects only when the database fails.
   */
  heal(flowId: string): Promise<void> {
    return this.#inTurn(() => this.#heal(flowId));
  }

  async #heal(flowId: string, kept: readonly KeptGroup[] = []): Promise<void> {
    const { connection, now, onTampered, onRewritten } = this.#options;
    const isShared = this.#isShared || !this.#log;
    const groups = fromTexts((await this.#log?.call('read', flowId).catch(() => [])) ?? []);
    const restored = await connection.write(
      TRANSACT_STORES,
      transaction => restoreFlow(transaction, { flowId, groups, kept, isShared }, now()),
      { limitMs: RESTORE_LIMIT_MS },
    );
    if (restored.isAnew) await this.#compact([flowId], this.#linesOf(restored.groups));
    else if (restored.groups.length > 0) await this.#write(restored.groups);
    if (restored.isTampered) onTampered(flowId);
    if (kept.length > 0 && restored.groups.length > 0) onRewritten(flowId);
  }

  /** Drops flows that were erased from the database, and notes that they were. */
  async drop(erased: readonly ErasedFlow[]): Promise<void> {
    const flowIds = erased.map(({ flowId }) => flowId);
    this.#kept.drop(flowIds);
    if (this.#log) await this.#inTurn(() => this.#compact(flowIds, linesOf(erased)));
  }

  /**
   * Writes flows anew from which a name was erased, so that neither the log nor memory has it any more. The next start
   * does so again, with what other tabs have in theirs.
   */
  async rewrite(): Promise<void> {
    const { connection } = this.#options;
    const { nameless, over } = await storedFlows(connection);
    this.#kept.drop([...nameless]);
    if (!this.#log) return;
    const users = await connection.read(['meta'], erasedUsers);
    await this.#inTurn(async () => {
      await this.#append(linesOf(users));
      await this.#rewrite(nameless, over);
    });
  }

  close(): void {
    this.#off('It is closed.');
  }

  /** @param isReader whether other tabs may be at work too: then what their logs hold is read */
  async #compare(log: LogClient, isReader: boolean): Promise<void> {
    const { name, connection } = this.#options;
    let opened = await log.call('open', name, isReader);
    this.#state = { state: 'ok' };
    // Tabs that live have stored what their logs hold, unless the database was cleared under them.
    if (opened.isShared && (await isEmpty(connection))) opened = await log.call('open', name, true);
    const { heads, hashes = {}, notes = {}, damaged = [], isShared } = opened;
    this.#isShared = isShared;
    await this.#append(await joinNotes(connection, notes));
    const { flows, gone, nameless } = await storedFlows(connection);
    const stored = new Map(flows.map(record => [record.flowId, record]));
    const differs = (flowId: string, copied: number): boolean => {
      const { seq = 0, head } = stored.get(flowId) ?? {};
      const hash = hashes[flowId];
      return copied > seq || (copied === seq && head !== undefined && hash !== undefined && head !== hash);
    };
    const differing = Object.keys(heads).filter(flowId => differs(flowId, heads[flowId] ?? 0));
    for (const flowId of new Set([...differing, ...damaged])) if (!gone.has(flowId)) await this.#heal(flowId);
    const { over } = await storedFlows(connection);
    // A tab that was killed may have stored what no log has. Beside open tabs that is copied as it is, because what
    // they are about to store may be in their logs already.
    const held = isShared ? await log.call('headsOfAll').catch(() => undefined) : heads;
    for (const { flowId, seq } of held ? flows.filter(flow => !over.has(flow.flowId)) : []) {
      const from = held?.[flowId] ?? 0;
      if (seq <= from) continue;
      if (from > 0 && !isShared) await this.#heal(flowId);
      else await this.#write((await storedGroups(connection, flowId)).filter(({ record }) => record.seq >= from));
    }
    await this.#recall();
    await this.#compact([...over, ...gone]);
    await this.#rewrite(nameless, over);
    if (!isShared && nameless.size > 0) await connection.write(['meta'], forgetFlows);
  }

  async #rewrite(nameless: ReadonlySet<string>, over: ReadonlySet<string>): Promise<void> {
    if (nameless.size === 0) return;
    const groups: Group[] = [];
    for (const flowId of nameless)
      if (!over.has(flowId)) groups.push(...(await storedGroups(this.#options.connection, flowId)));
    await this.#compact([...nameless], this.#linesOf(groups));
  }

  /** Writes again what only memory has, because all storage was cleared under it. */
  async #recall(): Promise<void> {
    const { connection } = this.#options;
    if (!this.isKept) return;
    const flows = await connection.read(['flows'], transaction => transaction.objectStore('flows').getAll());
    const stored = new Map(flows.map(({ flowId, seq }) => [flowId, seq]));
    for (const [flowId, seq] of this.#kept.heads) {
      if ((stored.get(flowId) ?? 0) < seq) await this.#heal(flowId, this.#kept.of(flowId));
    }
  }

  #inTurn(work: (isAlone: boolean) => Promise<void>): Promise<void> {
    return inTurn(this.#options, work);
  }

  /** Rewrites the log without these flows, with these lines in their place. */
  async #compact(flowIds: readonly string[], lines: readonly LogLine[] = []): Promise<void> {
    await this.#log?.call('compact', flowIds, lines).catch((error: unknown) => this.#off(String(error)));
  }

  /** The time is that of the call, which lies within the transaction of the groups. */
  #linesOf(groups: readonly Group[], text?: string): readonly LogLine[] {
    return toLines(groups, this.#options.now(), text);
  }

  #write(groups: readonly Group[], text?: string): Promise<void> {
    return this.#append(this.#linesOf(groups, text));
  }

  async #append(lines: readonly LogLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.#log?.call('append', lines).catch((error: unknown) => this.#off(String(error)));
  }

  #off(detail: string): void {
    this.#log?.close();
    this.#log = undefined;
    this.#state = { state: 'off', detail };
  }
}

async function isEmpty(connection: Connection): Promise<boolean> {
  return (await connection.read(['flows'], transaction => transaction.objectStore('flows').count())) === 0;
}
