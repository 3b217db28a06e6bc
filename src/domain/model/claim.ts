import type { FlowDocument } from './document.js';
import type { Elsewhere } from './verdict.js';

/** What identifies a claim. */
export interface ClaimId {
  /** See `claimScope`. */
  readonly scope: string;
  /** See `lookupForm`: what a look-up by serial alone finds, whatever the product and its comparison rule. */
  readonly fold: string;
  /** See `serialKey`. */
  readonly key: string;
}

/** The durable record that one serial is taken within one scope. */
export interface Claim extends ClaimId {
  readonly holder: Elsewhere;
}

/**
 * Within what a serial can be taken once. A count is one scope for all its batches, so that no serial counts once a
 * batch. Every other open flow at a location shares one: a unit cannot be received on two documents at the same time.
 * Completion frees the claim of those, and the ledger knows the rest, so that a serial sold and returned may be
 * captured again.
 */
export function claimScope(document: FlowDocument): string {
  return document.count ? `count:${document.count.countId}` : `stock:${document.locationId}`;
}

/** The widest form in which serials are looked up. Never shown, never written out. */
export function lookupForm(serial: string): string {
  return serial.toUpperCase();
}
