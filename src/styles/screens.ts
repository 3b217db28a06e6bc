import { css } from 'lit';

/** States of a flow that fill the screen. */
export const screenStyles = css`
  .screen {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.75rem;
    width: min(100%, 26rem);
    margin: 0 auto;
    padding: 3rem 1rem;
    text-align: center;
  }
  .screen h2 {
    font-size: 1.75rem;
    font-weight: 750;
    line-height: 1.2;
  }
  .seal {
    display: grid;
    place-items: center;
    width: 5.5rem;
    height: 5.5rem;
    border-radius: 50%;
    background: var(--_hairline);
  }
  .seal .icon {
    width: 2.75rem;
    height: 2.75rem;
  }
  .good .seal {
    background: var(--_done);
    color: var(--_on-done);
  }
  .bad .seal {
    border-radius: 22px;
    background: var(--_refused-soft);
    color: var(--_refused);
  }
  .told {
    width: 100%;
  }
  .told serial-verdict::part(message) {
    margin-top: 0.75rem;
    text-align: start;
  }
  .sum {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .wide {
    width: 100%;
    min-height: 56px;
  }
  .ask {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
    width: 100%;
  }
  .ask p {
    grid-column: 1 / -1;
    font-weight: 600;
  }
  .screen details {
    width: 100%;
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
  }
  .screen summary {
    min-height: 44px;
    padding: 0.75rem 1rem;
    font-weight: 600;
    cursor: pointer;
  }
  pre {
    max-height: 40vh;
    margin: 0;
    padding: 0 1rem 1rem;
    overflow: auto;
    font: 0.8125rem/1.5 var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .problems {
    display: grid;
    gap: 0.5rem;
    width: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }
  code {
    font-family: var(--_mono);
    font-weight: 600;
  }
`;
