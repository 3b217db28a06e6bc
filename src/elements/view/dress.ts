import { adoptStyles, supportsAdoptingStyleSheets, type CSSResultOrNative } from 'lit';

const sheets = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/**
 * Gives an element's root its styles, with sheets of the document that it is in: a sheet is one document's alone, and
 * an element may be moved to a frame's or another window's. Styles in elements of their own move along.
 */
export function dress(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = root;
  const { defaultView } = ownerDocument;
  if (!supportsAdoptingStyleSheets || ownerDocument === document) adoptStyles(root, [...styles]);
  else if (defaultView) root.adoptedStyleSheets = styles.map(style => sheetFor(defaultView, style));
}

function sheetFor({ document, CSSStyleSheet }: Window & typeof globalThis, style: CSSResultOrNative): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  sheets.set(document, known);
  const sheet = known.get(style) ?? new CSSStyleSheet();
  if (!known.has(style) && 'cssText' in style) sheet.replaceSync(style.cssText);
  known.set(style, sheet);
  return sheet;
}
