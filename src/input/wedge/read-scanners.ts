/** What confirmed scans have taught about one scanner. Times in milliseconds. Plain data, to be stored. */
export interface KnownScanner {
  readonly hasSuffix: boolean;
  /** How many scans were confirmed. */
  readonly scans: number;
  /** The usual gap between two keys. */
  readonly medianMs: number;
  /** The longest gap of each of the last 20 scans. */
  readonly longestGaps: readonly number[];
  /** How irregular its gaps are at most: standard deviation by mean. */
  readonly variation: number;
  /** The shortest pauses between two of its scans. */
  readonly pauses: readonly number[];
  /** How many scans in a row were meant as the US keyboard has them. */
  readonly usScans: number;
  /** How many runs in a row lacked the suffix that it always sends, and were not continued. */
  readonly lonely: number;
}

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
