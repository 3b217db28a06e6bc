import { h, icon } from './dom.js';
import { longDay, money, moment } from './format.js';

/** The receipt of a sale that is paid, with the serials of what was sold. Printing leaves everything else out. */
export function receiptDialog({ store }, sale, atMs) {
  const { currency } = store;
  const total = sale.subtotal + sale.tax;
  const paper = h(
    'div',
    { class: 'receipt' },
    h('h2', {}, store.banner),
    h('p', {}, `${store.store.name} ${store.store.id} · ${store.register}`),
    h('p', {}, `${sale.number} · ${moment(atMs)}`),
    h('ul', {}, ...sale.lines.map(line => receiptLine(line, currency))),
    h(
      'dl',
      {},
      ...row('Subtotal', money(sale.subtotal, currency)),
      ...row('Tax', money(sale.tax, currency)),
      ...row('Total', money(total, currency)),
    ),
    h('p', {}, `Served by ${store.associate.name}`),
  );
  const dialog = h(
    'dialog',
    { class: 'dialog receipt-dialog', 'aria-label': 'Receipt' },
    h('p', { class: 'paid' }, icon('check'), 'Paid'),
    paper,
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { class: 'button', type: 'button', onclick: () => globalThis.print() }, 'Print'),
      h('button', { class: 'button primary', type: 'button', onclick: () => dialog.close() }, 'New sale'),
    ),
  );
  return dialog;
}

const row = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

function receiptLine({ product, quantity, price, serials }, currency) {
  return h(
    'li',
    {},
    h('span', {}, quantity > 1 ? `${quantity} × ${product.name}` : product.name),
    h('span', {}, money(quantity * price, currency)),
    ...serials.map(({ serial, warrantyUntil }) =>
      h('small', {}, `S/N ${serial}`, warrantyUntil !== undefined && ` · warranty until ${longDay(warrantyUntil)}`),
    ),
  );
}
