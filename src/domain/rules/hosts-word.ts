import type { Evidence } from '../model/action.js';

/**
 * What the host says of this serial of this product. It has said nothing of any other pair than the one that it was
 * asked about, so that another one stays unverified.
 */
export function hostsWord({ verification, verified }: Evidence, sku: string, serial: string): Evidence['verification'] {
  const isMeant = !verified || (verified.sku === sku && verified.serial === serial);
  return isMeant || !verification ? verification : 'unanswered';
}
