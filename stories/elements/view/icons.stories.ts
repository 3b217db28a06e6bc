import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, LitElement } from 'lit';
import { expect } from 'storybook/test';
import type * as Icons from '../../../src/elements/view/icons.js';
import { controls } from '../../../src/styles/controls.js';
import { tokens } from '../../../src/styles/tokens.js';

declare global {
  interface ImportMeta {
    /** Vite's: the modules at a path, by their names; none where there is no such file. */
    glob<T>(path: string, options: { readonly eager: true }): Readonly<Record<string, T>>;
  }
}

/**
 * As partners get them, from the build. Their types are those of the source, so that the source can be checked without
 * a build.
 */
const [built] = Object.values(import.meta.glob<typeof Icons>('/dist/icons.js', { eager: true }));

class IconSheet extends LitElement {
  static override styles = [tokens, controls];

  override render() {
    if (!built) return html`<p>There is no build to show: npm run build</p>`;
    const { icon, ICON_NAMES } = built;
    return html`<ul
      role="list"
      style="display: grid; grid-template-columns: repeat(auto-fill, minmax(6rem, 1fr)); gap: 1rem 0.5rem"
    >
      ${ICON_NAMES.map(
        name =>
          html`<li style="display: grid; justify-items: center; gap: 0.5rem">
            <span style="font-size: 2.5rem; line-height: 1">${icon(name)}</span>
            <code>${name}</code>
          </li>`,
      )}
    </ul>`;
  }
}
if (!customElements.get('icon-sheet')) customElements.define('icon-sheet', IconSheet);

const meta: Meta = {
  title: 'Icons',
  tags: ['!autodocs'],
  globals: { viewport: { value: 'iphone' } },
  render: () => html`<icon-sheet style="padding: 1rem"></icon-sheet>`,
  play: async ({ canvasElement }) => {
    const drawn = canvasElement.querySelector('icon-sheet')?.shadowRoot?.querySelectorAll('svg');
    await expect(drawn?.length).toBe(built?.ICON_NAMES.length);
  },
};
export default meta;

export const Phone: StoryObj = {};
export const Dark: StoryObj = { globals: { viewport: { value: 'iphone' }, theme: 'dark' } };
export const Tablet: StoryObj = { globals: { viewport: { value: 'ipad' } } };
export const TabletDark: StoryObj = { globals: { viewport: { value: 'ipad' }, theme: 'dark' } };
