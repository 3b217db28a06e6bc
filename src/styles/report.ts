import { css } from 'lit';

/** A panel that tells how a flow stands: its title, and what to do about it at the lower edge of the screen. */
export const report = css`
  :host {
    display: block;
  }
  h2 {
    font-size: 1.5rem;
    font-weight: 700;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .count {
    font-size: 1.25rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .actions {
    position: sticky;
    bottom: 0;
    display: grid;
    gap: 0.5rem;
    margin: 0.75rem -0.75rem -1rem;
    padding: 0.75rem 0.75rem max(0.75rem, env(safe-area-inset-bottom));
    background: var(--_paper);
  }
  .actions button {
    min-height: 56px;
  }
`;
