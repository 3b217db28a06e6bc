import { h } from './dom.js';
import { KIND_NAMES, saveRecord } from './host-data.js';

const PREFIXES = { 'blind-receiving': 'BR', 'transfer-ship': 'TO', 'return-to-vendor': 'RTV', adjustment: 'ADJ' };

/** Asks what a document without papers needs, then opens it; its lines are made by scanning. */
export function newDocumentDialog(host, kind) {
  const title = `New ${KIND_NAMES[kind].add}`;
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', {}, title),
    ...fields(host, kind),
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { class: 'button', value: 'cancel', formnovalidate: true }, 'Cancel'),
      h('button', { class: 'button primary', value: 'open' }, 'Open'),
    ),
  );
  const dialog = h('dialog', { class: 'dialog', 'aria-label': title }, form);
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'open') return;
    const record = newRecord(host, kind, new FormData(form));
    saveRecord(host.records, record);
    location.hash = `#/document/${record.document.documentId}`;
  });
  return dialog;
}

function fields({ store, settings }, kind) {
  if (kind === 'adjustment')
    return [
      choice('direction', 'What changes', [
        ['plus', 'Add to stock'],
        ['minus', 'Take out of stock'],
      ]),
      choice(
        'reason',
        'Reason',
        settings.reasonCodes.filter(reason => !reason.for).map(({ code, label }) => [code, label]),
      ),
    ];
  if (kind === 'transfer-ship')
    return [
      choice(
        'party',
        'To store',
        store.locations.map(({ id, name }) => [id, `${name} ${id}`]),
      ),
    ];
  const vendor = choice(
    'party',
    'Vendor',
    store.vendors.map(({ id, name }) => [id, name]),
  );
  const reference = kind === 'blind-receiving' ? 'Purchase order' : 'RMA number';
  return [
    vendor,
    h('label', { class: 'field' }, reference, h('input', { name: 'reference', autocomplete: 'off', maxlength: 30 })),
  ];
}

const choice = (name, label, options) =>
  h(
    'label',
    { class: 'field' },
    label,
    h('select', { name }, ...options.map(([value, text]) => h('option', { value }, text))),
  );

function newRecord({ store }, kind, answers) {
  const [party, reference, direction, reason] = ['party', 'reference', 'direction', 'reason'].map(name =>
    answers.get(name),
  );
  const names = new Map([...store.locations, ...store.vendors].map(({ id, name }) => [id, name]));
  const refs = reference ? [{ type: kind === 'blind-receiving' ? 'po' : 'rma', id: reference }] : [];
  const own = {
    flow: kind,
    documentId: `${PREFIXES[kind]}-${String(Date.now()).slice(-7)}`,
    locationId: store.store.id,
    refs,
    lines: [],
  };
  if (kind === 'adjustment')
    return {
      document: { ...own, title: direction === 'plus' ? 'Added by hand' : 'Taken out by hand', direction, reason },
    };
  if (kind === 'transfer-ship')
    return {
      to: names.get(party),
      document: { ...own, title: `To ${names.get(party)}`, destinationLocationId: party },
    };
  return { from: names.get(party), document: { ...own, title: `${names.get(party)}`, vendorId: party } };
}
