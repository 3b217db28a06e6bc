import type { Code } from '../../codes/code.js';
import { toGtin14 } from '../../codes/gtin.js';
import type { EarlierReceipt } from '../model/document.js';
import type { FlowState, LineState } from '../model/state.js';
import { aboutReceipt } from './earlier-receipts.js';

/**
 * Is this the code of a kind of carton, which all of its kind have, such as a case pack's GTIN? Any other is the code
 * of one carton, such as an SSCC, and counts once.
 */
export function isKindOfCarton(carton: string): boolean {
  return carton.length === 14 && toGtin14(carton) === carton;
}

/** The product that a label says is within (AI 02). */
export function contentOf({ ais = [] }: Pick<Code, 'ais'>): string | undefined {
  return ais.find(([identifier]) => identifier === '02')?.[1];
}

/** Have units been counted on the line by this carton's code? */
export function holdsCarton({ shares }: Pick<LineState, 'shares'>, carton: string): boolean {
  return shares.some(({ cartonId }) => cartonId === carton);
}

/** The earlier receipt that has this one carton. */
export function receiptOfCarton({ document }: FlowState, carton: string): EarlierReceipt | undefined {
  const before = document.received?.find(({ cartonIds = [] }) => cartonIds.includes(carton));
  return before && aboutReceipt(before);
}

/** When this one carton was scanned, and in which receipt; undefined where it was not. */
export function scanOfCarton(state: FlowState, carton: string): EarlierReceipt | undefined {
  const shares = state.lines.flatMap(line => line.shares.filter(({ cartonId }) => cartonId === carton));
  const [first] = [...shares].sort((one, other) => one.atMs - other.atMs);
  const here = first && { receipt: state.receipt ?? 1, ...(first.by ?? state.openedBy), atMs: first.atMs };
  return receiptOfCarton(state, carton) ?? here;
}
