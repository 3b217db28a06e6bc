/**
 * The serials that count on this till, by the SDK's events, so that the next serial is a new one and a duplicate is
 * truly a duplicate.
 */
export class CapturedSerials {
  #entries = [];

  /** @param {CustomEvent} event */
  note({ type, detail }) {
    if (type === 'serial-accepted')
      this.#entries.push({ ...detail, key: detail.captured.key, serial: detail.captured.serial });
    if (type === 'serial-removed') this.#drop(entry => entry.flowId === detail.flowId && entry.key === detail.key);
    if (type === 'serial-line-restarted')
      this.#drop(entry => entry.flowId === detail.flowId && entry.lineId === detail.lineId);
    if (type === 'serial-flow-cancelled' || type === 'serial-flow-voided')
      this.#drop(entry => entry.flowId === detail.flowId);
  }

  /** Oldest first. */
  serialsOf(sku) {
    return this.#entries.filter(entry => entry.sku === sku).map(entry => entry.serial);
  }

  clear() {
    this.#entries = [];
  }

  #drop(isGone) {
    this.#entries = this.#entries.filter(entry => !isGone(entry));
  }
}
