import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-bottom: 0.75rem;
  }
  section {
    display: grid;
    gap: 0.5rem;
    padding: 1rem;
    border: 2px solid var(--_prompt);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .answers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
    gap: 0.5rem;
  }
`;
