import { css } from 'lit';

export const styles = css`
  :host {
    --_tint: transparent;
    display: block;
    position: relative;
    min-height: 12rem;
    overflow: hidden;
    border-radius: var(--serial-radius, 12px);
    background: #101418;
    color: #fff;
    font: var(--serial-font, 1rem/1.4 system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  :host([tone='accepted']) {
    --_tint: var(--serial-accepted, #1f9d55);
  }
  :host([tone='prompt']) {
    --_tint: var(--serial-accent, #2f6fed);
  }
  :host([tone='refused']) {
    --_tint: var(--serial-refused, #d64545);
  }

  video,
  canvas,
  .outlines {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  video {
    object-fit: cover;
  }
  canvas {
    object-fit: contain;
  }
  /* Between the prompt and the buttons. */
  canvas,
  .outlines.whole {
    top: 3rem;
    height: calc(100% - 3rem - 11rem);
  }
  :is(video, canvas)[hidden] {
    display: none;
  }
  /* The verdict is seen from the corner of the eye: the whole frame takes its colour. */
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    box-sizing: border-box;
    min-height: inherit;
    height: 100%;
    border: 4px solid var(--_tint);
    border-radius: inherit;
    transition: border-color 0.15s;
    pointer-events: none;
  }
  .frame > * {
    pointer-events: auto;
  }
  .low {
    margin-top: auto;
    pointer-events: none;
  }
  .low > * {
    pointer-events: auto;
  }

  .prompt {
    margin: 0;
    padding: 0.75rem 1rem;
    background: rgb(0 0 0 / 0.72);
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .prompt:empty {
    display: none;
  }

  .notice {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    margin: auto;
    padding: 1rem;
    max-width: 28rem;
    text-align: center;
  }
  .notice[hidden] {
    display: none;
  }
  .notice p {
    margin: 0;
  }
  .notice.over {
    margin: 0 auto;
    padding: 0.5rem;
  }
  .over .row {
    flex-wrap: nowrap;
    gap: 0.25rem;
    font-size: 0.875rem;
  }
  .over :is(button, .photo) {
    padding: 0 0.75rem;
  }

  .hint {
    width: fit-content;
    margin: 0 auto 0.25rem;
    padding: 0.5rem 1rem;
    border-radius: 999px;
    border: 2px solid var(--serial-choice, #ffd60a);
    background: rgb(0 0 0 / 0.85);
    font-weight: 600;
    text-align: center;
  }
  .hint[hidden] {
    display: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: center;
  }
  .controls {
    padding: 0.5rem;
  }
  button,
  select,
  .photo {
    display: inline-flex;
    align-items: center;
    box-sizing: border-box;
    min-width: 44px;
    min-height: 44px;
    padding: 0 1rem;
    border: 1px solid rgb(255 255 255 / 0.6);
    border-radius: 999px;
    background: rgb(0 0 0 / 0.72);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button[aria-pressed='true'] {
    background: #fff;
    color: #101418;
  }
  button.wanted {
    border-color: var(--serial-choice, #ffd60a);
    color: var(--serial-choice, #ffd60a);
  }
  .zoom {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
    padding: 0 1rem;
    border-radius: 999px;
    background: rgb(0 0 0 / 0.72);
  }
  .zoom input {
    width: 8rem;
    min-height: 44px;
    accent-color: #fff;
  }
  :is(button, select, input):focus-visible,
  .photo:focus-within {
    outline: 3px solid var(--serial-focus, #8ab4ff);
    outline-offset: 2px;
  }
  .photo input {
    position: absolute;
    width: 1px;
    height: 1px;
    opacity: 0;
  }

  @media (prefers-reduced-motion: reduce) {
    .frame {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .prompt,
    .notice,
    button,
    select,
    .photo,
    .zoom {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    button[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
    }
    :host([tone='refused']) .frame {
      border-style: dashed;
      border-color: CanvasText;
    }
    :host([tone='accepted']) .frame {
      border-style: double;
      border-color: Highlight;
    }
  }
`;
