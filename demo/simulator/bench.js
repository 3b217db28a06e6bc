// The bench around the till: everything that a store has and a desk has not (scanners, cameras, a bad network). No part
// of what a partner embeds.
import { h } from '../till/dom.js';
import { loadHostData } from '../till/host-data.js';
import { CapturedSerials } from './captured-serials.js';
import { conditionsPanel } from './conditions.js';
import { deviceChoice } from './device-frame.js';
import { EventLog } from './event-log.js';
import { EVENT_NAMES } from './event-names.js';
import { FakeCamera } from './fake-camera.js';
import { Faults } from './faults.js';
import { HostApp } from './host-app.js';
import { ScanPanel } from './scan-panel.js';

const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('#till'));
const simulator = /** @type {HTMLElement} */ (document.querySelector('#simulator'));
const canvas = h('canvas', { class: 'camera-picture', width: 1280, height: 720, 'aria-label': 'What the camera sees' });
const camera = new FakeCamera(canvas);
const faults = new Faults();
const hostApp = new HostApp();
const captured = new CapturedSerials();
const scan = new ScanPanel({ host: await loadHostData(), frame, camera, hostApp, captured, canvas });
const eventList = h('ol', { class: 'event-list', 'aria-label': 'Events of the SDK' });
const eventsTab = tab('events', 'Events');
const log = new EventLog(eventList, EVENT_NAMES, event => {
  captured.note(event);
  setTimeout(() => scan.refreshKnown()); // the scanner is learned when all have heard of it
  eventsTab.textContent = `Events ${log.count}`;
});
const clear = h('button', { class: 'small', type: 'button', onclick: () => clearLog() }, 'Clear');

function clearLog() {
  log.clear();
  eventsTab.textContent = 'Events';
}

function tab(name, title) {
  return h(
    'button',
    { class: 'tab', type: 'button', 'aria-pressed': name === 'scan', onclick: () => choose(name), 'data-tab': name },
    title,
  );
}

function choose(name) {
  document.body.dataset.tab = name;
  for (const each of simulator.querySelectorAll('.tab'))
    each.setAttribute('aria-pressed', String(each.getAttribute('data-tab') === name));
}

function open(isOpen) {
  document.body.dataset.simulator = isOpen ? 'open' : 'closed';
  handle.setAttribute('aria-expanded', String(isOpen));
}

/** Every load of the till is a new window, so everything that was put on the old window has to be put on again. */
function attach() {
  const view = /** @type {Window} */ (frame.contentWindow);
  camera.install(view);
  hostApp.install(view);
  faults.install(view);
  log.install(view);
  view.addEventListener('hashchange', () => scan.refresh());
  scan.refresh();
}

const handle = h(
  'button',
  {
    class: 'handle',
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': 'simulator-panels',
    onclick: () => open(document.body.dataset.simulator !== 'open'),
  },
  h('strong', {}, 'Simulator'),
  h('span', {}, 'not part of the till'),
);
simulator.append(
  h(
    'header',
    { class: 'simulator-head' },
    handle,
    deviceChoice(document.querySelector('#stage'), document.querySelector('#device')),
  ),
  h('div', { class: 'tabs' }, tab('scan', 'Scan'), tab('conditions', 'Conditions'), eventsTab),
  h(
    'div',
    { class: 'panels', id: 'simulator-panels' },
    h('section', { class: 'panel', 'data-panel': 'scan', 'aria-label': 'Scan' }, scan.element),
    h(
      'section',
      { class: 'panel', 'data-panel': 'conditions', 'aria-label': 'Conditions' },
      conditionsPanel({ frame, camera, faults, captured }),
    ),
    h(
      'section',
      { class: 'panel', 'data-panel': 'events', 'aria-label': 'Events' },
      h('h2', {}, 'Events the till hears', clear),
      eventList,
    ),
  ),
);
// A button that took the focus would take it from the field that a scanner types into.
simulator.addEventListener('mousedown', event => {
  if (/** @type {HTMLElement} */ (event.target).closest('button')) event.preventDefault();
});
choose('scan');
open(matchMedia('(min-width: 1500px)').matches);
frame.addEventListener('load', attach);
if (frame.contentDocument?.readyState === 'complete') attach();
