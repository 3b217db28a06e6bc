import { css } from 'lit';

/** A button with the words of a row, whose target is the whole row. The row has to be positioned. */
export const pick = css`
  .pick {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-align: start;
  }
  .pick::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .pick:focus-visible {
    outline: 0;
  }
  .pick:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
`;
