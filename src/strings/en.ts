import type { FlowKind } from '../domain/model/document.js';
import type { ListRule } from '../domain/rules/serial-list.js';
import type { Mismatch } from '../domain/model/settings.js';
import type { RefusalCode, ScanRejection } from '../domain/model/verdict.js';
import { cameraStrings } from './camera-strings.js';
import type { Plural } from './plural.js';

/** What was wrong, and what to do next. */
export interface RefusalText {
  readonly title: string;
  readonly next: string;
}

const KINDS: Readonly<Record<FlowKind, string>> = {
  'asn-receiving': 'Receiving',
  'blind-receiving': 'Blind receiving',
  'transfer-ship': 'Transfer out',
  'transfer-receive': 'Transfer in',
  'return-to-vendor': 'Return to vendor',
  'cycle-count': 'Count',
  adjustment: 'Adjustment',
};

const REFUSALS: Readonly<Record<RefusalCode, RefusalText>> = {
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
  'not-in-stock': { title: 'Not in stock here', next: 'Set the unit aside and check the label.' },
  'not-shipped': { title: 'Was not shipped', next: 'Set the unit aside and ask the sender.' },
  'case-pack-not-allowed': { title: 'Case codes cannot be used here', next: 'Open the case and scan each unit.' },
  'receive-all-not-allowed': { title: 'Serials are still to be scanned', next: 'Scan the units of: {products}.' },
  'flow-closed': { title: 'This document is closed', next: 'Open it again to correct it.' },
  'storage-failed': { title: 'Not saved', next: 'The unit is still in your hand: scan it again.' },
  'not-verified': { title: 'The store system does not know this serial', next: 'Set the unit aside and check it.' },
  'flow-paused': { title: 'Paused', next: 'Continue, then scan again.' },
  'serial-required': { title: 'This product needs serials', next: 'Scan the serial of each unit.' },
  'reasons-missing': { title: 'A reason is missing', next: 'Choose a reason for: {products}.' },
  'unknown-reason': { title: 'Not a reason of this store', next: 'Choose one of the list.' },
  'cancel-not-allowed': { title: 'A correction cannot be cancelled', next: 'Complete it instead.' },
  'approval-missing': { title: 'Needs approval', next: 'Ask a manager to approve the differences.' },
  'batches-open': { title: 'Batches are still open', next: 'Complete them first: {batches}.' },
  'not-a-count': { title: 'Only a count can do that', next: 'Rescan the product instead.' },
  'completion-refused': { title: 'Cannot be completed yet', next: 'Ask a manager, then try again.' },
};

/** The texts for scans that their device could not deliver. */
const SCAN_PROBLEMS: Readonly<Record<ScanRejection, RefusalText>> = {
  'too-short': { title: 'Too short for a code', next: 'Scan it again, or type it.' },
  'payment-card': { title: 'That was a payment card', next: 'Nothing of it is kept. Scan the unit’s own code.' },
  'not-understood': { title: 'This scan was not understood', next: 'Scan it again, or type it.' },
  fragment: { title: 'A part of this scan is missing', next: 'Scan it again.' },
  hole: { title: 'A character of this scan is missing', next: 'Scan it again, or type it.' },
};

const MISMATCHES: Readonly<Record<Mismatch, Plural>> = {
  over: { one: '{count} too many', other: '{count} too many' },
  under: { one: '{count} too few', other: '{count} too few' },
  unexpected: { one: 'Not on the document', other: 'Not on the document' },
  missing: { one: '{count} serial missing', other: '{count} serials missing' },
  unreadable: { one: '{count} label unreadable', other: '{count} labels unreadable' },
  moved: { one: '{count} unit', other: '{count} units' },
};

const STORE_PROBLEMS = {
  blocked: 'Another tab keeps the storage. Close it.',
  'version-changed': 'The app was updated. Reload it.',
  quota: 'The device is full. Free some space.',
  'connection-lost': 'The storage was lost. Reload the app.',
  unavailable: 'This app may not store anything.',
  hidden: 'The app was in the background.',
  aborted: 'Saving was interrupted. Scan again.',
};

const LIST_PROBLEMS: Readonly<Record<ListRule, string>> = {
  empty: 'There is no serial in this list.',
  'too-many': 'That is too many at once: 10,000 at most.',
  'range-shape': 'The two serials may differ in one number only.',
  'range-order': 'The last serial comes before the first.',
  'range-check-digit': 'Serials of this product do not run on. Scan each one.',
};

/**
 * Every text of the elements in English. A translation is an object of the same shape, and JSON: `{name}` stands for a
 * value, and counted texts have a form for each plural category of `locale`.
 */
