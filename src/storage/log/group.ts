import type { Fact } from '../../domain/model/fact.js';
import type { FlowSummary, OutboxEntry } from '../../ports/flow-store.js';
import type { JournalRecord } from '../schema.js';
import type { LogLine } from './log-protocol.js';
import { plainJson } from '../../domain/collections/plain-json.js';

/**
 * What the log keeps of one transaction. Claims and ledger follow from the facts; event files do not, as their format
 * is the host's.
 */
export interface Group {
  readonly record: JournalRecord;
  readonly summary: FlowSummary;
  /** The event files that came with its facts. */
  readonly outbox: readonly OutboxEntry[];
}

/**
 * The groups of a flow with its event files: each file in the group with its completion, or in the last group where
 * none has it.
 */
export function groupsOf(
  records: readonly JournalRecord[],
  summary: FlowSummary,
  outbox: readonly OutboxEntry[],
): readonly Group[] {
  const completedIn = outbox.map(({ eventId }) =>
    records.at(records.findIndex(({ facts }) => completes(facts, eventId))),
  );
  return records.map(record => ({ record, summary, outbox: outbox.filter((_, at) => completedIn[at] === record) }));
}

function completes(facts: readonly Fact[], eventId: string): boolean {
  return facts.some(fact => fact.type === 'flow-completed' && fact.eventId === eventId);
}

export function toLine(group: Group): LogLine {
  const { flowId, seq, facts, hash } = group.record;
  return { flowId, seq, count: facts.length, hash, text: plainJson(group) };
}

/** A group as JSON. In older logs a group has one event file or none, and no list. */
type GroupText = Omit<Group, 'outbox'> & { readonly outbox?: OutboxEntry | readonly OutboxEntry[] };

/** The log is our own writing: what was edited has another hash, and only the outer shape is looked at here. */
export function fromText(text: string): Group {
  const { outbox = [], ...group } = JSON.parse(text) as GroupText;
  return { ...group, outbox: [outbox].flat() };
}

/** All groups that can be read at all. */
export function fromTexts(texts: readonly string[]): readonly Group[] {
  return texts.flatMap(text => {
    try {
      const group = fromText(text);
      return typeof group.record.seq === 'number' ? [group] : [];
    } catch {
      return []; // edited by hand
    }
  });
}
