/**
 * What works behind the elements: storage, devices, rules. It is fetched beside them, not before them, so that the page
 * draws sooner; and at once, so that it is there before the network goes. Elements know of none of it: they are told
 * here how to come by it.
 */
export const loadEngine = () => import('../create-capture.js');

// Whoever needs it will see the failure, and try again.
loadEngine().catch(() => undefined);
