import type { KnownScanner } from './known-scanners.js';

const NUMBERS = ['scans', 'medianMs', 'variation', 'usScans', 'lonely'] as const;
const LISTS = ['longestGaps', 'pauses'] as const;

/** The scanners in what was kept on the device; anything else there is left out, because they can be learned again. */
export function readScanners(kept: unknown): readonly KnownScanner[] {
  return Array.isArray(kept) ? kept.filter(isScanner) : [];
}

function isScanner(value: unknown): value is KnownScanner {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const isList = (name: string): boolean => {
    const list = fields.get(name);
    return Array.isArray(list) && list.every(isNumber);
  };
  return (
    typeof fields.get('hasSuffix') === 'boolean' &&
    NUMBERS.every(name => isNumber(fields.get(name))) &&
    LISTS.every(isList)
  );
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) >= 0;
}
