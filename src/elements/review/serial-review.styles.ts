import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  h2 {
    font-size: 1.5rem;
    font-weight: 700;
    line-height: 1.2;
  }
  .lead {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-block: 0.375rem 1rem;
    color: var(--_soft);
  }
  .lead.good {
    color: var(--_ink);
    font-weight: 600;
  }
  .lead .icon {
    stroke: var(--_accepted);
    stroke-width: 3;
  }
  .differences {
    display: grid;
    gap: 0.75rem;
  }
  .difference {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25rem 0.75rem;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .count {
    font-size: 1.25rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .what {
    justify-self: start;
    padding: 0.25rem 0.625rem;
    border-radius: 7px;
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .reason {
    display: grid;
    gap: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .chip {
    padding: 0.1875rem 0.5rem;
    border: 1px dashed var(--_edge);
    border-radius: 7px;
    color: var(--_soft);
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
    gap: 0.5rem;
    position: sticky;
    bottom: 0;
    margin: 0.25rem -0.75rem -1rem;
    padding: 0.75rem 0.75rem max(0.75rem, env(safe-area-inset-bottom));
    background: var(--_paper);
  }
  ::slotted(*),
  .busy {
    grid-column: 1 / -1;
  }
  .busy:empty {
    display: none;
  }
  .actions button {
    min-height: 56px;
  }
  @media (forced-colors: active) {
    .difference,
    .what {
      border: 1px solid CanvasText;
    }
  }
`;
