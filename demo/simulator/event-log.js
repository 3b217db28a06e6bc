import { h } from '../till/dom.js';

const LIMIT = 200;
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Lists what the host hears, newest first, with each event's detail. */
export class EventLog {
  count = 0;
  #list;
  #names;
  #onEvent;

  /**
   * @param {HTMLElement} list
   * @param {readonly string[]} names of the events
   * @param {(event: CustomEvent) => void} onEvent
   */
  constructor(list, names, onEvent) {
    this.#list = list;
    this.#names = names;
    this.#onEvent = onEvent;
  }

  install(view) {
    for (const name of this.#names) view.addEventListener(name, event => this.#add(event));
  }

  clear() {
    this.count = 0;
    this.#list.replaceChildren();
  }

  #add(event) {
    this.count += 1;
    const detail = h('pre', {}, JSON.stringify(event.detail ?? null, undefined, 2));
    const summary = h(
      'summary',
      {},
      h('time', {}, time.format(Date.now())),
      h('code', {}, event.type),
      h('span', {}, gist(event.detail)),
    );
    this.#list.prepend(h('li', {}, h('details', {}, summary, detail)));
    if (this.#list.children.length > LIMIT) this.#list.lastElementChild?.remove();
    this.#onEvent(event);
  }
}

/** The few words of a detail that tell events apart at a glance. */
function gist(detail) {
  const { refusal, captured, prompt } = detail ?? {};
  const words = [
    refusal?.code,
    refusal?.text,
    captured?.serial,
    prompt?.type,
    detail?.tone,
    detail?.serial,
    detail?.sku,
    detail?.documentId,
  ];
  return words
    .filter(word => typeof word === 'string')
    .slice(0, 2)
    .join(' ');
}
