import { css } from 'lit';

/** How one product of the list looks; see `flowLine`. */
export const lineStyles = css`
  .line {
    position: relative;
    display: grid;
    grid-template-columns: 2.25rem minmax(0, 1fr) auto;
    gap: 0 0.875rem;
    padding: 0.875rem 1rem;
    border-bottom: 1px solid var(--_hairline);
    background: var(--_surface);
    scroll-margin-block: 8rem; /* clear of what sticks to the edges of the screen */
  }
  .section:first-child > .block:first-child > .line:first-child {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  .section:last-child > .block:last-child > .line:last-child {
    border-bottom: 0;
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .active {
    box-shadow: inset 5px 0 0 var(--_accent);
  }

  .mark {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
  }
  .mark svg {
    width: 100%;
    height: 100%;
  }
  .track,
  .fill {
    fill: none;
    stroke-width: 4;
  }
  .track {
    stroke: var(--_hairline);
  }
  .fill {
    stroke: var(--_accepted);
    stroke-linecap: round;
    transform: rotate(-90deg);
    transform-origin: center;
    transition: stroke-dasharray 0.2s;
  }
  .mark.done {
    background: var(--_accepted);
    color: var(--_on-accepted);
    animation: tick 0.25s ease-out;
  }
  .mark.done svg {
    width: 1.625rem;
    height: 1.625rem;
    stroke-width: 3;
  }
  .mark.over,
  .mark.unexpected {
    border-radius: 10px;
    background: var(--_duplicate);
    color: var(--_on-duplicate);
  }
  .mark.over svg,
  .mark.unexpected svg {
    width: 1.5rem;
    height: 1.5rem;
  }
  @keyframes tick {
    from {
      transform: scale(0.6);
    }
  }

  h2 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .count {
    font-size: 1.375rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    text-align: end;
    white-space: nowrap;
  }
  .count b {
    font-weight: inherit;
  }
  .count span {
    color: var(--_soft);
    font-size: 1rem;
    font-weight: 500;
  }

  .chips {
    margin-top: 0.5rem;
  }
  .chips .icon {
    width: 1em;
    height: 1em;
    vertical-align: -0.125em;
  }
  .history {
    display: block;
    color: var(--_soft);
    font: 0.8125em var(--_font, sans-serif);
  }
  .label {
    align-self: center;
  }
  .chip button,
  .more {
    position: relative;
    z-index: 1;
    margin-top: 0.25rem;
    padding: 0 0.25rem;
    border: 0;
    background: none;
    color: var(--_soft);
    font-size: 0.875rem;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .work {
    grid-column: 2 / -1;
  }
  .foot {
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    margin-top: 0.5rem;
    margin-bottom: -0.375rem;
  }
  .badge.under {
    border: 0;
    background: none;
    padding-inline: 0;
    color: var(--_soft);
  }

  .stepper {
    position: relative;
    z-index: 1;
    display: grid;
    grid-template-columns: 48px 5rem 48px;
    width: max-content;
    margin-top: 0.625rem;
  }
  .stepper input {
    padding: 0;
    border-inline: 0;
    border-radius: 0;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-align: center;
    appearance: textfield;
  }
  .stepper input::-webkit-inner-spin-button {
    display: none;
  }
  .stepper button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .stepper button:last-child {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  /* Large text on a phone: the name has the whole width. */
  @container (max-width: 15rem) {
    .line {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .mark {
      grid-area: 1 / 1;
    }
    .count {
      grid-area: 1 / 2;
    }
    .line > div {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .active {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
    .fill {
      stroke: Highlight;
    }
    .track {
      stroke: GrayText;
    }
    .mark.done,
    .mark.over,
    .mark.unexpected {
      border: 1px solid CanvasText;
    }
  }
`;
