import { css } from 'lit';

export const styles = css`
  h3 {
    margin-block: 1.25rem 0.5rem;
    font-size: 1.0625rem;
    font-weight: 700;
  }
  h4 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .closed {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-top: 0.75rem;
    font-weight: 600;
  }
  .closed .icon {
    stroke: var(--_accepted);
  }
  .closed.unknown .icon {
    stroke: currentColor;
  }
  .batches .open {
    grid-column: 1 / -1;
  }

  .totals {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr));
    gap: 1px;
    margin: 0.75rem 0 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .totals div {
    padding: 0.625rem 0.875rem;
  }
  dt {
    color: var(--_soft);
    font-size: 0.8125rem;
  }
  dd {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  .batches {
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .batches li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.125rem 0.75rem;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--_hairline);
  }
  .batches li:last-child {
    border-bottom: 0;
  }
  .batches .current {
    box-shadow: inset 5px 0 0 var(--_accent);
  }
  .units {
    font-variant-numeric: tabular-nums;
  }
  .batches .soft {
    text-align: end;
  }
  .status {
    padding: 0.125rem 0.5rem;
    border-radius: 7px;
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .completed {
    background: var(--_accepted-soft);
    color: inherit;
  }

  summary {
    margin-top: 1.25rem;
  }

  .products {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 0.75rem;
  }
  .product {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: start;
    gap: 0.375rem 0.75rem;
    padding: 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .product > :nth-child(n + 3) {
    grid-column: 1 / -1;
    justify-self: start;
  }
  .count span {
    color: var(--_soft);
    font-size: 1rem;
    font-weight: 500;
  }
  .chips {
    margin-top: 0.25rem;
  }
  .chip {
    border: 1px solid transparent; /* as tall as the dashed ones beside it */
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 44px;
    margin-bottom: -0.5rem;
    font-weight: 600;
    cursor: pointer;
  }
  .choice input {
    width: 1.5rem;
    min-width: 0;
    height: 1.5rem;
    min-height: 0;
    margin: 0;
    accent-color: var(--_accent);
  }

  .actions {
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
  }
  .actions p {
    grid-column: 1 / span 2;
    grid-row: 1;
  }
  .actions p:not(.soft) {
    font-weight: 600;
  }
  .actions p ~ button {
    grid-row: 2;
  }
  @media (forced-colors: active) {
    .totals,
    .batches,
    .product,
    .status {
      border: 1px solid CanvasText;
    }
  }
`;
