import { plural } from './format.js';

const NAMES = {
  capturing: 'In progress',
  paused: 'Paused',
  review: 'In review',
  completed: 'Completed',
  cancelled: 'Given up',
};

/**
 * How far a document is, in the words of the list. Counts that are blind keep their expected quantity to themselves.
 * @param {{ status: string, countedUnits: number } | undefined} flow what the SDK says of it; nothing: never opened
 */
export function progressOf(document, flow) {
  const counted = flow?.countedUnits ?? 0;
  const expected = document.count?.blind ? 0 : document.lines.reduce((sum, line) => sum + (line.expectedQty ?? 0), 0);
  const units = expected > 0 ? `${counted} of ${plural(expected, 'unit')}` : plural(counted, 'unit');
  return { counted, expected, units, state: flow?.status ?? 'new', label: NAMES[flow?.status] ?? 'New' };
}

export const isClosed = flow => flow?.status === 'completed' || flow?.status === 'cancelled';