export const en = {
  /** BCP 47 tag. */
  locale: 'en',
  kinds: KINDS,
  adjustments: { plus: 'Adjustment, into stock', minus: 'Adjustment, out of stock' },
  comesFrom: 'From {place}',
  goesTo: 'To {place}',
  batch: 'Batch {batch}',
  refusals: REFUSALS,
  scanProblems: SCAN_PROBLEMS,
  cutOff: { title: 'Not read whole', next: 'Scan it again.' },
  mismatches: MISMATCHES,
  storeProblems: STORE_PROBLEMS,
  saveCopy: 'Save a copy of what is stored',
  toBeSaved: { one: '{count} scan to be saved', other: '{count} scans to be saved' } as Plural,

  progress: { one: '{done} of {count} unit', other: '{done} of {count} units' } as Plural,
  progressOpen: { one: '{count} unit', other: '{count} units' } as Plural,
  lineProgress: '{done} of {expected}',
  complete: 'Complete',
  notStarted: 'Not started',
  inProgress: 'In progress',
  differs: 'Differs',
  serials: { one: '{count} serial', other: '{count} serials' } as Plural,
  showAll: 'Show all {count}',
  showFewer: 'Show fewer',
  missing: 'Missing',
  toGo: { one: '{count} to go', other: '{count} to go' } as Plural,
  flagged: 'flagged',
  scanSerials: 'Enter serials of {product}',
  removeSerial: 'Remove {serial}',
  quantityOf: 'Quantity of {product}',
  less: 'One less',
  more: 'One more',
  lines: 'Products',
  find: 'Find a product or serial',
  foundOf: '{found} of {count} products',
  emptyList: 'No products yet. Scan the first one.',

  rescan: 'Rescan',
  rescanProduct: 'Rescan {product}',
  rescanQuestion: {
    one: 'Remove {count} unit and start over?',
    other: 'Remove {count} units and start over?',
  } as Plural,
  startOver: 'Start over',
  keep: 'Keep',

  scanAny: 'Scan a product or a serial',
  scanSerial: 'Scan the serial of',
  scanSerialOf: 'Scan the serial of {product}',
  checkUnit: 'Check this unit',
  scanProductOf: 'Which product is this serial?',
  chooseOrScan: 'Choose it, or scan the product.',
  scanProductFirst: 'Scan its product.',
  belongsTo: 'This serial belongs to {product}',
  chooseSerial: 'Which number is the serial?',
  chooseSerialNext: 'Several on this label fit. Choose it, or scan it alone.',
  moveQuestion: 'Take it there?',
  takeThere: 'Take it there',
  takeAnyway: 'Take it anyway',
  setAside: 'Set aside',
  moreQuestions: { one: '{count} more to answer', other: '{count} more to answer' } as Plural,
  enterLabel: 'Serial or product code',
  enterSerialLabel: 'Serial number',
  enter: 'Add',
  captured: 'Captured',
  capturedBefore: { one: 'and {count} before', other: 'and {count} before' } as Plural,
  close: 'Close',
  done: 'Done',

  otherWays: 'Other ways',
  pasteList: 'Paste a list',
  sealedRun: 'Sealed run',
  listLabel: 'Serials, one a line, or parted by comma, space or pipe',
  firstOfRun: 'First serial of the run',
  lastOfRun: 'Last serial of the run',
  listFor: 'For {product}',
  takeSerials: { one: 'Add {count} serial', other: 'Add {count} serials' } as Plural,
  takingSerials: 'Adding…',
  listTaken: { one: '{count} serial added', other: '{count} serials added' } as Plural,
  listRefused: { one: '{count} not added', other: '{count} not added' } as Plural,
  listProblems: LIST_PROBLEMS,

  unreadable: 'Label unreadable',
  unreadableText: 'The unit counts without a serial. Keep it at hand.',
  unreadableReason: 'What is wrong with the label?',
  countUnit: 'Count the unit',
  unreadableUnits: { one: '{count} unreadable label', other: '{count} unreadable labels' } as Plural,
  removeUnit: 'Take the unit out',

  disputedTitle: {
    one: 'The store system does not know {count} serial',
    other: 'The store system does not know {count} serials',
  } as Plural,
  disputedText: 'It answered after they were counted. Check these units.',
  keepSerial: 'Keep',
  removeIt: 'Remove',
  approving: 'Waiting for approval…',
  asking: 'One moment…',

  accepted: 'Serial added',
  counted: 'Counted',
  tags: 'Tags counted',
  tagsNotTaken: { one: '{count} tag not taken: {why}', other: '{count} tags not taken: {why}' } as Plural,
  tagsAsked: 'see the question',
  lineDone: '{product} is complete',
  acceptedWith: 'Noted: {reasons}',

  cameraTexts: cameraStrings,
  camera: 'Scan',
  closeCamera: 'Stop',
  type: 'Type',
  review: 'Review',
  receiveAll: 'Receive all',
  pause: 'Pause',
  back: 'Back',
  menu: 'More',
  otherFlows: 'Other documents',
  record: 'Record',
  mute: 'Sound off',
  unmute: 'Sound on',
  opening: 'Opening…',
  noDocument: 'No document is open.',
  cannotOpen: 'This document cannot be opened',
  paused: 'Paused',
  pausedText: 'Everything scanned so far is saved.',
  continue: 'Continue',
  cancelFlow: 'Give up this document',
  cancelQuestion: 'Give up, and free everything scanned?',
  cancelled: 'Given up',
  cancelledText: 'Nothing was recorded.',
  completed: 'Completed',
  fileWaiting: 'Waiting for the store system to take it. It stays saved on this device until then.',
  fileTaken: 'Handed over to the store system.',
  showFile: 'Show the file',
  correct: 'Correct it',
  notSaving: 'Not saving',
  scannerOff: 'The scanner does not answer. Use the camera, or type.',

  reviewTitle: 'Review',
  reviewGood: 'Everything matches.',
  products: { one: '{count} product', other: '{count} products' } as Plural,
  reviewDiffers: { one: '{count} product differs', other: '{count} products differ' } as Plural,
  reason: 'Reason',
  chooseReason: 'Choose a reason',
  matching: { one: '{count} product matches', other: '{count} products match' } as Plural,
  backToScanning: 'Back to scanning',
  finish: 'Complete',
};

export type Strings = Readonly<typeof en>;
