import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  h2 {
    margin-bottom: 0.75rem;
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.2;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 0.75rem;
  }
  details {
    margin-top: 1.25rem;
  }
  summary {
    line-height: 1.2;
  }
  details > button {
    width: 100%;
  }

  .flow {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: start;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    padding: 0.875rem 1rem 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .current {
    box-shadow: inset 5px 0 0 var(--_accent);
  }
  h3,
  progress,
  .badge,
  .mark {
    grid-column: 1 / -1;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .status {
    display: flex;
    align-items: center;
    justify-self: end;
    gap: 0.25rem;
    padding: 0.125rem 0.5rem;
    border-radius: 7px;
    background: var(--_paper);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .status.completed {
    background: var(--_accepted-soft);
  }
  .status.paused {
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
  }
  .flow .icon {
    width: 1.125em;
    height: 1.125em;
  }
  .units {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .when {
    text-align: end;
  }
  p.when {
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .mark {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    font-size: 0.875rem;
  }
  .badge {
    justify-self: start;
  }
  progress {
    margin-bottom: 0.125rem;
  }
  @media (forced-colors: active) {
    .flow,
    .status {
      border: 1px solid CanvasText;
    }
    .current {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
