const NAMESPACE = 'scan-host';

/**
 * The native app around the till's web view: its end of the bridge, version 1, in the shape of Android's message
 * listener.
 */
export class HostApp {
  #view;
  #session = '';
  #sequence = 0;

  /** Gives the page a way out, as an app does at document start. */
  install(view) {
    this.#view = view;
    this.#session = '';
    view.scanHost = { postMessage: text => this.#hear(JSON.parse(text)) };
  }

  /**
   * Delivers the codes of one label in one message.
   * @param {readonly import('./codes.js').PrintedCode[]} codes
   * @returns {Promise<string>} the page's answer, such as `stored`
   */
  async scan(codes) {
    if (!this.#view.ScanHostBridge?.active) return 'no document is open';
    const message = this.#envelope('scan', { device: 'Simulated app', readings: codes.map(reading) });
    const answer = await this.#view.ScanHostBridge.receive(message);
    return answer?.payload.status ?? answer?.payload.code ?? 'no answer';
  }

  #hear({ type, session }) {
    if (type !== 'hello') return;
    this.#session = session;
    void this.#view.ScanHostBridge.receive(this.#envelope('ready', { scanner: 'ready', caps: ['beep', 'haptic'] }));
  }

  #envelope(type, payload) {
    this.#sequence += 1;
    return {
      ns: NAMESPACE,
      v: 1,
      type,
      id: crypto.randomUUID(),
      seq: this.#sequence,
      session: this.#session,
      ts: Date.now(),
      payload,
    };
  }
}

function reading(code) {
  const bytes = new TextEncoder().encode(code.text);
  const aim = code.symbology === 'ean-13' ? ']E0' : code.gs1 ? ']C1' : ']C0';
  return {
    bytes: btoa(String.fromCharCode(...bytes)),
    encoding: 'utf-8',
    symbology: code.symbology,
    aim,
    origin: 'hardware',
    group: 'label',
  };
}
