/** The basket of the open sale. Prices are in the store's currency, before tax. */
export class Cart extends EventTarget {
  /** @type {Map<string, { product: object, quantity: number }>} */
  #lines = new Map();

  get lines() {
    return [...this.#lines.values()];
  }

  get units() {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  get subtotal() {
    return this.lines.reduce((sum, line) => sum + line.quantity * line.product.price, 0);
  }

  change(product, delta) {
    const quantity = (this.#lines.get(product.sku)?.quantity ?? 0) + delta;
    if (quantity > 0) this.#lines.set(product.sku, { product, quantity });
    else this.#lines.delete(product.sku);
    this.dispatchEvent(new Event('change'));
  }

  clear() {
    this.#lines.clear();
    this.dispatchEvent(new Event('change'));
  }
}
