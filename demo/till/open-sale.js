import { awaitingSerials, createCapture, messageOf } from '../sdk.js';
import { acknowledgesAtOnce, keepFile } from './event-files.js';

const OPEN = 'till.sale';
const FIRST_NUMBER = 20818;

/**
 * The sale at this till. Its basket is a flow of the SDK, so that it outlives a restart and each serial counts once.
 * The till adds prices and the receipt. It fires `change`.
 */
export class OpenSale extends EventTarget {
  /** What the last scan came to, in the SDK's words. */
  message;
  #store;
  #strings = document.createElement('serial-scan-modal').strings;
  #prices;

  constructor({ settings, products, store, blockedSerials }) {
    super();
    this.#store = store;
    this.#prices = new Map(products.map(({ sku, price }) => [sku, price]));
    const isBlocked = ({ sku, serial }) =>
      blockedSerials.some(blocked => blocked.sku === sku && blocked.serial === serial);
    this.capture = createCapture({
      settings,
      products,
      host: {
        // The till knows of stolen units only; what was sold is known to the ledger.
        verify: question => (isBlocked(question) ? Promise.resolve('unknown') : undefined),
        deliver: async entry => {
          await keepFile(entry, acknowledgesAtOnce());
          return acknowledgesAtOnce();
        },
      },
    });
    this.capture.observe(({ state, verdict }) => this.#show(verdict && messageOf(verdict, state, this.#strings)));
  }

  /** Goes on with the sale that was open when the till was closed, or begins one. */
  async open() {
    const number = Number(localStorage.getItem(OPEN) ?? FIRST_NUMBER);
    const { status } = await this.#begin(number);
    if (status === 'completed' || status === 'cancelled') await this.next();
  }

  next() {
    return this.#begin(Number(localStorage.getItem(OPEN)) + 1);
  }

  get number() {
    return this.capture.state?.document.documentId;
  }

  /** What is in the basket: each product with its units, its serials, and how many serials are still to be scanned. */
  get lines() {
    return (this.capture.state?.lines ?? [])
      .filter(({ countedQty, inBasket = 0 }) => countedQty > 0 || inBasket > 0)
      .map(({ lineId, product, serialized, countedQty, inBasket = 0, serials }) => {
        const quantity = Math.max(countedQty, serialized ? inBasket : 0);
        const price = this.#prices.get(product.sku) ?? 0;
        return { lineId, product, serialized, serials, quantity, missing: quantity - countedQty, price };
      });
  }

  get units() {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** In the store's currency, before tax. */
  get subtotal() {
    return this.lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  }

  get tax() {
    return this.subtotal * this.#store.taxRate;
  }

  get waits() {
    const { state } = this.capture;
    return state !== undefined && awaitingSerials(state).length > 0;
  }

  /** Asks the SDK; its answer is shown as that to a scan is. */
  ask(request) {
    return this.capture.request(request);
  }

  async clear() {
    await this.ask({ type: 'cancel' });
    await this.next();
  }

  async #begin(number) {
    localStorage.setItem(OPEN, String(number));
    const { store, register } = this.#store;
    const documentId = `S-${store.id}-${register.replace(/\D/g, '')}-${number}`;
    const state = await this.capture.open({ flow: 'sale', documentId, locationId: store.id, title: 'Sale' });
    this.#show(undefined);
    return state;
  }

  #show(message) {
    this.message = message;
    this.dispatchEvent(new Event('change'));
  }
}
