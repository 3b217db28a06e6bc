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
    toggle('Dark', 'The till’s dark colours', on => faults.setDark(view(), on)),
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
            void wipe(frame);
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

/** The till's worker lets go of its file a little after the till was switched off. */
async function untilRemoved(folder, name) {
  for (let isRemoved = false; !isRemoved;) {
    isRemoved = await folder.removeEntry(name, { recursive: true }).then(
      () => true,
      () => new Promise(resolve => setTimeout(resolve, 20, false)),
    );
  }
}

/**
 * Makes the till as new: without journal, event files and documents of its own. The till is off meanwhile, so that
 * nothing holds the data that is deleted.
 */
async function wipe(frame) {
  frame.src = 'about:blank';
  await new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  localStorage.clear();
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await untilRemoved(files, name);
  frame.src = 'till.html';
}
