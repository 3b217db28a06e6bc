/** Conditions that a till meets in a store, put on a window and taken off again. */
export class Faults {
  offline = false;
  storageFull = false;
  slowHost = false;
  #theme;

  /** Patches a freshly loaded window; each patch asks this object, so that a switch works at once. */
  install(view) {
    this.#patchNetwork(view);
    this.#patchStorage(view);
    view.addEventListener('serial-verify-request', event => this.#delay(view, event), { capture: true });
    this.#showTheme(view);
    if (this.offline) view.dispatchEvent(new view.Event('offline'));
  }

  setOffline(view, offline) {
    this.offline = offline;
    view.dispatchEvent(new view.Event(offline ? 'offline' : 'online'));
  }

  /** @param {boolean} dark whether the device is in dark mode, for a till that follows its device */
  setDark(view, dark) {
    this.#theme = dark ? 'dark' : 'light';
    this.#showTheme(view);
  }

  #showTheme(view) {
    if (this.#theme) view.document.documentElement.dataset.theme = this.#theme;
  }

  #patchNetwork(view) {
    const { fetch } = view;
    Object.defineProperty(view.Navigator.prototype, 'onLine', { configurable: true, get: () => !this.offline });
    view.fetch = (...request) =>
      this.offline ? Promise.reject(new view.TypeError('Offline')) : fetch.apply(view, request);
  }

  #patchStorage(view) {
    for (const name of ['put', 'add']) {
      const write = view.IDBObjectStore.prototype[name];
      const isFull = () => this.storageFull;
      view.IDBObjectStore.prototype[name] = function (...record) {
        if (isFull()) throw new view.DOMException('The simulator says that the disk is full', 'QuotaExceededError');
        return write.apply(this, record);
      };
    }
  }

  /** Takes the question before the till can, because the first answer stands, and answers far too late. */
  #delay(view, event) {
    if (!this.slowHost) return;
    event.respondWith(new view.Promise(resolve => view.setTimeout(() => resolve('known'), 8_000)));
  }
}
