import { h, icon, picture } from './dom.js';
import { money, plural } from './format.js';
import { OpenSale } from './open-sale.js';
import { receiptDialog } from './receipt.js';
import { returnDialog } from './return-dialog.js';
import { serialDialog } from './serial-dialog.js';

/** @type {OpenSale} One for the page: the basket stays while other areas are shown. */
let sale;
let department = 'All';

/** The sale screen: find or tap products on the left, the basket on the right. */
export async function saleView(host) {
  sale ??= new OpenSale(host);
  listen();
  const grid = h('ul', { class: 'tiles' });
  const fill = text => grid.replaceChildren(...shown(host.products, text).map(product => tile(host, product)));
  const find = searchField(host, fill);
  const chips = ['All', ...new Set(host.products.map(product => product.department))].map(name =>
    h(
      'button',
      { class: 'chip', type: 'button', 'aria-pressed': name === department, onclick: () => choose(name) },
      name,
    ),
  );
  const choose = name => {
    department = name;
    for (const chip of chips) chip.setAttribute('aria-pressed', String(chip.textContent === name));
    fill('');
  };
  fill('');
  const products = h(
    'section',
    { class: 'products', 'aria-label': 'Products' },
    find,
    h('div', { class: 'chips' }, ...chips),
    grid,
  );
  if (!sale.capture.state) await sale.open();
  return h('div', { class: 'sale' }, products, basket(host));
}

/** Scanners and the app are heard as long as this view is shown. */
function listen() {
  const holder = {};
  sale.capture.start(holder);
  addEventListener('hashchange', () => sale.capture.stop(holder), { once: true });
}

function shown(products, text) {
  const wanted = text.trim().toLowerCase();
  return products.filter(product =>
    wanted
      ? product.name.toLowerCase().includes(wanted) || product.sku.startsWith(wanted)
      : department === 'All' || product.department === department,
  );
}

/** Typing filters; Enter on a whole code rings the product up. What a scanner types is read by the SDK. */
function searchField(host, fill) {
  const input = h('input', {
    type: 'search',
    placeholder: 'Scan or search',
    'aria-label': 'Scan or search',
    autocomplete: 'off',
    spellcheck: 'false',
    'data-scan': 'allow',
  });
  input.addEventListener('input', () => fill(input.value));
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    const code = input.value.trim().replace(/^\][A-Za-z]\d/, ''); // symbology identifier
    const product = host.products.find(({ sku, gtins, barcodes = [] }) => [sku, ...gtins, ...barcodes].includes(code));
    if (!product) return;
    void sale.ask({ type: 'add-unit', sku: product.sku });
    input.value = '';
    fill('');
  });
  requestAnimationFrame(() => input.focus({ preventScroll: true })); // ready for the scanner
  return h('label', { class: 'search' }, icon('search'), input);
}

function tile({ store }, product) {
  return h(
    'li',
    {},
    h(
      'button',
      {
        class: 'tile',
        type: 'button',
        'data-department': product.department,
        onclick: () => sale.ask({ type: 'add-unit', sku: product.sku }),
      },
      picture(product.picture),
      h('span', { class: 'tile-name' }, product.name),
      h('span', { class: 'tile-price' }, money(product.price, store.currency)),
    ),
  );
}

