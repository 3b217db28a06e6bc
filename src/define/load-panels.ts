/**
 * Loads the panels beside the elements and not before them, as the engine is loaded, so that the page draws sooner and
 * the panels are loaded before the network goes. A panel that is shown before it has loaded appears as soon as it has.
 */
const loadPanels = () => import('./panels.js');

// A page that lost its network loads the panels at its next start.
loadPanels().catch(() => undefined);
