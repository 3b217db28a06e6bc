import type { Elements } from './code.js';

/** Lot and last day of use, as GS1 application identifiers say them. */
export interface LotExpiry {
  readonly lot?: string;
  /** `YYYY-MM-DD`. */
  readonly expiry?: string;
}

/**
 * Reads the lot (AI 10) and the expiry day (AI 17, or the day of AI 7003). A day of 00 is the last one of its month. A
 * year of two digits is that of the hundred years around the reading. Source: GS1 General Specifications, 3.4.2, 7.12.
 * @param atMs when it was read, in milliseconds since the epoch
 */
export function lotExpiryOf(ais: Elements, atMs: number): LotExpiry {
  const values = new Map(ais);
  const lot = values.get('10');
  const expiry = dayOf(values.get('17') ?? values.get('7003')?.slice(0, 6) ?? '', atMs);
  return { ...(lot !== undefined && { lot }), ...(expiry !== undefined && { expiry }) };
}

/** Is it a day as `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

function dayOf(yymmdd: string, atMs: number): string | undefined {
  if (!/^\d{6}$/.test(yymmdd)) return undefined;
  const [year = 0, month = 0, day = 0] = (yymmdd.match(/../g) ?? []).map(Number);
  const now = new Date(atMs).getUTCFullYear();
  const century = now - (now % 100);
  const ahead = year - (now % 100);
  const full = century + year + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0);
  const date = new Date(Date.UTC(full, day === 0 ? month : month - 1, day));
  const isReal = month >= 1 && month <= 12 && (day === 0 || date.getUTCDate() === day);
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
