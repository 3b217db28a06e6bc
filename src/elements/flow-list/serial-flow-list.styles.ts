import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  search {
    display: grid;
    gap: 0.375rem;
    margin-bottom: 0.75rem;
  }
  search [role='status']:empty {
    display: none;
  }
  .section,
  .block {
    contain: content;
  }
  /* Where the browser can (iOS from 18), it does not even lay out what is far. */
  .words {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 120rem;
  }
  .far {
    display: block;
    padding-inline-start: 4.125rem;
    white-space: pre-line;
  }
  .far::first-line {
    font-weight: 600;
  }
  .empty {
    padding: 3rem 1.5rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_soft);
    text-align: center;
  }
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
`;