function basket(host) {
  const { store } = host;
  const lines = h('ul', { class: 'basket-lines' });
  const totals = h('dl', { class: 'totals' });
  const { modal, show: showDialog } = serialDialog(sale);
  const giveBack = returnDialog(host, sale);
  const verdict = document.createElement('serial-verdict');
  const pay = h('button', { class: 'button primary pay', type: 'button', onclick: () => void payFor(host, section) });
  const clear = h('button', { class: 'button', type: 'button', onclick: () => sale.clear() }, icon('bin'), 'Clear');
  const back = h(
    'button',
    { class: 'button', type: 'button', onclick: giveBack.open },
    icon('customer-return'),
    'Return',
  );
  const heading = h('h1', {});
  const missing = h('p', { class: 'serials-missing', role: 'status' });
  const show = () => {
    heading.replaceChildren('Basket', h('span', { class: 'count' }, plural(sale.units, 'item')));
    lines.replaceChildren(...(sale.units ? sale.lines.map(line => basketLine(store, line)) : [emptyBasket()]));
    totals.replaceChildren(
      ...row('Subtotal', money(sale.subtotal, store.currency)),
      ...row(`Tax ${(store.taxRate * 100).toFixed(2)} %`, money(sale.tax, store.currency)),
    );
    pay.replaceChildren('Pay', h('strong', {}, money(sale.subtotal + sale.tax, store.currency)));
    pay.disabled = sale.units === 0 || sale.waits;
    clear.disabled = sale.units === 0;
    missing.textContent = sale.waits ? 'Scan the missing serials, then pay.' : '';
    const isTold = !sale.capture.state?.prompt && ['refused', 'duplicate'].includes(sale.message?.tone);
    verdict.message = isTold ? sale.message : undefined; // else the dialog says it
    showDialog();
  };
  sale.addEventListener('change', show);
  show();
  const section = h(
    'section',
    { class: 'basket', 'aria-label': 'Basket' },
    h('header', { class: 'basket-head' }, heading, back),
    lines,
    verdict,
    missing,
    totals,
    h('div', { class: 'basket-actions' }, clear, pay),
    modal,
    giveBack.dialog,
  );
  return section;
}

/** Completing the flow is the sale: its units leave the store's ledger, and the receipt names them. */
async function payFor(host, section) {
  const { outcome } = await sale.ask({ type: 'complete' });
  if (outcome !== 'done') return;
  const receipt = receiptDialog(host, sale, Date.now());
  section.append(receipt);
  receipt.addEventListener('close', () => {
    receipt.remove();
    void sale.next();
  });
  receipt.showModal();
}

const row = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

const emptyBasket = () => h('li', { class: 'empty' }, picture('case'), 'Scan or tap a product to start the sale.');

function basketLine({ currency }, line) {
  const { product, quantity, price } = line;
  const step = (type, name) =>
    h(
      'button',
      {
        class: 'step',
        type: 'button',
        'aria-label': `${name} ${product.name}`,
        onclick: () => sale.ask({ type, sku: product.sku }),
      },
      icon(type === 'add-unit' ? 'plus' : 'minus'),
    );
  return h(
    'li',
    { class: 'basket-line' },
    h('span', { class: 'basket-name' }, product.name, h('small', {}, money(price, currency))),
    h(
      'span',
      { class: 'stepper' },
      step('remove-unit', 'One less'),
      h('output', {}, String(quantity)),
      step('add-unit', 'One more'),
    ),
    h('span', { class: 'basket-sum' }, money(price * quantity, currency)),
    line.serialized && serialsOf(line),
  );
}

/** The serials of the units, each with its own way out, and a way to scan what is missing. */
function serialsOf({ lineId, product, serials, missing }) {
  const taken = serials.map(({ serial }) =>
    h(
      'li',
      { class: 'unit' },
      h('span', { class: 'unit-serial' }, serial),
      h(
        'button',
        {
          class: 'unit-out',
          type: 'button',
          'aria-label': `Take out ${serial}`,
          onclick: () => sale.ask({ type: 'remove-unit', sku: product.sku, serial }),
        },
        icon('close'),
      ),
    ),
  );
  const scan = h(
    'li',
    {},
    h(
      'button',
      { class: 'scan-missing', type: 'button', onclick: () => sale.ask({ type: 'select-line', lineId }) },
      missing === 1 ? 'Serial missing: scan it' : `${missing} serials missing: scan them`,
    ),
  );
  return h('ul', { class: 'units' }, ...taken, missing > 0 && scan);
}
