type DetailEvent = new (detail: unknown) => CustomEvent;

/**
 * Sends an inner element's request on from the element around it. Requests bubble but do not leave a shadow root on their own, so that the
 * page hears each of them once, from the outermost element.
 */
export function relay(host: EventTarget, event: CustomEvent): void {
  event.stopPropagation();
  host.dispatchEvent(new (event.constructor as DetailEvent)(event.detail));
}
