import { css } from 'lit';

/**
 * Pieces of a product: a badge says in words what is amiss, a chip is one serial. A dashed edge marks what is missing.
 */
export const labels = css`
  .badge {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.25rem 0.625rem;
    border-radius: 7px;
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .badge .icon {
    width: 1.125em;
    height: 1.125em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .chip {
    padding: 0.1875rem 0.5rem;
    border-radius: 7px;
    background: var(--_accepted-soft);
  }
  .chip.amiss {
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
  }
  .chip.missing {
    border: 1px dashed var(--_edge);
    background: none;
    color: var(--_soft);
  }
  @media (forced-colors: active) {
    .badge,
    .chip {
      border: 1px solid CanvasText;
    }
  }
`;
