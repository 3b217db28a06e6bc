import { css } from 'lit';

/** Beside the styles of the record, whose rows it shows. */
export const styles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.375rem 0.5rem;
    margin-top: 0.75rem;
  }
  label,
  form p {
    grid-column: 1 / -1;
  }
  label {
    font-weight: 600;
  }
  .asked {
    margin-top: 1.25rem;
    font-size: 1.25rem;
    font-weight: 600;
    word-break: break-all;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 0.75rem;
  }
  .place {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    padding: 0.875rem 1rem;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .place .title,
  .place .name:last-child {
    grid-column: 1 / -1;
  }
  .title {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .state {
    padding: 0.125rem 0.5rem;
    border-radius: 7px;
    background: var(--_paper);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .state.counted {
    background: var(--_accepted-soft);
  }
  h4 {
    margin-block: 0.75rem 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .place,
    .state {
      border: 1px solid CanvasText;
    }
  }
`;
