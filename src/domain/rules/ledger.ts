import type { LedgerEntry, UnitHistory } from '../model/ledger-entry.js';
import type { LineState } from '../model/state.js';
import { keyOn } from './lines.js';

/** What the ledger knows of this serial on this line. */
export function ofUnit(ledger: readonly LedgerEntry[], line: LineState, serial: string): readonly LedgerEntry[] {
  const key = keyOn(line, serial);
  return ledger.filter(entry => entry.sku === line.product.sku && keyOn(line, entry.serial) === key);
}

/** The last sale and the warranty that these entries of one unit tell of. */
export function historyOf(entries: readonly LedgerEntry[]): UnitHistory {
  const sold = entries.find(({ status }) => status === 'sold');
  const warrantyUntil = entries.find(entry => entry.warrantyUntil !== undefined)?.warrantyUntil;
  return { ...(sold && { sale: saleIn(sold) }), ...(warrantyUntil !== undefined && { warrantyUntil }) };
}

function saleIn({ receipt, atMs, locationId }: LedgerEntry): NonNullable<UnitHistory['sale']> {
  return { ...(receipt !== undefined && { receipt }), ...(atMs !== undefined && { atMs }), locationId };
}
