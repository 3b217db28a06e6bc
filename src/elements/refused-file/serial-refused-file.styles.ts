import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  blockquote {
    width: 100%;
    margin: 0;
    padding: 1rem;
    border: 2px solid var(--_refused);
    border-radius: var(--_radius);
    background: var(--_refused-soft);
    text-align: start;
    overflow-wrap: anywhere;
  }
  blockquote p:first-child {
    font-weight: 600;
  }
`;
