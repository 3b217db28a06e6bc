import type { FlowDocument } from './document.js';
import type { Elsewhere } from './verdict.js';

/** What identifies a claim. */
export interface ClaimId {
  /** See `claimScope`. */
  readonly scope: string;
  /**
   * The serial's lookup form (see `lookupForm`), by which a look-up by serial alone finds the claim, whatever the
   * product and its comparison rule.
   */
  readonly fold: string;
  /** See `serialKey`. */
  readonly key: string;
  /**
   * Made although another flow had the serial. It stands beside the claims of others, so that whoever takes the serial
   * next is told, also once the first flow has set it free.
   */
  readonly shared?: true;
}

/** The durable record that one serial belongs to one flow within a scope. All claims on it but one are shared. */
export interface Claim extends ClaimId {
  readonly holder: Elsewhere;
}

/**
 * The scope within which a serial can be claimed once. All batches of a count have one scope, so that a serial counts
 * once in the whole count and not once in each batch. All other flows at a location share one scope, because a unit
 * cannot be received on two documents at the same time. Their completion releases their claims, so that a serial that
 * was sold and returned can be captured again; from then on the ledger knows where the serial is.
 */
export function claimScope(document: FlowDocument): string {
  return document.count ? `count:${document.count.countId}` : `stock:${document.locationId}`;
}

/** The widest spelling of a serial, by which claims and ledger are searched. Never shown, never written out. */
export function lookupForm(serial: string): string {
  return serial.toUpperCase();
}
