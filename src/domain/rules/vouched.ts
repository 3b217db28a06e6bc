import type { CapturedSerial } from '../model/fact.js';
import type { LineState } from '../model/state.js';
import { isTelling } from './weigh.js';

/** Did somebody of the strength of a rule, or better, or a person stand for this serial when it was accepted? */
export function isVouched({ product }: Pick<LineState, 'product'>, captured: CapturedSerial): boolean {
  const { expected, verification, gtin, ais, flags, voucher, reading } = captured;
  if (expected || verification === 'verified' || flags.includes('doubtful') || reading.source === 'manual') return true;
  return (gtin !== undefined && ais !== undefined) || voucher === 'ledger' || isTelling(product.serialRule);
}
