import { hasWrongCheckDigit } from '../../codes/device-id.js';
import type { Refusal } from '../model/verdict.js';

/**
 * Was the code read or typed wrongly, rather than the wrong code? Its check digit tells: that of GS1, or of an
 * identifier of the kind that the product's rule names; and so does a letter that no vehicle number has. Scanned again,
 * it may well be the right one.
 */
export function isMisread({ code, rule = '', text = '' }: Refusal): boolean {
  if (code !== 'malformed') return false;
  return rule === 'check-digit' || rule === 'check-pair' || hasWrongCheckDigit(rule, text);
}
