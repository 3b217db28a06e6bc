/**
 * Loads the engine behind the elements (storage, devices and rules) and what is shown only after work with it: the scan
 * modal, the review, and the panels. They are fetched beside the elements and not before them, so that the page draws
 * sooner; and they are fetched at once, so that they are loaded before the network goes. The elements do not import the
 * engine: they are told here how to get it. It comes with the modal and the review, since without them no flow could be
 * completed.
 */
export const loadEngine = async () => {
  const [engine] = await Promise.all([import('../create-capture.js'), import('./panels.js')]);
  return engine;
};

// A failure is not handled here, because whoever needs the engine sees the failure and tries again.
loadEngine().catch(() => undefined);
