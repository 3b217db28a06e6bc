import type { Doubt } from '../domain/model/doubt.js';
import type { RefusalCode, ScanRejection } from '../domain/model/verdict.js';

/** What was wrong, and what to do next. */
export interface RefusalText {
  readonly title: string;
  readonly next: string;
}

export const REFUSALS: Readonly<Record<RefusalCode, RefusalText>> = {
  'duplicate-in-flow': { title: 'Already scanned', next: 'It counts once. Go on with the next unit.' },
  'duplicate-elsewhere': { title: 'Already taken in {where}', next: 'Set the unit aside and check there.' },
  'not-on-document': { title: 'Not on this document', next: 'Set the unit aside, or check the document.' },
  'wrong-product': { title: 'Belongs to another product', next: 'Scan it again after its own product.' },
  'unknown-product': { title: 'Unknown product', next: 'Scan another code on the box, or set the unit aside.' },
  'not-serialized': { title: 'This product has no serials', next: 'Count it by quantity.' },
  malformed: { title: 'Not a serial number of this product', next: 'Scan the serial’s own code, or type it.' },
  'unsafe-characters': { title: 'Has characters a serial cannot have', next: 'Type the serial as printed.' },
  'over-quantity': { title: 'More than expected', next: 'Set the unit aside, or rescan the product.' },
  'already-in-stock': { title: 'Already in stock here', next: 'Set the unit aside and check the label.' },
  'already-received': { title: 'Already received', next: '{where}. Set it aside.' },
  'not-in-stock': { title: 'Not in stock here', next: 'Set the unit aside and check the label.' },
  'already-sold': { title: 'Already sold', next: 'Set the unit aside and check the receipt.' },
  'not-sold': { title: 'Not sold here', next: 'Check the receipt and the label.' },
  'not-shipped': { title: 'Was not shipped', next: 'Set the unit aside and ask the sender.' },
  'case-pack-not-allowed': {
    title: 'Case codes cannot be used here',
    next: 'Serialized products are scanned one by one. Open the case and scan each unit of: {products}.',
  },
  'units-unknown': { title: 'How many are in this case?', next: 'Nobody has said. Scan its units, or count by hand.' },
  'receive-all-not-allowed': { title: 'Serials are still to be scanned', next: 'Scan the units of: {products}.' },
  'flow-closed': { title: 'This document is closed', next: 'Open it again to correct it.' },
  'flow-erased': { title: 'This document was erased', next: 'Open it again to begin anew.' },
  'storage-failed': { title: 'Not saved', next: 'The unit is still in your hand: scan it again.' },
  'not-verified': { title: 'The store system does not know this serial', next: 'Set the unit aside and check it.' },
  doubtful: { title: 'This may not be its serial', next: 'Look at the label, or scan the serial’s own code.' },
  expired: { title: 'Past its expiry day', next: 'Set the unit aside, or ask a manager.' },
  untracked: { title: 'Lot or expiry day missing', next: 'Scan the code that has it, or type it.' },
  'flow-paused': { title: 'Paused', next: 'Continue, then scan again.' },
  'serial-required': { title: 'This product needs serials', next: 'Scan the serial of each unit.' },
  'questions-open': { title: 'A question is still open', next: 'Answer it first.' },
  'reasons-missing': { title: 'A reason is missing', next: 'Choose a reason for: {products}.' },
  'no-rest': { title: 'Nothing is missing there', next: 'Complete it as it is.' },
  'not-counted': { title: 'Not counted yet', next: 'Scan what is there, or say that there is none of: {products}.' },
  'units-counted': { title: 'Units of it are counted', next: 'Take them out first: {products}.' },
  'tap-not-allowed': { title: 'This unit has to be scanned', next: 'Scan its serial, or type it.' },
  'unknown-reason': { title: 'Not a reason of this store', next: 'Choose one of the list.' },
  'no-difference': { title: 'Nothing differs there', next: 'This reason would be written nowhere.' },
  'cancel-not-allowed': { title: 'A correction cannot be cancelled', next: 'Complete it instead.' },
  'approval-missing': { title: 'Needs approval', next: 'Ask a manager to approve the differences.' },
  'batches-open': { title: 'Batches are still open', next: 'Complete them first: {batches}.' },
  'not-a-count': { title: 'Only a count can do that', next: 'Rescan the product instead.' },
  'void-not-allowed': { title: 'Cannot be taken back', next: 'The store system has it. Correct it instead.' },
  'serials-missing': { title: 'Serials are still to be scanned', next: 'Scan the units of: {products}.' },
  'not-a-basket': { title: 'Only a sale can do that', next: 'Scan the product instead.' },
  'completion-refused': { title: 'Cannot be completed yet', next: 'Ask a manager, then try again.' },
};

const LOST = {
  fragment: { title: 'Not read whole', next: 'A part is missing: scan it again.' },
  hole: { title: 'A character is missing', next: 'Scan it again, or type it.' },
} as const;

/** The texts for scans that their device could not deliver. */
export const SCAN_PROBLEMS: Readonly<Record<ScanRejection, RefusalText>> = {
  'too-short': { title: 'Too short for a code', next: 'Scan it again, or type it.' },
  'payment-card': { title: 'That was a payment card', next: 'Nothing of it is kept. Scan the unit’s own code.' },
  'not-understood': { title: 'This scan was not understood', next: 'Scan it again, or type it.' },
  ...LOST,
};

/** The texts for each doubt about a serial: what it looks like, and what to do. */
export const DOUBT_TEXTS: Readonly<Record<Doubt, RefusalText>> = {
  ...LOST,
  continued: { title: 'The scanner stopped in the middle', next: 'Compare it with the label.' },
  'open-end': { title: 'Is this the whole serial?', next: 'Compare it with the label.' },
  typed: { title: 'Typed or scanned?', next: 'Compare it with the label.' },
  edge: { title: 'A strange key came first', next: 'Compare it with the label.' },
  'single-picture': { title: 'Read from one picture', next: 'Compare it with the label.' },
  layout: { title: 'The keyboard changed this scan', next: 'Compare it with the label.' },
  'own-code': { title: 'The product’s own code', next: 'Scan the code beside “S/N”.' },
  'feed-code': { title: 'Also the code of a product', next: 'Compare it with the label.' },
  'product-code': { title: 'Looks like a product code', next: 'Scan the code beside “S/N”, not the one for the till.' },
  'gs1-without-symbol': { title: 'More than a serial is in this code', next: 'Compare its end with the label.' },
  envelope: { title: 'Not only the serial', next: 'Type the serial as printed.' },
  'not-a-serial': { title: 'Not a serial number', next: 'Scan the code beside “S/N”.' },
  'look-alike': { title: 'Almost like another serial', next: 'Compare each character with the label.' },
  covered: { title: 'Shorter than the other serials', next: 'Compare it with the label.' },
  unlike: { title: 'Unlike the other serials', next: 'Compare it with the label.' },
  prefix: { title: 'Begins with something odd', next: 'Compare it with the label.' },
};
