import { h, icon } from './dom.js';
import { clock } from './format.js';

/** Store, register, network and associate: what every till shows all day. */
export function topBar({ store }) {
  const network = h('span', { class: 'network', role: 'status' });
  const time = h('time', { class: 'clock' });
  const showNetwork = () => {
    network.dataset.state = navigator.onLine ? 'online' : 'offline';
    network.replaceChildren(icon(network.dataset.state), h('span', {}, navigator.onLine ? 'Online' : 'Offline'));
  };
  const showTime = () => time.replaceChildren(clock(Date.now()));
  addEventListener('online', showNetwork);
  addEventListener('offline', showNetwork);
  setInterval(showTime, 10_000);
  showNetwork();
  showTime();
  return h(
    'header',
    { class: 'top-bar' },
    h(
      'a',
      { class: 'banner', href: '#/sale' },
      h('img', { src: 'pictures/till.svg', alt: '', width: 28, height: 28 }),
      store.banner,
    ),
    h('span', { class: 'place' }, h('strong', {}, `${store.store.name} ${store.store.id}`), ` ${store.register}`),
    network,
    time,
    h(
      'span',
      { class: 'associate' },
      h('span', { class: 'initials' }, initials(store.associate.name)),
      h('span', {}, store.associate.name),
    ),
  );
}

const initials = name => name.replace(/(\p{L})\p{L}*\s*/gu, '$1');
