import { css } from 'lit';

/** Outlines on the picture, and the choice between them. */
export const lookStyles = css`
  .outlines {
    fill: none;
    stroke: rgb(255 255 255 / 0.7);
    stroke-width: 2;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .outlines polygon {
    vector-effect: non-scaling-stroke;
  }
  .read,
  .accepted,
  .refused {
    stroke-width: 4;
  }
  .accepted {
    stroke: var(--serial-accepted-on-dark, #4ade80);
  }
  .refused {
    stroke: var(--serial-refused-on-dark, #ff8a8a);
    stroke-dasharray: 10 6;
  }
  /* What was read last is a question now. */
  :host([tone='prompt']) .accepted {
    stroke: var(--serial-accent-on-dark, #8ab4ff);
  }
  .choice {
    fill: rgb(255 214 10 / 0.18);
    stroke: var(--serial-choice, #ffd60a);
    stroke-width: 4;
  }
  .outlines .badge {
    fill: var(--serial-choice, #ffd60a);
    stroke: none;
  }
  .outlines text.badge {
    fill: #101418;
    font-weight: 700;
    text-anchor: middle;
    dominant-baseline: central;
  }
  /* A finger is wider than a line of bars. */
  .hit {
    stroke: transparent;
    stroke-width: 28;
    pointer-events: all;
    cursor: pointer;
  }
  .focus {
    position: absolute;
    width: 64px;
    height: 64px;
    margin: -32px 0 0 -32px;
    border: 2px solid #ffd60a;
    border-radius: 50%;
    pointer-events: none;
    animation: focus 1.2s forwards;
  }
  @keyframes focus {
    from {
      transform: scale(1.4);
    }
    20%,
    70% {
      transform: none;
      opacity: 1;
    }
    to {
      opacity: 0;
    }
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
    gap: 0.5rem;
    padding: 0.5rem;
    background: rgb(0 0 0 / 0.8);
  }
  .choices p {
    grid-column: 1 / -1;
    margin: 0;
    font-weight: 600;
    text-align: center;
  }
  .choices button {
    gap: 0.5rem;
    padding: 0.25rem 0.5rem;
    border-color: var(--serial-choice, #ffd60a);
    border-radius: var(--serial-radius, 12px);
    background: #101418;
    text-align: start;
  }
  .choices b {
    display: grid;
    place-items: center;
    flex: none;
    width: 1.75rem;
    height: 1.75rem;
    border-radius: 50%;
    background: var(--serial-choice, #ffd60a);
    color: #101418;
  }
  .choices span {
    font-size: 0.875rem;
    font-family: var(--serial-font-mono, ui-monospace, monospace);
    overflow-wrap: anywhere;
  }
`;
