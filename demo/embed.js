import './sdk.js';

/**
 * Opens a document in a part of the page: properties go in, events come out.
 * @param {HTMLElement} place where the flow is worked
 * @param {{ settings: object, products: object[], document: object }} work what the store's server sent
 * @param {{ isKnown(question: object): Promise<boolean> | undefined, leave(): void,
 * receive(file: object): Promise<void> | undefined }} host
 */
export function openFlow(place, work, { isKnown, receive, leave }) {
  const flow = Object.assign(document.createElement('serial-flow'), work);
  flow.addEventListener('serial-verify-request', event => {
    const answer = isKnown(event.detail);
    if (answer) event.respondWith(answer.then(known => (known ? 'known' : 'unknown'))); // else the ledger decides
  });
  flow.addEventListener('serial-flow-completed', event => {
    const delivered = receive(event.detail);
    if (delivered) event.acknowledge(delivered); // else the file stays in the outbox
  });
  flow.addEventListener('serial-close-request', leave);
  place.replaceChildren(flow);
}
