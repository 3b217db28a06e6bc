import type { CapturedSerial, FactType, ReadingRecord } from '../domain/model/fact.js';
import type { Mismatch } from '../domain/model/settings.js';
import type { FlowStatus } from '../domain/model/state.js';
import type { Condition } from '../domain/model/unit.js';
import { countStrings } from './count-strings.js';
import { en } from './en.js';
import { lookupStrings } from './lookup-strings.js';
import type { Plural } from './plural.js';

/** What was wrong with an entry of the document, by the problem's code. */
const ENTRY_PROBLEMS = {
  duplicate: '{entry} stands twice',
  missing: 'one is empty',
  'unsafe-characters': '{entry} cannot be a serial here',
  malformed: '{entry} cannot be a serial here',
  'wrong-type': '{entry} cannot be read',
  'out-of-range': '{entry} is no quantity',
  trimmed: '{entry} had blanks around it',
  'taken-as-text': '{entry} was a number and may lack zeros in front',
  'taken-as-number': '{entry} was a text',
  fractional: '{entry} is no whole number',
  inconsistent: 'more serials than units ({entry})',
  'line-renamed': 'line {entry} stands twice',
  'contradicts-feed': '{entry} has serials here, and none in the product list',
  'more-problems': 'and {entry} more',
  other: 'one cannot be read',
};

const STATUSES: Readonly<Record<FlowStatus, string>> = {
  capturing: 'In progress',
  paused: 'Paused',
  review: 'In review',
  completed: 'Completed',
  cancelled: 'Given up',
  voided: 'Taken back',
};

const FACTS: Readonly<Record<FactType, string>> = {
  'flow-opened': '{kind} opened',
  'line-added': 'Product added',
  'serial-prompted': 'Asked for a serial',
  'product-prompted': 'Asked which product it is',
  'choice-prompted': 'Asked which number is the serial',
  'confirm-prompted': 'Asked whether to take it anyway',
  'wrong-product-prompted': 'Asked whether it goes to another product',
  'prompt-closed': 'Question closed',
  'serial-accepted': 'Serial added',
  'serial-confirmed': 'Taken at the associate’s word',
  'serial-removed': 'Serial taken out',
  'unit-counted': 'Counted {units}',
  'basket-changed': 'Basket: {units}',
  'line-restarted': 'Product started over',
  'recount-started': 'Recount started',
  'units-moved': 'Moved since the count began',
  'none-here': 'None here',
  'none-here-undone': '“None here” taken back',
  'unreadable-counted': 'Counted without a readable label',
  'unreadable-removed': 'Unreadable unit taken out',
  'unit-marked': 'Condition of a unit',
  'units-marked': 'Condition of units',
  'serial-rechecked': 'Store system answered later',
  'serial-kept': 'Kept although the store system does not know it',
  'reading-refused': 'Refused: {why}',
  'reason-given': 'Reason given',
  'document-revised': 'Document changed',
  'revision-offered': 'Another version of the document offered',
  'revision-answered': 'The change was looked at',
  'rest-given': 'Asked whether the rest follows',
  'review-started': 'Review started',
  'review-left': 'Back to scanning',
  'flow-paused': 'Paused',
  'flow-resumed': 'Continued',
  'flow-cancelled': 'Given up',
  'flow-completed': 'Completed',
  'flow-voided': 'Taken back after the store system refused it',
  'count-closed': 'Count closed',
  'flow-reopened': 'Opened again to correct it',
  'facts-restored': 'Restored from the second copy',
  'facts-tampered': 'Records had been changed outside the app',
  'user-erased': 'A person’s name was taken out of what came before',
};

const MISMATCH_NAMES: Readonly<Record<Mismatch, string>> = {
  over: 'Too many',
  under: 'Too few',
  unexpected: 'Not on the document',
  missing: 'Missing',
  unreadable: 'Label unreadable',
  damaged: 'Damaged',
  rejected: 'Rejected',
  flagged: 'Serial to check',
  moved: 'Moved',
};

const CONDITION_NAMES: Readonly<Record<Condition, string>> = {
  good: 'Good',
  damaged: 'Damaged',
  rejected: 'Rejected',
};

const VERIFICATIONS: Readonly<Record<NonNullable<CapturedSerial['verification']>, string>> = {
  verified: 'Known to the store system',
  unverified: 'Not verified',
  disputed: 'Unknown to the store system',
  kept: 'Kept',
};

