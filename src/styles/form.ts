import { css } from 'lit';

/** A panel in which the associate fills something in: a title with a way back, fields under their labels, a button. */
export const form = css`
  :host {
    display: block;
  }
  section,
  form {
    display: grid;
    gap: 0.75rem;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 650;
  }
  label {
    margin-bottom: -0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .primary {
    min-height: 56px;
  }
`;
