import { h, icon } from './dom.js';
import { acknowledgesAtOnce, eventFiles, markAcknowledged, setAcknowledgesAtOnce } from './event-files.js';
import { moment, plural } from './format.js';
import { KIND_NAMES } from './host-data.js';

/**
 * The event files of completed flows, as this till received them, and what still waits in the SDK's outbox. The file of
 * a blind count stays closed: those who count stand at this till, and others may still be counting.
 */
export async function filesView(host) {
  const page = h('div', { class: 'files' });
  const show = async () => {
    const waiting = await host.backOffice.waiting();
    page.replaceChildren(head(waiting), ...filesOrNothing(host, waiting, show));
  };
  await show();
  return page;
}

function head(waiting) {
  const toggle = h('input', {
    type: 'checkbox',
    role: 'switch',
    onchange: event => setAcknowledgesAtOnce(event.target.checked),
  });
  toggle.checked = acknowledgesAtOnce();
  return h(
    'header',
    { class: 'files-head' },
    h('h1', {}, 'Event files'),
    h(
      'span',
      { class: 'state', 'data-state': waiting.length ? 'waiting' : 'done' },
      waiting.length ? `${plural(waiting.length, 'file')} in the outbox` : 'Outbox empty',
    ),
    h('label', { class: 'switch' }, toggle, 'Acknowledge as they arrive'),
  );
}

function filesOrNothing(host, waiting, show) {
  const files = eventFiles();
  if (files.length === 0) return [h('p', { class: 'nothing' }, 'Complete a document and its event file arrives here.')];
  const ids = new Set(waiting.map(entry => entry.eventId));
  return files.map(file => fileCard(host, file, ids.has(file.eventId), show));
}

function fileCard(host, { eventId, event, file, acknowledged }, waits, show) {
  const answer = async () => {
    await host.backOffice.acknowledge(eventId);
    markAcknowledged(eventId);
    await show();
  };
  const isBlind = host.records.get(event.documentId)?.document.count?.blind === true;
  const text = h('pre', { class: 'file-text', tabindex: '0', 'aria-label': file.name }, file.text);
  const json = h(
    'pre',
    { class: 'file-text', tabindex: '0', 'aria-label': 'JSON event' },
    JSON.stringify(event, undefined, 2),
  );
  return h(
    'article',
    { class: 'file' },
    h(
      'header',
      { class: 'file-head' },
      h(
        'h2',
        {},
        event.documentId,
        h(
          'small',
          {},
          `${KIND_NAMES[event.flow].title} · ${moment(Date.parse(event.finishedAt))} · ${plural(units(event), 'unit')}`,
        ),
      ),
      h(
        'span',
        { class: 'state', 'data-state': acknowledged ? 'done' : 'waiting' },
        acknowledged ? 'Acknowledged' : waits ? 'Waits for the till' : 'Received',
      ),
    ),
    h('p', { class: 'file-name' }, file.name),
    ...(isBlind
      ? [h('p', {}, 'A blind count: what it expected is not shown to those who count.')]
      : [text, h('details', {}, h('summary', {}, 'JSON event'), json)]),
    h(
      'div',
      { class: 'file-actions' },
      !isBlind && download(file.name, file.type, file.text),
      !isBlind && download(`${event.eventId}.json`, 'application/json', JSON.stringify(event, undefined, 2)),
      !acknowledged &&
        h('button', { class: 'button primary', type: 'button', onclick: answer }, icon('check'), 'Acknowledge'),
    ),
  );
}

const units = event => event.lines.reduce((sum, line) => sum + line.countedQty, 0);

function download(name, type, text) {
  const link = h(
    'button',
    { class: 'button', type: 'button' },
    icon('download'),
    name.endsWith('.json') ? 'JSON' : 'Event file',
  );
  link.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    h('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  });
  return link;
}
