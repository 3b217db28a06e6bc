import type { Sale, UnitHistory } from '../../domain/model/ledger-entry.js';
import type { Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';

/** What the ledger knew of a unit, in words; empty where it knew nothing. */
export function historyText({ sale, warrantyUntil }: UnitHistory, strings: Strings): string {
  const warranty = warrantyUntil === undefined ? '' : warrantyText(warrantyUntil, strings);
  return [sale ? saleText(sale, strings) : '', warranty].filter(Boolean).join(' · ');
}

export function saleText({ receipt, atMs, locationId }: Sale, { locale, sold }: Strings): string {
  const form = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const when = atMs === undefined ? '' : form.format(atMs);
  return format(sold, { sale: [receipt, when, locationId].filter(Boolean).join(' · ') });
}

/** The day of the calendar, wherever the device is. */
function warrantyText(day: string, { locale, warrantyUntil }: Strings): string {
  const form = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format(warrantyUntil, { day: form.format(Date.parse(day)) });
}
