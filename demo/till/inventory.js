import { h, icon } from './dom.js';
import { day, plural } from './format.js';
import { KIND_NAMES, KINDS } from './host-data.js';
import { newDocumentDialog } from './new-document.js';
import { isClosed, progressOf } from './progress.js';

/**
 * The back office: the kinds of work on the left, the documents of the chosen kind on the right. On a phone one after
 * the other.
 */
export async function inventoryView(host, kind) {
  const flows = await host.backOffice.progress();
  const menu = h(
    'ul',
    { class: 'kinds' },
    ...KINDS.map(each => kindLink(host, flows, each, each === (kind ?? KINDS[0]))),
  );
  const list = documentList(host, flows, kind ?? KINDS[0]);
  return h(
    'div',
    { class: 'inventory', 'data-shows': kind ? 'documents' : 'kinds' },
    h('section', { class: 'kinds-pane', 'aria-label': 'Inventory' }, h('h1', {}, 'Inventory'), menu),
    list,
  );
}

const recordsOf = (host, kind) => [...host.records.values()].filter(record => record.document.flow === kind);

function kindLink(host, flows, kind, current) {
  const open = recordsOf(host, kind).filter(record => !isClosed(flows.get(record.document.documentId))).length;
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'kind', href: `#/inventory/${kind}`, 'aria-current': current ? 'page' : undefined },
      icon(kind),
      h('span', { class: 'kind-name' }, KIND_NAMES[kind].title, h('small', {}, KIND_NAMES[kind].note)),
      open > 0 && h('span', { class: 'badge', 'aria-label': plural(open, 'open document') }, String(open)),
    ),
  );
}

function documentList(host, flows, kind) {
  const { title, add } = KIND_NAMES[kind];
  const dialog = add && newDocumentDialog(host, kind);
  return h(
    'section',
    { class: 'documents', 'aria-label': title },
    h(
      'header',
      { class: 'documents-head' },
      h('a', { class: 'back', href: '#/inventory', 'aria-label': 'Back to inventory' }, icon('back')),
      h('h2', {}, title),
      dialog &&
        h(
          'button',
          { class: 'button', type: 'button', onclick: () => dialog.showModal() },
          icon('plus'),
          'New',
          h('span', { class: 'wide' }, add),
        ),
    ),
    h(
      'ul',
      { class: 'document-cards' },
      ...recordsOf(host, kind).map(record => documentCard(record, flows.get(record.document.documentId))),
    ),
    dialog,
  );
}

function documentCard({ document, from, to, place, due, cartons }, flow) {
  const progress = progressOf(document, flow);
  const reference = document.refs[0];
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'document-card', href: `#/document/${encodeURIComponent(document.documentId)}` },
      h(
        'span',
        { class: 'document-id' },
        document.documentId,
        h('span', { class: 'state', 'data-state': progress.state }, progress.label),
      ),
      h('strong', { class: 'document-title' }, document.title),
      h(
        'span',
        { class: 'document-facts' },
        ...[
          from && `From ${from}`,
          to && `To ${to}`,
          place,
          reference && `${reference.type.toUpperCase()} ${reference.id}`,
          cartons && plural(cartons, 'carton'),
          due && `Due ${day(due)}`,
        ]
          .filter(Boolean)
          .map(text => h('span', {}, text)),
      ),
      progress.expected > 0 &&
        h('progress', {
          class: 'document-progress',
          max: progress.expected,
          value: Math.min(progress.counted, progress.expected),
          'aria-label': 'Units scanned',
        }),
      h('span', { class: 'document-units' }, progress.units),
      icon('next'),
    ),
  );
}
