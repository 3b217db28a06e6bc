const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Strings become text, never markup, so that nothing a scanner or a server sent can turn into HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties] `class`, `onclick` and the like are properties or listeners; the rest
 * are attributes
 * @param {...(Node | string | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean' && !name.startsWith('aria-')) element.toggleAttribute(name, value);
    else if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter(child => child !== undefined && child !== false));
  return element;
}

function sprite(sheet, name, className) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `pictures/${sheet}.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A line icon that takes the colour of the text around it. */
export const icon = name => sprite('icons', name, 'icon');

/** The drawing of a product. */
export const picture = name => sprite('products', name, 'picture');
