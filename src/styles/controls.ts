import { css } from 'lit';

/** Buttons, fields and pieces of text that several elements share. Nothing to tap is smaller than 44 px. */
export const controls = css`
  button,
  input,
  select {
    min-width: 44px;
    min-height: 44px;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    padding: 0 1rem;
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:active {
    transform: scale(0.98);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .plain {
    border-color: transparent;
    background: none;
  }
  .danger {
    border-color: var(--_refused);
    color: var(--_refused);
  }
  .icon-only {
    padding: 0;
  }
  input,
  select {
    width: 100%;
    padding: 0 0.875rem;
    font-size: max(1rem, 16px); /* smaller text makes iOS zoom in */
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .icon {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .soft {
    color: var(--_soft);
    font-size: 0.8125rem;
  }
  .serial {
    font-family: var(--_mono);
    font-size: 0.875rem;
    letter-spacing: 0.01em;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  .name {
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .icon {
      stroke: CanvasText;
    }
    button .icon {
      stroke: ButtonText;
    }
  }
`;
