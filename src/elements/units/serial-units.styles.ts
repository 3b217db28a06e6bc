import { css } from 'lit';

export const styles = css`
  .name {
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 0.375rem;
    max-height: 40vh;
    overflow: auto;
    padding: 0;
    list-style: none;
  }
  .unit {
    display: flex;
    justify-content: space-between;
    gap: 0.75rem;
    width: 100%;
    text-align: start;
  }
  .unit .serial {
    overflow-wrap: anywhere;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.5rem;
    border: 0;
    padding: 0;
  }
  legend {
    margin-bottom: 0.375rem;
    padding: 0;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .choice {
    position: relative;
    display: grid;
    place-items: center;
    min-height: 48px;
    margin: 0;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
  }
  .choice input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
`;
