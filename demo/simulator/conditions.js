import { h } from '../till/dom.js';

/** Switches for what can go wrong in a store, and for what ends a till. */
export function conditionsPanel({ frame, camera, faults, captured }) {
  const view = () => frame.contentWindow;
  return h(
    'div',
    { class: 'conditions' },
    toggle('Offline', 'No network for the till', on => faults.setOffline(view(), on)),
    toggle('Storage full', 'Every write fails with QuotaExceededError', on => (faults.storageFull = on)),
    toggle('Camera denied', 'The associate said no', on => (camera.denied = on)),
    toggle('Slow host', 'Verification takes 8 s', on => (faults.slowHost = on)),
    toggle(
      'Dark',
      'The till’s dark colours',
      on => (view().document.documentElement.dataset.theme = on ? 'dark' : 'light'),
    ),
    h(
      'div',
      { class: 'ends' },
      h('button', { type: 'button', onclick: () => view().location.reload() }, 'Kill and reopen the app'),
      h(
        'button',
        {
          type: 'button',
          class: 'danger',
          onclick: () => {
            captured.clear();
            void wipe(view());
          },
        },
        'Wipe the till',
      ),
    ),
  );
}

function toggle(name, note, change) {
  const input = h('input', { type: 'checkbox', role: 'switch', onchange: event => change(event.target.checked) });
  return h('label', { class: 'toggle' }, input, h('span', {}, name, h('small', {}, note)));
}

/** As new: no journal, no event files, no documents of its own. */
async function wipe(view) {
  view.localStorage.clear();
  for (const { name } of await view.indexedDB.databases()) view.indexedDB.deleteDatabase(name);
  view.location.replace('till.html');
  view.location.reload();
}
