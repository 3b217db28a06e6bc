/** Our own hidden text field, for devices that deliver scans through an input method. */
export interface ScanField {
  readonly element: HTMLInputElement;
  readonly remove: () => void;
}

/**
 * Adds the field and keeps it focused while nothing else is. It has to be a real text field: `readonly`, `hidden` and
 * `display: none` lose the text without a word. `inputmode=none` keeps the screen keyboard away.
 */
export function addScanField(document: Document, label: string): ScanField {
  const element = document.createElement('input');
  const attributes = {
    type: 'text',
    inputmode: 'none',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    tabindex: '-1',
  };
  for (const [name, value] of Object.entries({ ...attributes, 'aria-label': label })) element.setAttribute(name, value);
  for (const [name, value] of Object.entries({
    position: 'fixed',
    width: '1px',
    height: '1px',
    opacity: '0',
    border: '0',
    padding: '0',
  }))
    element.style.setProperty(name, value);
  const ending = new AbortController();
  const focusIfIdle = (): void => {
    if (!ending.signal.aborted && (document.activeElement ?? document.body) === document.body)
      element.focus({ preventScroll: true });
  };
  // While focus moves, the body has it for a moment: look again when it has arrived.
  document.addEventListener('focusout', () => queueMicrotask(focusIfIdle), { signal: ending.signal });
  document.body.append(element);
  focusIfIdle();
  return {
    element,
    remove: () => {
      ending.abort();
      element.remove();
    },
  };
}
