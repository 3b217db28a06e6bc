import type { FlowSummary, OutboxEntry } from '../../ports/flow-store.js';
import type { JournalRecord } from '../schema.js';
import type { LogLine } from './log-protocol.js';

/** What the log keeps of one transaction. Claims and ledger follow from the facts; an event file does not, as its format is the host's. */
export interface Group {
  readonly record: JournalRecord;
  readonly summary: FlowSummary;
  readonly outbox?: OutboxEntry;
}

export function toLine(group: Group): LogLine {
  const { flowId, seq, facts } = group.record;
  return { flowId, seq, count: facts.length, text: JSON.stringify(group) };
}

/** The log is our own writing and checksummed, so its shape is not checked again. */
export function fromText(text: string): Group {
  return JSON.parse(text) as Group;
}
