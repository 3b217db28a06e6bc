/** Who hears the keys of a window. */
export interface KeyListener {
  onKeyDown(event: KeyboardEvent): void;
  onBeforeInput(event: Event): void;
  onInput(event: Event): void;
  /** The window has the keys again, after another one had them. */
  onReturn(event: Event): void;
}

/** The listeners of each window share one set of event listeners. */
const taps = new WeakMap<Window, Set<KeyListener>>();

/**
 * Begins to hear the keys of a window, before the page does. The returned function ends it; the last one leaves no
 * listener behind.
 */
export function tapKeyboard(view: Window, listener: KeyListener): () => void {
  const listeners = taps.get(view) ?? attach(view);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) detach.get(listeners)?.();
  };
}

const detach = new WeakMap<Set<KeyListener>, () => void>();

function attach(view: Window): Set<KeyListener> {
  const listeners = new Set<KeyListener>();
  const all = (hear: (listener: KeyListener) => void): void => [...listeners].forEach(hear);
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  view.addEventListener('keydown', event => all(listener => listener.onKeyDown(event)), options);
  view.addEventListener('beforeinput', event => all(listener => listener.onBeforeInput(event)), options);
  view.addEventListener('input', event => all(listener => listener.onInput(event)), options);
  // The listener is not in the capturing phase, because there it would hear of every element's focus, too.
  view.addEventListener('focus', event => all(listener => listener.onReturn(event)), { signal: ending.signal });
  taps.set(view, listeners);
  detach.set(listeners, () => {
    ending.abort();
    taps.delete(view);
  });
  return listeners;
}
