import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  p {
    flex: 1 1 12rem;
    font-weight: 600;
  }
  .again {
    margin-inline-end: -0.75rem; /* its text ends where the element does */
    padding-inline: 0.75rem;
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 4px;
  }
  button .icon {
    width: 1.25em;
    height: 1.25em;
  }
`;
