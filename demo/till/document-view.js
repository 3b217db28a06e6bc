import { openFlow } from '../embed.js';
import { h } from './dom.js';
import { keepFile } from './event-files.js';
import { noteProgress } from './progress.js';

/** One document being worked: the whole view belongs to the SDK's element. */
export function documentView(host, documentId) {
  const place = h('div', { class: 'flow-place' });
  const record = host.records.get(documentId);
  if (!record) return h('p', { class: 'nothing' }, `There is no document ${documentId}.`);
  noteProgress(documentId, { opened: true });
  openFlow(place, host, record.document, {
    changed: change => noteProgress(documentId, change),
    finished: entry => keepFile(entry),
    left: () => (location.hash = `#/inventory/${record.document.flow}`),
  });
  return place;
}
