import { css, unsafeCSS, type CSSResult } from 'lit';

/**
 * Ink on paper; colour is kept for answers. Each row is a custom property `--serial-<name>` with its value on light and
 * on dark. Text pairs keep 4.5:1, edges of controls 3:1.
 */
const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ['#f2f3ef', '#0e1110'],
  surface: ['#ffffff', '#191d1b'],
  ink: ['#131816', '#f1f4f1'],
  soft: ['#55605b', '#a5b0aa'],
  hairline: ['#dcdfd9', '#2f3633'],
  edge: ['#77827c', '#7b8781'],
  accent: ['#131816', '#f1f4f1'],
  'on-accent': ['#ffffff', '#131816'],
  focus: ['#1f5eff', '#8db2ff'],
  accepted: ['#0a7a43', '#3ddc84'],
  'on-accepted': ['#ffffff', '#04210f'],
  'accepted-soft': ['#e1f4e8', '#11301f'],
  prompt: ['#1d4fd7', '#8fb0ff'],
  'on-prompt': ['#ffffff', '#071a4a'],
  duplicate: ['#ffb71b', '#ffc247'],
  'on-duplicate': ['#2a1c00', '#2a1c00'],
  'duplicate-soft': ['#fff1cf', '#3a2b08'],
  'duplicate-ink': ['#6b4700', '#ffc247'],
  refused: ['#bf251b', '#ff8a7d'],
  'on-refused': ['#ffffff', '#3a0500'],
  'refused-soft': ['#fde9e6', '#411713'],
  done: ['#06331d', '#d8fbe4'],
  'on-done': ['#ffffff', '#06331d'],
};

const declare = (valueOf: (light: string, dark: string) => string): CSSResult =>
  unsafeCSS(
    Object.entries(COLOURS)
      .map(([name, [light, dark]]) => `--_${name}:var(--serial-${name},${valueOf(light, dark)})`)
      .join(';'),
  );

/**
 * Follows the page's `color-scheme`, also where the page forces one. Engines before `light-dark()` (iOS below 17.5)
 * follow the device.
 */
export const tokens = css`
  :host {
    ${declare(light => light)};
    --_radius: var(--serial-radius, 14px);
    --_font: var(--serial-font, 1rem/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --_mono: var(--serial-font-mono, ui-monospace, 'SF Mono', Menlo, 'Roboto Mono', 'Liberation Mono', monospace);
    color: var(--_ink);
    font: var(--_font);
    -webkit-tap-highlight-color: transparent;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      ${declare((_, dark) => dark)};
    }
  }
  @supports (color: light-dark(red, red)) {
    :host {
      ${declare((light, dark) => `light-dark(${light},${dark})`)};
    }
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
