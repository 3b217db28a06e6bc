import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    max-height: 40vh;
    overflow: auto;
    overflow-wrap: anywhere;
    font-size: 0.9375rem;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  p,
  summary {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  summary {
    min-height: 44px;
    cursor: pointer;
  }
  summary span {
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.25em;
  }
  .icon {
    flex: none;
    width: 1.25rem;
    fill: none;
    stroke: var(--_duplicate-ink);
    stroke-width: 2;
  }
  li {
    padding-block: 0.125rem;
  }
`;
