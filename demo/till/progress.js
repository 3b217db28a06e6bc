import { plural } from './format.js';

const KEY = 'till.progress';
const read = () => JSON.parse(localStorage.getItem(KEY) ?? '{}');

/** Keeps what the capture events said about a document, for the lists. The SDK's own journal stays the truth. */
export function noteProgress(documentId, change) {
  const all = read();
  localStorage.setItem(KEY, JSON.stringify({ ...all, [documentId]: { ...all[documentId], ...change } }));
}

/** How far a document is, in the words of the list. Counts that are blind keep their expected quantity to themselves. */
export function progressOf(document) {
  const { counted = 0, opened = false, completed = false, reviewing = false } = read()[document.documentId] ?? {};
  const blind = document.count?.blind ?? false;
  const expected = blind ? 0 : document.lines.reduce((sum, line) => sum + (line.expectedQty ?? 0), 0);
  const state = completed ? 'done' : reviewing ? 'review' : opened ? 'working' : 'new';
  const label = { done: 'Completed', review: 'In review', working: 'In progress', new: 'New' }[state];
  const of =
    expected > 0
      ? `${counted} of ${plural(expected, 'unit')}`
      : counted > 0
        ? plural(counted, 'unit')
        : plural(document.lines.length, 'line');
  return { counted, expected, completed, state, label, units: of };
}
