import { BackOffice } from './back-office.js';
import { documentView } from './document-view.js';
import { h, icon } from './dom.js';
import { filesView } from './files.js';
import { loadHostData } from './host-data.js';
import { inventoryView } from './inventory.js';
import { saleView } from './sale.js';
import { topBar } from './top-bar.js';

const AREAS = [
  { path: 'sale', name: 'Sale', icon: 'sale' },
  { path: 'inventory', name: 'Inventory', icon: 'inventory' },
  { path: 'files', name: 'Files', icon: 'files' },
];
const VIEWS = { sale: saleView, inventory: inventoryView, document: documentView, files: filesView };

const till = /** @type {HTMLElement} */ (document.querySelector('#till'));
const main = h('main', { class: 'main', id: 'main', tabindex: '-1' });
const nav = h('nav', { class: 'nav', 'aria-label': 'Areas' }, ...AREAS.map(areaLink));

function areaLink({ path, name, icon: iconName }) {
  return h('a', { class: 'nav-link', href: `#/${path}`, 'data-area': path }, icon(iconName), h('span', {}, name));
}

/** The address names the view, so that a till that was killed opens where it was: `#/document/ASN-20418`. */
async function show(host) {
  const { hash } = location;
  const [area, ...rest] = (hash.slice(2) || 'sale').split('/').map(decodeURIComponent);
  const view = await (VIEWS[area] ?? saleView)(host, ...rest);
  if (location.hash !== hash) return; // somebody went on meanwhile
  till.dataset.area = area;
  const current = area === 'document' ? 'inventory' : area;
  for (const link of nav.children)
    link.setAttribute('aria-current', link.getAttribute('data-area') === current ? 'page' : 'false');
  main.replaceChildren(view);
  main.scrollTop = 0;
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const applyTheme = () => (document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light');
dark.addEventListener('change', applyTheme);
applyTheme();

const data = await loadHostData();
const host = { ...data, backOffice: new BackOffice(data) };
till.append(topBar(host), nav, main);
addEventListener('hashchange', () => void show(host));
await show(host);
await host.backOffice.seedLedger(host.ledger);
