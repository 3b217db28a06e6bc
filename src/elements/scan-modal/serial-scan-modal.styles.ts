import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  dialog {
    width: 100%;
    max-width: 34rem;
    max-height: 100%;
    margin: auto auto 0;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) + 8px) calc(var(--_radius) + 8px) 0 0;
    background: var(--_paper);
    color: inherit;
    overscroll-behavior: contain;
    animation: rise 0.22s ease-out;
  }
  dialog::backdrop {
    background: rgb(8 12 10 / 0.55);
  }
  @keyframes rise {
    from {
      transform: translateY(2rem);
    }
  }
  @media (min-width: 40rem) {
    dialog {
      margin: auto;
      border-radius: calc(var(--_radius) + 8px);
    }
  }
  .panel {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    container-type: inline-size;
    padding: 1rem max(1rem, env(safe-area-inset-right)) max(1rem, env(safe-area-inset-bottom))
      max(1rem, env(safe-area-inset-left));
  }
  section.panel {
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }
  .asks {
    padding: 0.625rem 0.25rem 0.625rem 1rem;
    border-radius: var(--_radius);
    background: var(--_prompt);
    color: var(--_on-prompt);
  }
  .asked {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .asked .icon {
    width: 1.125rem;
    height: 1.125rem;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.25;
  }
  /* Takes the focus when the dialog opens, and is no control. */
  h2:focus-visible {
    outline: 0;
  }
  .tally {
    font-size: 1.5rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  serial-camera {
    height: min(44vh, 22rem);
  }
  .question {
    display: grid;
    gap: 0.5rem;
  }
  .question ul {
    display: grid;
    gap: 0.5rem;
  }
  .choice {
    justify-content: space-between;
    width: 100%;
    min-height: 56px;
    text-align: start;
  }
  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
  }
  .answers button,
  .actions button {
    min-height: 52px;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25rem 0.5rem;
  }
  form label {
    grid-column: 1 / -1;
    font-size: 0.875rem;
    font-weight: 600;
  }
  form input {
    min-height: 52px;
    font-family: var(--_mono);
  }

  .captured {
    max-height: 30vh;
    overflow-y: auto;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  section .captured {
    background: var(--_paper);
  }
  .captured li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 0.625rem;
    padding-inline-start: 0.875rem;
    border-bottom: 1px solid var(--_hairline);
  }
  .captured li:last-child {
    border-bottom: 0;
  }
  .captured li > .icon {
    width: 1.125rem;
    height: 1.125rem;
    stroke: var(--_accepted);
    stroke-width: 3;
  }
  .captured .amiss > .icon {
    stroke: var(--_duplicate-ink);
    stroke-width: 2;
  }
  .captured button .icon {
    width: 1.125rem;
    height: 1.125rem;
    color: var(--_soft);
  }
  .captured .serial {
    font-size: 1rem;
  }

  .actions {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 0.5rem;
  }
  /* Large text on a phone: the product's name has the whole width. */
  @container (max-width: 17rem) {
    header > div {
      grid-area: 2 / 1 / auto / -1;
    }
    .tally {
      grid-area: 1 / 1;
    }
    header > button {
      grid-area: 1 / 3;
    }
    .asks {
      padding-inline-end: 1rem;
    }
    .answers {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions {
      grid-auto-flow: row;
    }
  }
  @media (forced-colors: active) {
    .asks {
      border: 2px solid Highlight;
    }
  }
`;
