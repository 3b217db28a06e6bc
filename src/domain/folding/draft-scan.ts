import type { Mutable } from './draft-lines.js';
import type { ReadingRecord } from '../model/fact.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { FlowState, ProductScan } from '../model/state.js';
import { askedLine } from '../rules/asked-line.js';

/** Notes what a scan of a product changes; a count by hand ends that, because nobody says which unit it was. */
export function noteScan(
  state: Mutable<FlowState>,
  reading: ReadingRecord | undefined,
  symbol: ProductSymbol | undefined,
  ...counted: ProductScan['counted']
): void {
  const { productScan: known } = state;
  const asked = askedLine(state)?.lineId;
  if (!reading) delete state.productScan;
  else if (known?.reading.id === reading.id) state.productScan = { ...known, counted: [...known.counted, ...counted] };
  else state.productScan = { reading, counted, ...(asked !== undefined && { asked }), ...(symbol && { symbol }) };
}

/** What a product's symbol said was of one unit: the next unit's lot may be another. */
export function spendSymbol(state: Mutable<FlowState>): void {
  if (!state.productScan) return;
  const { symbol: _, ...scan } = state.productScan;
  state.productScan = scan;
}
