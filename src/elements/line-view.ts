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

/** Units captured and, where every line says it, expected. */
export function unitsOf(lines: readonly LineState[]): { readonly counted: number; readonly expected?: number } {
  let counted = 0;
  let expected: number | undefined = 0;
  for (const line of lines) {
    counted += line.countedQty;
    if (line.expectedQty !== undefined && expected !== undefined) expected += line.expectedQty;
    else if (!line.unexpected) expected = undefined;
  }
  return expected === undefined || expected === 0 ? { counted } : { counted, expected };
}
