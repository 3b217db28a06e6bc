/** What the look-up of a serial says, in English. */
export const lookupStrings = {
  lookUpLabel: 'Serial number',
  lookUpHint: 'Scan it, or type it. Nothing is counted here.',
  lookUpNow: 'Look up',
  lookUpFailed: 'It could not be looked up. Try again.',
  whereItIs: 'Where it is',
  whatHappened: 'What happened here',
  unknownHere: 'This device knows nothing of this serial.',
  countedIn: 'Counted',
  expectedIn: 'Expected',
  ledgerSays: 'Store ledger',
};
