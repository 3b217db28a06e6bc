import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .message {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 0.875rem;
    padding: 0.75rem 1rem;
    border-radius: var(--_radius);
    background: var(--_back);
    color: var(--_text);
    animation: arrive 0.18s ease-out;
  }
  @keyframes arrive {
    from {
      transform: translateY(6px);
    }
  }
  .accepted {
    --_back: var(--_accepted);
    --_text: var(--_on-accepted);
  }
  .done {
    --_back: var(--_done);
    --_text: var(--_on-done);
  }
  .prompt {
    --_back: var(--_prompt);
    --_text: var(--_on-prompt);
  }
  .duplicate {
    --_back: var(--_duplicate);
    --_text: var(--_on-duplicate);
  }
  .refused {
    --_back: var(--_refused);
    --_text: var(--_on-refused);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  /* Shape says it too: round is good, square is twice, pointed is wrong. */
  .duplicate .badge {
    border-radius: 8px;
  }
  .refused .badge {
    border: 0;
  }
  .refused .icon {
    width: 2.5rem;
    height: 2.5rem;
  }
  .done .badge {
    border-color: transparent;
    background: var(--_text);
    color: var(--_back);
  }
  .title {
    font-size: 1.0625rem;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  .count {
    font-size: 2.75rem;
    font-weight: 800;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .next,
  .product {
    font-size: 0.875rem;
    line-height: 1.3;
  }
  .place {
    margin-top: 0.375rem;
    font-weight: 600;
  }
  .go {
    margin-top: 0.5rem;
  }
  .serial {
    font-weight: 600;
  }
  @container (max-width: 15rem) {
    .message {
      grid-template-columns: 1fr;
    }
  }
  @media (forced-colors: active) {
    .message {
      border: 2px solid CanvasText;
    }
    .refused,
    .duplicate {
      border-style: dashed;
    }
  }
`;
