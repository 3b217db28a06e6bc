/**
 * Registers an element unless its tag is taken, since a second copy of the SDK on the page must not throw; in Node it
 * does nothing.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis;
  if (customElements && !customElements.get(tag)) customElements.define(tag, element);
}