const SOURCES: Readonly<Record<ReadingRecord['source'], string>> = {
  camera: 'Camera',
  wedge: 'Scanner',
  bridge: 'App',
  manual: 'Typed',
  tapped: 'Tapped as present',
  rfid: 'RFID',
};

const SYMBOLOGIES: Readonly<Record<NonNullable<ReadingRecord['symbology']>, string>> = {
  'code-128': 'Code 128',
  'code-39': 'Code 39',
  'code-93': 'Code 93',
  codabar: 'Codabar',
  itf: 'ITF',
  'ean-13': 'EAN-13',
  'ean-8': 'EAN-8',
  'upc-a': 'UPC-A',
  'upc-e': 'UPC-E',
  'data-matrix': 'Data Matrix',
  'qr-code': 'QR Code',
  'pdf-417': 'PDF417',
  aztec: 'Aztec',
  'gs1-databar': 'GS1 DataBar',
};

/**
 * Every text of the panels in English, with those that they share with the other elements. They are apart from `en`,
 * since the panels are loaded later.
 */
export const panelStrings = {
  ...en,
  statuses: STATUSES,
  showEarlier: 'Show earlier',
  showMore: 'Show more',

  facts: FACTS,
  factsRestored: {
    one: '{count} entry restored from the second copy',
    other: '{count} entries restored from the second copy',
  } as Plural,
  mismatchNames: MISMATCH_NAMES,
  verifications: VERIFICATIONS,
  conditions: CONDITION_NAMES,
  units: 'Units',
  howMany: 'How many',
  saveCondition: 'Save',
  lotLabel: 'Lot',
  expiryLabel: 'Expiry day',
  lotOf: 'Lot {lot}',
  expiryOf: 'Expires {day}',
  sources: SOURCES,
  symbologies: SYMBOLOGIES,
  exportAs: 'Export {format}',
  search: 'Search the record',
  searchHint: 'Serial, code, user, product',
  show: 'Show',
  everything: 'Everything',
  entryKinds: { accepted: 'Added', asked: 'Asked', refused: 'Refused', removed: 'Taken out', course: 'Document' },
  entriesOf: '{found} of {count} entries',
  nothingFound: 'Nothing found.',
  rawReading: 'Read',

  ...countStrings,
  notNow: 'Not now',

  revisedTitle: 'This document was changed',
  revisedText: 'What you have scanned is kept.',
  offeredTitle: 'This document was changed. Go on with the new version?',
  revisedLines: { added: 'New', removed: 'No longer on it', changed: 'Changed' },
  insteadOf: '{now} instead of {before}',
  takeRevision: 'Take the new version',
  keepVersion: 'Keep the old one',

  fileRefused: 'The store system did not take it',
  fileKept: 'The file stays saved on this device until this is settled.',
  correctAndSend: 'Correct it and send it again',
  sendAgain: 'Send it again as it is',
  takeBack: 'Take it back',
  takeBackQuestion: 'Take everything back? Nothing of it was received, and its serials are free.',

  entriesLeftOut: {
    one: '{count} entry of the document was left out',
    other: '{count} entries of the document were left out',
  } as Plural,
  entriesToCheck: {
    one: '{count} entry of the document to check',
    other: '{count} entries of the document to check',
  } as Plural,
  entryProblems: ENTRY_PROBLEMS,

  restTitle: 'Is the rest still to come?',
  restOf: 'The rest of {product}',
  restHint: 'What is closed short needs a reason, if the store asks for one.',
  restAnswers: { follows: 'It will come', closed: 'Close it short' },
  rests: { follows: 'Still to come', closed: 'Closed short' },
  ...lookupStrings,

  openFlows: 'Open work',
  noOpenFlows: 'Nothing is open on this device.',
  endedFlows: 'Completed and given up',
  isCurrent: 'On screen now',
  partOf: 'Part of count {count}',
  countIsClosed: 'Count closed',
  unverified: {
    one: '{count} serial not verified yet',
    other: '{count} serials not verified yet',
  } as Plural,
  disputed: {
    one: '{count} serial unknown to the store system',
    other: '{count} serials unknown to the store system',
  } as Plural,
};

export type PanelStrings = Readonly<typeof panelStrings>;
