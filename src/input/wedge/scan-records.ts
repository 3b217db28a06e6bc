import type { KnownScanners, Lesson } from './known-scanners.js';

/** So many scans can still be confirmed. */
const RECORDS = 32;

/** What a scan would teach, once it is confirmed. */
interface ScanRecord {
  readonly lesson: Omit<Lesson, 'scans' | 'isUs' | 'pauses'>;
  /** The pauses between its parts. */
  readonly joins: readonly number[];
  readonly differs: boolean;
  /** Its text is the US reading, because its scanner has always meant that. */
  readonly isUs: boolean;
  /** It was continued after its end had been decided: its pace is not that of a scan in one piece. */
  readonly isReopened: boolean;
  readonly previous: { readonly id: number; readonly pauseMs: number } | undefined;
}

/** The latest scans, until somebody stands up for them. */
export class ScanRecords {
  readonly #records = new Map<number, ScanRecord>();
  readonly #confirmed = new Set<number>();

  add(id: number, record: ScanRecord): void {
    this.#records.set(id, record);
    const oldest = id - RECORDS;
    this.#records.delete(oldest);
    this.#confirmed.delete(oldest);
  }

  /**
   * Teaches what a confirmed scan shows, once. A scan that was joined, or continued late, teaches nothing, because its
   * gaps are not the scanner's.
   */
  confirm(id: number, as: 'whole' | 'parts', layout: 'text' | 'us', scanners: KnownScanners): void {
    const record = this.#records.get(id);
    if (!record || this.#confirmed.has(id)) return;
    this.#confirmed.add(id);
    const { lesson, joins, differs, isUs, isReopened, previous } = record;
    if (isReopened || (as === 'whole' && joins.length > 0)) return;
    const pauses = [...joins, ...(previous && this.#confirmed.has(previous.id) ? [previous.pauseMs] : [])];
    scanners.learn({
      ...lesson,
      pauses,
      scans: joins.length + 1,
      isUs: isUs || layout === 'us' ? true : differs ? false : undefined,
    });
  }
}
