import { css } from 'lit';

/** What opens and closes `<details>`: a line to tap, with an arrow before its words. */
export const disclosure = css`
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
    border-radius: var(--_radius);
    font-size: 1.0625rem;
    font-weight: 700;
    cursor: pointer;
  }
  summary:focus-visible {
    outline-offset: -3px;
  }
  summary::before {
    flex: none;
    width: 0.5rem;
    height: 0.5rem;
    margin-inline: 0.5rem 0.25rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
    content: '';
  }
  [open] > summary::before {
    rotate: 45deg;
  }
`;
