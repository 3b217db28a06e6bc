import type { Problem } from '../model/input-error.js';
import { LEDGER_STATUSES, type LedgerEntry } from '../model/ledger-entry.js';
import { MAX_SERIAL_LENGTH } from '../rules/serial-rule.js';
import { InputReader, MAX_TIME_MS, type FieldReader } from './read-input.js';
import { choice, day, flag, required, requiredUpTo, text, whole } from './read-values.js';

const ENTRY: { readonly [K in keyof LedgerEntry]-?: FieldReader<LedgerEntry[K]> } = {
  sku: required,
  serial: requiredUpTo(MAX_SERIAL_LENGTH),
  status: readStatus,
  locationId: required,
  receipt: text,
  warrantyUntil: day,
  atMs: whole(MAX_TIME_MS),
  ignoreCase: (...field) => flag(false)(...field) || undefined,
};

/** Reads one row of what the host knows of serials: the entry, or the first problem with it. */
export function readLedgerEntry(row: unknown, path: string): LedgerEntry | Problem {
  const reader = new InputReader('ledger');
  try {
    const entry = reader.fields<LedgerEntry>(row, path, ENTRY);
    return reader.problems[0] ?? entry;
  } catch {
    return { code: 'unreadable', path, message: `${path} throws when it is read` };
  }
}

function readStatus(reader: InputReader, value: unknown, path: string): LedgerEntry['status'] {
  if (value === undefined) reader.refuse('missing', path, 'is missing');
  return choice(LEDGER_STATUSES)(reader, value, path) ?? 'expected';
}
