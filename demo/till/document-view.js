import { openFlow } from '../embed.js';
import { h, icon } from './dom.js';
import { acknowledgesAtOnce, keepFile } from './event-files.js';
import { KIND_NAMES } from './host-data.js';

/**
 * One document being worked: the view belongs to the SDK's element. A phone has the way back above it; a tablet has the
 * navigation beside it.
 */
export function documentView({ settings, products, records, blockedSerials }, documentId) {
  const record = records.get(documentId);
  if (!record) return h('p', { class: 'nothing' }, `There is no document ${documentId}.`);
  const list = `#/inventory/${record.document.flow}`;
  const isBlocked = ({ sku, serial }) =>
    blockedSerials.some(blocked => blocked.sku === sku && blocked.serial === serial);
  const place = h('div', { class: 'flow-place' });
  openFlow(
    place,
    { settings, products, document: record.document },
    {
      // What a customer brings back is held against the ledger, which knows what was sold.
      isKnown: question =>
        question.flow === 'customer-return' && !isBlocked(question) ? undefined : Promise.resolve(!isBlocked(question)),
      receive: file => keepFile(file, acknowledgesAtOnce()),
      leave: () => (location.hash = list),
    },
  );
  return h(
    'div',
    { class: 'flow-view' },
    h('a', { class: 'flow-back', href: list }, icon('back'), KIND_NAMES[record.document.flow].title),
    place,
  );
}
