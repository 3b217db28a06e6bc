import { h } from '../till/dom.js';
import * as codes from './codes.js';
import { KnownScanners } from './known-scanners.js';
import { BEHAVIOURS, PROFILES, typeScan } from './scanner.js';

const CHANNELS = { scanner: 'Scanner', camera: 'Camera', bridge: 'Host app' };

/** Chooses a product and a way to read, and sends the code that a button names. */
export class ScanPanel {
  #host;
  #frame;
  #camera;
  #hostApp;
  #channel = 'scanner';
  #captured;
  #product = h('select', { 'aria-label': 'Product in hand' });
  #profile = choiceOf('Scanner', PROFILES);
  #behaviour = choiceOf('What the scanner does', BEHAVIOURS);
  #known;
  #aim = h('input', { type: 'checkbox', checked: true });
  #sent = h('output', { class: 'sent' }, 'Nothing sent yet');

  constructor({ host, frame, camera, hostApp, captured, canvas }) {
    this.#host = host;
    this.#frame = frame;
    this.#camera = camera;
    this.#hostApp = hostApp;
    this.#captured = captured;
    this.#known = new KnownScanners(frame);
    this.element = h(
      'div',
      { class: 'scan', 'data-channel': this.#channel },
      this.#channels(),
      this.#options(),
      this.#known.element,
      canvas,
      this.#product,
      this.#buttons(),
      this.#sent,
    );
  }

  /** Shows what the device has learned by now. */
  refreshKnown() {
    this.#known.refresh();
  }

  /** Offers the products of the document that is open, or all of them. */
  refresh() {
    const document = this.#document;
    const onDocument = document ? document.lines.map(line => this.#productOf(line.sku)) : [];
    const others = this.#host.products.filter(product => !onDocument.includes(product));
    const options = products => products.map(({ sku, name }) => h('option', { value: sku }, name));
    const chosen = this.#product.value;
    this.#product.replaceChildren(
      ...(onDocument.length ? [h('optgroup', { label: document.documentId }, ...options(onDocument))] : []),
      h('optgroup', { label: onDocument.length ? 'Not on the document' : 'Products' }, ...options(others)),
    );
    if (onDocument.some(product => product.sku === chosen)) this.#product.value = chosen;
    this.refreshKnown();
  }

  get #document() {
    const [area, id] = this.#frame.contentWindow.location.hash.slice(2).split('/');
    if (area === 'document') return this.#host.records.get(decodeURIComponent(id))?.document;
    return area === 'inventory' || area === 'files' ? undefined : { flow: 'sale', lines: [] };
  }

  #productOf(sku) {
    return this.#host.products.find(product => product.sku === sku);
  }

  #channels() {
    const buttons = Object.entries(CHANNELS).map(([channel, name]) =>
      h('button', { type: 'button', 'aria-pressed': channel === this.#channel, onclick: () => choose(channel) }, name),
    );
    const choose = channel => {
      this.#channel = this.element.dataset.channel = channel;
      for (const button of buttons)
        button.setAttribute('aria-pressed', String(button.textContent === CHANNELS[channel]));
    };
    return h('div', { class: 'segments', role: 'group', 'aria-label': 'Read with' }, ...buttons);
  }

  #options() {
    return h('div', { class: 'scanner-options' }, this.#profile, this.#behaviour, h('label', {}, this.#aim, 'AIM id'));
  }

  #buttons() {
    const actions = {
      'Product code': product => [codes.productCode(product)],
      'Next serial': (product, line) => this.#serial(product, line),
      'GTIN + serial': (product, line) => this.#serial(product, line).map(code => codes.gs1Code(product, code.text)),
      'Whole label': (product, line) => [
        codes.productCode(product),
        ...(product.SerialNumberRequired ? this.#serial(product, line) : []),
      ],
      'Same serial again': product => this.#captured.serialsOf(product.sku).slice(-1).map(codes.serialCode),
      'Wrong serial': product => [codes.strangerCode(product)],
      'Misprinted serial': product => [codes.brokenCode(product)],
      'Case pack': product => [codes.casePackCode(product)],
      'Carton label': (_, line) => [codes.cartonCode(line)].filter(Boolean),
    };
    const buttons = Object.entries(actions).map(([name, make]) =>
      h(
        'button',
        { type: 'button', onclick: () => void this.#send(make(this.#productOf(this.#product.value), this.#line)) },
        name,
      ),
    );
    const ten = h('button', { type: 'button', onclick: () => void this.#sendTen() }, 'Ten units');
    return h('div', { class: 'codes' }, ...buttons, ten);
  }

  get #line() {
    const sku = this.#product.value;
    return this.#document?.lines.find(line => line.sku === sku) ?? { sku };
  }

  #serial(product, line) {
    const serial = codes.nextSerial(
      this.#host,
      this.#document ?? {},
      line,
      product,
      new Set(this.#captured.serialsOf(product.sku)),
    );
    return serial ? [codes.serialCode(serial)] : [];
  }

  async #sendTen() {
    for (let unit = 0; unit < 10; unit++) {
      const product = this.#productOf(this.#product.value);
      const serial = product.SerialNumberRequired ? this.#serial(product, this.#line) : [];
      await this.#send([codes.productCode(product), ...serial]);
      await new Promise(resolve => setTimeout(resolve, 700));
    }
  }

  async #send(list) {
    this.#sent.textContent = list.length ? list.map(code => code.text).join('  ') : 'There is no such code now';
    if (list.length === 0) return;
    if (this.#channel === 'camera') return this.#camera.show({ title: list[0].caption, codes: list });
    if (this.#channel === 'bridge') {
      this.#sent.textContent += `  →  ${await this.#hostApp.scan(list)}`;
      return;
    }
    for (const [at, code] of list.entries()) {
      if (at > 0) await new Promise(resolve => setTimeout(resolve, 600));
      const scanner = { ...PROFILES[this.#profile.value], ...BEHAVIOURS[this.#behaviour.value] };
      await typeScan(this.#frame.contentWindow, codes.typed(code, this.#aim.checked), scanner);
      this.refreshKnown();
    }
  }
}

function choiceOf(label, choices) {
  const options = Object.entries(choices).map(([value, { name }]) => h('option', { value }, name));
  return h('select', { 'aria-label': label }, ...options);
}
