/**
 * Panels are fetched beside the elements, not before them, as the engine is: the page draws sooner, and they are there
 * before the network goes. Whoever needs one before it has come sees it as soon as it has.
 */
const loadPanels = () => import('./panels.js');

// A page that lost its network finds them at the next start.
loadPanels().catch(() => undefined);
