import type { FlowSummary, OutboxEntry } from '../../ports/flow-store.js';
import type { JournalRecord } from '../schema.js';
import type { LogLine } from './log-protocol.js';

/** What the log keeps of one transaction. Claims and ledger follow from the facts; event files do not, as their format is the host's. */
export interface Group {
  readonly record: JournalRecord;
  readonly summary: FlowSummary;
  /** Its own event file, or with the last group of several those of the flow that wait. */
  readonly outbox: readonly OutboxEntry[];
}

/** The groups of a flow, the last one with its event files. */
export function groupsOf(
  records: readonly JournalRecord[],
  summary: FlowSummary,
  outbox: readonly OutboxEntry[],
): readonly Group[] {
  return records.map((record, at) => ({ record, summary, outbox: at === records.length - 1 ? outbox : [] }));
}

export function toLine(group: Group): LogLine {
  const { flowId, seq, facts } = group.record;
  return { flowId, seq, count: facts.length, text: JSON.stringify(group) };
}

/** Logs of before have one event file or none in a group. */
type GroupText = Omit<Group, 'outbox'> & { readonly outbox?: OutboxEntry | readonly OutboxEntry[] };

/** The log is our own writing and checksummed, so its shape is not checked again. */
export function fromText(text: string): Group {
  const { outbox = [], ...group } = JSON.parse(text) as GroupText;
  return { ...group, outbox: [outbox].flat() };
}
