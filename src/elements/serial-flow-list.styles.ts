import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .empty {
    padding: 3rem 1.5rem;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_soft);
    text-align: center;
  }
`;
