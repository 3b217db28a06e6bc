import type { Plural } from './plural.js';

/** The texts of a cycle count: its report, and what nobody has looked for. */
export const countStrings = {
  countOf: 'Count {count}',
  totals: {
    expected: 'Expected',
    counted: 'Counted',
    variance: 'Variance',
    match: 'Match',
    missing: 'Missing',
    unexpected: 'Unexpected',
    unreadable: 'Unreadable',
  },
  batches: 'Batches',
  unexpectedSerials: 'Unexpected',
  countedBefore: 'Counted before: {counts}',
  countAgain: 'Count again',
  countProductAgain: 'Count again: {product}',
  recount: 'Recount',
  recountQuestion: {
    one: 'Count {count} product anew? What was counted of it is taken out.',
    other: 'Count {count} products anew? What was counted of them is taken out.',
  } as Plural,
  closeCount: 'Close the count',
  blindReport: 'Blind count: what it has found shows once it is closed.',
  closeQuestion: 'Close the count? No further batch is begun after that.',
  unknownBatches: 'Batches that this device does not know: {batches}. What they have counted is not in here.',
  batchesOpen: 'Batches are still open: {batches}.',

  openQty: { one: '{count} not looked for yet', other: '{count} not looked for yet' } as Plural,
  movedOut: 'Left since the count began',
  movedIn: 'Came since the count began',
  placesTitle: {
    one: '{count} product is not counted yet',
    other: '{count} products are not counted yet',
  } as Plural,
  placesHint: 'Scan what is there, or say that there is none.',
  nothingElse: 'Nothing else here',
};
