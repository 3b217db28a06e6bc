import { Cart } from './cart.js';
import { h, icon, picture } from './dom.js';
import { money, plural } from './format.js';

const cart = new Cart();
let department = 'All';

/** The sale screen: find or tap products on the left, the basket on the right. */
export function saleView(host) {
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
  return h('div', { class: 'sale' }, products, basket(host));
}

function shown(products, text) {
  const wanted = text.trim().toLowerCase();
  return products.filter(product =>
    wanted
      ? product.name.toLowerCase().includes(wanted) || product.sku.startsWith(wanted)
      : department === 'All' || product.department === department,
  );
}

/** Typing filters; Enter on a whole code, as a scanner sends it, rings the product up. */
function searchField(host, fill) {
  const input = h('input', {
    type: 'search',
    placeholder: 'Scan or search',
    'aria-label': 'Scan or search',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.addEventListener('input', () => fill(input.value));
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    const code = input.value.trim().replace(/^\][A-Za-z]\d/, ''); // symbology identifier
    const product = host.products.find(({ sku, gtins, barcodes = [] }) => [sku, ...gtins, ...barcodes].includes(code));
    if (!product) return;
    cart.change(product, 1);
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
      { class: 'tile', type: 'button', 'data-department': product.department, onclick: () => cart.change(product, 1) },
      picture(product.picture),
      h('span', { class: 'tile-name' }, product.name),
      h('span', { class: 'tile-price' }, money(product.price, store.currency)),
    ),
  );
}

function basket({ store }) {
  const lines = h('ul', { class: 'basket-lines' });
  const totals = h('dl', { class: 'totals' });
  const pay = h('button', { class: 'button primary pay', type: 'button', onclick: () => cart.clear() });
  const clear = h('button', { class: 'button', type: 'button', onclick: () => cart.clear() }, icon('bin'), 'Clear');
  const heading = h('h1', {});
  const show = () => {
    const tax = cart.subtotal * store.taxRate;
    heading.replaceChildren('Basket', h('span', { class: 'count' }, plural(cart.units, 'item')));
    lines.replaceChildren(...(cart.units ? cart.lines.map(line => basketLine(store, line)) : [emptyBasket()]));
    totals.replaceChildren(
      ...row('Subtotal', money(cart.subtotal, store.currency)),
      ...row(`Tax ${(store.taxRate * 100).toFixed(2)} %`, money(tax, store.currency)),
    );
    pay.replaceChildren('Pay', h('strong', {}, money(cart.subtotal + tax, store.currency)));
    pay.disabled = clear.disabled = cart.units === 0;
  };
  cart.addEventListener('change', show);
  show();
  return h(
    'section',
    { class: 'basket', 'aria-label': 'Basket' },
    heading,
    lines,
    totals,
    h('div', { class: 'basket-actions' }, clear, pay),
  );
}

const row = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

const emptyBasket = () => h('li', { class: 'empty' }, picture('case'), 'Scan or tap a product to start the sale.');

function basketLine({ currency }, { product, quantity }) {
  const step = (delta, name) =>
    h(
      'button',
      {
        class: 'step',
        type: 'button',
        'aria-label': `${name} ${product.name}`,
        onclick: () => cart.change(product, delta),
      },
      icon(delta > 0 ? 'plus' : 'minus'),
    );
  return h(
    'li',
    { class: 'basket-line' },
    h('span', { class: 'basket-name' }, product.name, h('small', {}, money(product.price, currency))),
    h('span', { class: 'stepper' }, step(-1, 'One less'), h('output', {}, String(quantity)), step(1, 'One more')),
    h('span', { class: 'basket-sum' }, money(product.price * quantity, currency)),
  );
}
