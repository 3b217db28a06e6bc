import { h } from '../till/dom.js';

/** So many confirmed scans make a scanner known. */
const SETTLED = 5;

/** Shows what the till's SDK has learned of the scanner, and lets it forget that. */
export class KnownScanners {
  #frame;
  #list = h('ul', { class: 'known-list', 'aria-live': 'polite' });

  /** @param {HTMLIFrameElement} frame the till's */
  constructor(frame) {
    this.#frame = frame;
    this.element = h(
      'section',
      { class: 'known', 'aria-label': 'What the device has learned of its scanners' },
      this.#list,
      h('button', { class: 'small', type: 'button', onclick: () => void this.#forget() }, 'Forget scanners'),
    );
    this.refresh();
  }

  refresh() {
    const wedge = this.#capture?.diagnostics().learned.wedge;
    const known = Array.isArray(wedge) ? wedge : [];
    const none = this.#capture ? 'Nothing learned of a scanner yet' : 'No document is open';
    this.#list.replaceChildren(...(known.length ? known.map(knownScanner) : [h('li', { class: 'none' }, none)]));
  }

  async #forget() {
    await this.#capture?.device.forgetScanners();
    this.refresh();
  }

  get #capture() {
    return this.#frame.contentDocument?.querySelector('serial-flow')?.activeCapture;
  }
}

function knownScanner({ scans, hasSuffix, medianMs, usScans, lonely }) {
  const traits = [
    `${Math.round(medianMs)} ms a key`,
    hasSuffix ? 'sends a suffix' : 'sends no suffix',
    usScans > 0 && 'means the US keyboard',
    lonely > 0 && `suffix missing ${lonely}×`,
  ];
  const isKnown = scans >= SETTLED;
  return h(
    'li',
    { class: isKnown ? 'settled' : '' },
    h('b', {}, isKnown ? 'Known' : `Learned ${scans} of ${SETTLED}`),
    h('span', {}, traits.filter(Boolean).join(' · ')),
  );
}
