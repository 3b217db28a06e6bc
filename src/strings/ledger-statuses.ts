import type { LedgerEntry } from '../domain/model/ledger-entry.js';

export const LEDGER_STATUSES: Readonly<Record<LedgerEntry['status'], string>> = {
  expected: 'Expected',
  'in-stock': 'In stock',
  'in-transit': 'On its way',
  sold: 'Sold',
  held: 'Set aside',
  gone: 'Gone',
};
