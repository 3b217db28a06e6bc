/**
 * Loads the engine behind the elements: storage, devices and rules. It is fetched beside the elements and not before
 * them, so that the page draws sooner; and it is fetched at once, so that it is loaded before the network goes. The
 * elements do not import the engine: they are told here how to get it.
 */
export const loadEngine = () => import('../create-capture.js');

// A failure is not handled here, because whoever needs the engine sees the failure and tries again.
loadEngine().catch(() => undefined);
