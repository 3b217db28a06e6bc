import type { Mismatch } from '../domain/settings.js';
import type { LineState } from '../domain/state.js';

/** How a line looks: nothing yet, some, exactly what is expected, or something to look at. */
export type LineStatus = 'todo' | 'doing' | 'done' | 'over' | 'unexpected';

export function statusOf({ countedQty, expectedQty, unexpected }: LineState): LineStatus {
  if (unexpected) return 'unexpected';
  if (expectedQty === undefined) return countedQty > 0 ? 'doing' : 'todo';
  if (countedQty > expectedQty) return 'over';
  if (countedQty === expectedQty) return 'done';
  return countedQty > 0 ? 'doing' : 'todo';
}

/** Expected serials that are not captured yet. */
export function missingOf({ expectedSerials = [], serials, serialPolicy }: LineState): readonly string[] {
  if (serialPolicy === 'none') return [];
  const ignoresCase = new Set(serials.filter(({ expected }) => expected).map(({ serial }) => serial.toUpperCase()));
  return expectedSerials.filter(serial => !ignoresCase.has(serial.toUpperCase()));
}

/** In what a line differs, most telling first. */
export function mismatchesOf(line: LineState): readonly Mismatch[] {
  const { unexpected, countedQty, expectedQty } = line;
  if (unexpected) return countedQty > 0 ? ['unexpected'] : [];
  const found: Mismatch[] = [];
  if (expectedQty !== undefined && countedQty > expectedQty) found.push('over');
  if (expectedQty !== undefined && countedQty < expectedQty) found.push('under');
  else if (missingOf(line).length > 0) found.push('missing');
  return found;
}
