import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const SHAPES = {
  accepted: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  done: svg`<path d="M2.5 12.5L7 17l9.5-9.5M12 16l1 1 8.5-8.5"/>`,
  prompt: svg`<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 9v6M12 9v6M16 9v6"/>`,
  duplicate: svg`<rect x="4" y="4" width="11" height="11" rx="2"/><path d="M9 19a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1"/>`,
  refused: svg`<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6"/>`,
  warning: svg`<path d="M12 4L2.5 20h19zM12 10v4M12 17v.01"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  keyboard: svg`<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6.5 10v.01M10 10v.01M14 10v.01M17.5 10v.01M8 14h8"/>`,
  rescan: svg`<path d="M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5"/>`,
  pause: svg`<path d="M9 5v14M15 5v14"/>`,
  sound: svg`<path d="M4 10v4h3.5L12 18V6L7.5 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
  mute: svg`<path d="M4 10v4h3.5L12 18V6L7.5 10zM16 10l5 5M21 10l-5 5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  more: svg`<path stroke-width="3.5" d="M5 12v.01M12 12v.01M19 12v.01"/>`,
  next: svg`<path d="M9 5l7 7-7 7"/>`,
} as const satisfies Readonly<Record<string, SVGTemplateResult>>;

export type IconName = keyof typeof SHAPES;

/** The names of all icons, for a page that shows them. */
export const ICON_NAMES = Object.keys(SHAPES) as readonly IconName[];

/** A picture beside a text that says the same: hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;
}
