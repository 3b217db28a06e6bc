import { InputError, type Problem } from '../model/input-error.js';
import { InputReader, readable } from './read-input.js';
import { readJournal, type Journal } from './read-journal.js';

const FORMAT = 'serialkit/store/1';
/** Most flows, and most event files, of one export. */
const MAX_FLOWS = 100_000;

/** What an export holds, read. */
export interface ReadExport {
  readonly journals: readonly { readonly journal: Journal; readonly path: string; readonly given: unknown }[];
  readonly events: readonly { readonly eventId: string | undefined; readonly path: string }[];
  /** What is wrong with single flows. */
  readonly refused: Problem[];
}

/**
 * Reads an export, flow by flow; one that is refused keeps no other out.
 * @param delimiter What event files are written with
 * @throws {InputError} for what is no export
 */
export function readExport(input: unknown, delimiter: string): ReadExport {
  return readable('export', () => {
    const reader = new InputReader('export');
    const fields = reader.object(input, '');
    if (fields['format'] !== FORMAT) reader.refuse('unknown-value', 'format', `must be ${FORMAT}`);
    const flows = reader.list(fields['flows'], 'flows', MAX_FLOWS);
    const outbox = reader.list(fields['outbox'], 'outbox', MAX_FLOWS);
    const refused: Problem[] = [];
    const journals = flows.flatMap((flow, at) => {
      const path = `flows[${at}]`;
      const journal = readJournal(flow, path, delimiter);
      if (!('code' in journal)) return { journal, path, given: flow };
      refused.push(journal);
      return [];
    });
    if (reader.problems.length > 0) throw new InputError('export', [...reader.problems, ...refused]);
    return {
      journals,
      events: outbox.map((entry, at) => ({ eventId: eventIdOf(entry), path: `outbox[${at}]` })),
      refused,
    };
  });
}

function eventIdOf(entry: unknown): string | undefined {
  try {
    const { eventId } = Object(entry) as { readonly eventId?: unknown };
    return typeof eventId === 'string' ? eventId : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with one entry of an export. */
export function problemAt(code: string, path: string, message: string): Problem {
  return { code, path, message: `${path} ${message}` };
}
