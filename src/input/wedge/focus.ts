import type { Focus } from './stroke.js';

/** Input types that take no text. */
const WORDLESS_TYPES = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
const TEXT_ROLES = new Set(['combobox', 'searchbox', 'spinbutton', 'textbox']);

/** Which kind of element an event goes to, seen through open shadow roots. `own` is our hidden field. */
export function focusOf(event: Event, own: Element | undefined): Focus {
  const path = event.composedPath();
  const [target] = path;
  if (!isElement(target)) return 'none';
  if (target === own) return 'own';
  if (isSecret(target)) return 'secret';
  if (!takesText(target)) return 'none';
  const marked = path.filter(isElement).find(element => element.hasAttribute('data-scan'));
  return marked?.getAttribute('data-scan') === 'allow' ? 'allowed' : 'host';
}

/** A text field with a value that can be read and set. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

export function isTextField(target: EventTarget | undefined): target is TextField {
  return isElement(target) && (target.localName === 'input' || target.localName === 'textarea');
}

function isElement(target: EventTarget | undefined): target is HTMLElement {
  return target !== undefined && 'localName' in target;
}

function isSecret(element: HTMLElement): boolean {
  if (element.getAttribute('type')?.toLowerCase() === 'password') return true;
  return /(?:^|\s)(?:cc-|one-time-code|(?:current|new)-password)/i.test(element.getAttribute('autocomplete') ?? '');
}

function takesText(element: HTMLElement): boolean {
  if (element.isContentEditable || element.ownerDocument.designMode === 'on') return true;
  if (isTextField(element)) return !element.readOnly && !element.disabled && !WORDLESS_TYPES.has(element.type);
  return element.localName === 'select' || TEXT_ROLES.has(element.getAttribute('role') ?? '');
}
