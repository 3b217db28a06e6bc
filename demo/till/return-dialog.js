import { h, icon } from './dom.js';
import { longDay, moment } from './format.js';
import { saveRecord } from './host-data.js';

/** Asks for the serial of a unit that comes back, says what the ledger knows of it, and opens the return. */
export function returnDialog(host, { capture }) {
  const input = h('input', { 'data-scan': 'allow', autocomplete: 'off', spellcheck: 'false', maxlength: 128 });
  const answer = h('div', { class: 'return-answer', role: 'status' });
  const ask = async text => {
    const { serial, ledger } = await capture.device.lookUp(text);
    input.value = serial;
    answer.replaceChildren(...whatIsKnown(host, serial, ledger));
  };
  const form = h(
    'form',
    { onsubmit: event => submit(event, () => input.value.trim() && void ask(input.value)) },
    h('h2', {}, 'Return'),
    h('label', { class: 'field' }, 'Serial of the unit: scan it, or type it', input),
    answer,
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Close'),
      h('button', { class: 'button primary' }, icon('search'), 'Look up'),
    ),
  );
  const dialog = h('dialog', { class: 'dialog', 'aria-label': 'Return' }, form);
  const open = () => {
    input.value = '';
    answer.replaceChildren();
    const end = capture.divert(({ text }) => void ask(text));
    dialog.addEventListener('close', end, { once: true });
    dialog.showModal();
  };
  return { dialog, open };
}

function submit(event, act) {
  event.preventDefault();
  act();
}

function whatIsKnown(host, serial, ledger) {
  if (ledger.length === 0) return [h('p', {}, `The ledger knows nothing of ${serial}. Ask for the receipt.`)];
  return ledger.map(entry => {
    const name = host.products.find(({ sku }) => sku === entry.sku)?.name ?? entry.sku;
    const isSold = entry.status === 'sold';
    return h(
      'div',
      { class: 'known', 'data-sold': String(isSold) },
      h('strong', {}, name),
      h('dl', {}, ...factsOf(entry).flatMap(([term, text]) => [h('dt', {}, term), h('dd', {}, text)])),
      isSold
        ? h(
            'button',
            { class: 'button primary', type: 'button', onclick: () => openReturn(host, entry) },
            'Take it back',
          )
        : h('p', {}, 'It was not sold, so it cannot come back.'),
    );
  });
}

function factsOf({ status, locationId, receipt, atMs, warrantyUntil }) {
  const isSold = status === 'sold';
  return [
    [isSold ? 'Sold by' : 'It is', isSold ? `Store ${locationId}` : `${status.replace('-', ' ')}, ${locationId}`],
    ['On', isSold && atMs !== undefined && moment(atMs)],
    ['Receipt', receipt],
    ['Warranty', warrantyUntil && `until ${longDay(warrantyUntil)}`],
  ].filter(([, text]) => text);
}

function openReturn(host, { sku, serial, receipt }) {
  const documentId = `CR-${String(Date.now()).slice(-7)}`;
  const document = {
    flow: 'customer-return',
    documentId,
    title: receipt ? `Receipt ${receipt}` : 'Without a receipt',
    locationId: host.store.store.id,
    refs: receipt ? [{ type: 'receipt', id: receipt }] : [],
    lines: [{ lineId: '1', sku, expectedQty: 1, expectedSerials: [serial] }],
  };
  saveRecord(host.records, { document });
  location.hash = `#/document/${documentId}`;
}
