import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  section {
    display: grid;
    gap: 0.5rem;
    padding: 1rem;
    border: 2px solid var(--_refused);
    border-radius: var(--_radius);
    background: var(--_refused-soft);
    text-align: start;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
  }
  ul {
    display: grid;
    gap: 0.5rem;
  }
  li {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
  }
  li p {
    display: grid;
    grid-column: 1 / -1;
  }
  button:last-child:nth-child(2) {
    grid-column: 1 / -1; /* alone */
  }
`;
