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

/** When a group was written here, in milliseconds: of several at one place the last one was not refused. */
interface Written {
  readonly writtenAtMs?: number;
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

/** @param text the facts as JSON, where somebody has made it already */
export function toLine(group: Group, writtenAtMs: number, text?: string): LogLine {
  const { flowId, seq, facts, hash } = group.record;
  const written = { ...group, writtenAtMs };
  const line = text === undefined ? plainJson(written) : withFacts(written, text);
  return { flowId, seq, count: facts.length, hash, text: line };
}

function withFacts({ record, ...more }: Group & Written, text: string): string {
  const rest = plainJson({ ...more, record: { ...record, facts: undefined } });
  return `${rest.slice(0, -2)},"facts":${text}}}`;
}

/** @param text the facts of the last one */
export function toLines(groups: readonly Group[], writtenAtMs: number, text?: string): readonly LogLine[] {
  return groups.map((group, at) => toLine(group, writtenAtMs, at === groups.length - 1 ? text : undefined));
}

/** A group as JSON. In older logs a group has one event file or none, and no list, and no time. */
type GroupText = Omit<Group, 'outbox'> & Written & { readonly outbox?: OutboxEntry | readonly OutboxEntry[] };

/** The log is our own writing: what was edited has another hash, and only the outer shape is looked at here. */
export function fromText(text: string): Group & Written {
  const { outbox = [], ...group } = JSON.parse(text) as GroupText;
  return { ...group, outbox: [outbox].flat() };
}

/** All groups that can be read at all, in the order in which they were written. */
export function fromTexts(texts: readonly string[]): readonly Group[] {
  const groups = texts.flatMap(text => {
    try {
      const group = fromText(text);
      return typeof group.record.seq === 'number' ? [group] : [];
    } catch {
      return []; // edited by hand
    }
  });
  return groups.sort((one, other) => (one.writtenAtMs ?? 0) - (other.writtenAtMs ?? 0));
}
