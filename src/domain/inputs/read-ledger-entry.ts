import type { LedgerEntry } from '../model/ledger-entry.js';
import { compact, InputReader, own } from './read-input.js';
import type { Problem } from '../model/input-error.js';
import { MAX_SERIAL_LENGTH } from '../rules/serial-rule.js';

const STATUSES = ['expected', 'in-stock', 'in-transit', 'gone'] as const;

/** Reads one row of what the host knows of serials: the entry, or what is wrong with it first. */
export function readLedgerEntry(row: unknown, path: string): LedgerEntry | Problem {
  const reader = new InputReader('ledger');
  const fields = reader.object(row, path);
  const field = (name: string) => [own(fields, name), `${path}.${name}`] as const;
  const entry = {
    sku: reader.required(...field('sku')),
    serial: reader.required(...field('serial'), MAX_SERIAL_LENGTH),
    status: reader.choice(...field('status'), STATUSES) ?? 'expected',
    locationId: reader.required(...field('locationId')),
    ignoreCase: reader.flag(...field('ignoreCase'), false) || undefined,
  };
  if (own(fields, 'status') === undefined) reader.refuse('missing', `${path}.status`, 'is missing');
  return reader.problems[0] ?? compact(entry);
}
