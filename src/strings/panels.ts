import type { FlowStatus } from '../domain/state.js';
import { en } from './en.js';
import type { Plural } from './plural.js';

const statuses: Readonly<Record<FlowStatus, string>> = {
  capturing: 'In progress',
  paused: 'Paused',
  review: 'In review',
  completed: 'Completed',
  cancelled: 'Given up',
};

/** Every text of the panels in English, with those that they share with the other elements. Apart from `en`, since panels come later. */
export const panelStrings = {
  ...en,
  statuses,
  showEarlier: 'Show earlier',

  openFlows: 'Open work',
  noOpenFlows: 'Nothing is open on this device.',
  endedFlows: 'Completed and given up',
  isCurrent: 'On screen now',
  batchOf: 'Batch {batch} of count {count}',
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
