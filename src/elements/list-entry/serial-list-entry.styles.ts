import { css } from 'lit';

export const styles = css`
  [part='report'] {
    display: grid;
    gap: 0.75rem;
  }
  textarea {
    width: 100%;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    color: inherit;
    font: 0.9375rem/1.5 var(--_mono);
    font-size: max(0.9375rem, 16px);
    resize: vertical;
  }
  .primary {
    width: 100%;
  }
  .problem,
  .bad {
    color: var(--_refused);
    font-weight: 600;
  }
  .good,
  .bad {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-weight: 600;
  }
  .good .icon {
    stroke: var(--_accepted);
    stroke-width: 3;
  }
  .refused {
    display: grid;
    max-height: 40vh;
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .refused li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    padding: 0.625rem 0.875rem;
    border-bottom: 1px solid var(--_hairline);
  }
  .refused li:last-child {
    border-bottom: 0;
  }
  .why {
    color: var(--_soft);
    font-size: 0.875rem;
  }
  @media (forced-colors: active) {
    .refused {
      border: 1px solid CanvasText;
    }
  }
`;
