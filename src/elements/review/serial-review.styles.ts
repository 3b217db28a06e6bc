import { css } from 'lit';

export const styles = css`
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
  .badge {
    justify-self: start;
  }
  .rest {
    display: grid;
    gap: 0.5rem;
    margin-block-end: 0.75rem;
    padding: 1rem;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .rests {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
    gap: 0.5rem;
  }
  .rests [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .reason {
    display: grid;
    gap: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .actions {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
    margin-top: 0.25rem;
  }
  ::slotted(*),
  .busy {
    grid-column: 1 / -1;
  }
  .busy:empty {
    display: none;
  }
  @media (forced-colors: active) {
    .difference {
      border: 1px solid CanvasText;
    }
  }
`;
