import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 100%;
    container-type: inline-size;
    background: var(--_paper);
  }
  .shell {
    display: grid;
    grid-template: 'head' auto 'main' auto 'all' 1fr 'foot' auto / minmax(0, 1fr);
    align-items: start;
  }

  header {
    grid-area: head;
    position: sticky;
    top: 0;
    z-index: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.5rem;
    padding: calc(0.5rem + env(safe-area-inset-top)) max(0.5rem, env(safe-area-inset-right)) 0.75rem
      max(1rem, env(safe-area-inset-left));
    background: var(--_paper);
    border-bottom: 1px solid var(--_hairline);
  }
  h1 {
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.25;
  }
  .what {
    align-self: center;
  }
  .units {
    grid-column: 1 / -1;
    margin-top: 0.375rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  progress {
    grid-column: 1 / -1;
    width: calc(100% - 0.5rem);
    margin-top: 0.375rem;
  }

  header > serial-document-problems {
    grid-column: 1 / -1;
  }

  .tools {
    display: flex;
    align-items: start;
  }
  .menu {
    position: relative;
  }
  .menu summary {
    display: grid;
    place-items: center;
    min-width: 44px;
    min-height: 44px;
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
    list-style: none;
  }
  .menu summary::-webkit-details-marker {
    display: none;
  }
  .menu ul {
    position: absolute;
    inset-inline-end: 0;
    z-index: 3;
    min-width: 13rem;
    padding: 0.375rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }
  .menu li button {
    justify-content: start;
    width: 100%;
  }
  .panel {
    display: grid;
    gap: 0.75rem;
    width: min(100%, 52rem);
    margin-inline: auto;
  }
  .back {
    justify-self: start;
    padding-inline-start: 0.25rem;
  }
  .panel serial-verdict {
    position: sticky;
    bottom: 0.75rem;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-inline: -0.5rem;
  }
  .ways button {
    padding-inline: 0.5rem;
    color: var(--_soft);
    font-size: 0.9375rem;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.25em;
  }
  .afterwards {
    display: grid;
    gap: 0.75rem;
    width: min(100%, 52rem);
    margin-inline: auto;
  }

  main {
    grid-area: main;
    display: grid;
    align-content: start;
    gap: 0.75rem;
    padding: 0.75rem max(0.75rem, env(safe-area-inset-right)) 1rem max(0.75rem, env(safe-area-inset-left));
  }
  main:focus-visible {
    outline: 0; /* takes the focus when the screen changes, and is no control */
  }
  .alert {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border: 2px solid var(--_refused);
    border-radius: var(--_radius);
    background: var(--_refused-soft);
  }
  .alert button {
    margin-top: 0.625rem;
  }
  .backlog {
    text-align: center;
    font-variant-numeric: tabular-nums;
    color: var(--_soft);
  }
  .all {
    grid-area: all;
    justify-self: center;
    color: var(--_soft);
  }

  footer {
    grid-area: foot;
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: grid;
    gap: 0.625rem;
    padding: 0.625rem max(0.75rem, env(safe-area-inset-right)) max(0.75rem, env(safe-area-inset-bottom))
      max(0.75rem, env(safe-area-inset-left));
    background: var(--_paper);
    border-top: 1px solid var(--_hairline);
  }
  .bar {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.5rem;
  }
  .bar button {
    min-width: 60px;
    min-height: 60px;
  }
  .bar .scan {
    font-size: 1.125rem;
  }

  /* Large text on a phone: one thing beside another no longer fits, and nothing may cover half the screen. */
  @container (max-width: 17rem) {
    header {
      position: static;
      grid-template-columns: minmax(0, 1fr);
    }
    .tools {
      grid-row: 1;
      justify-self: end;
    }
    .bar {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .bar .scan {
      grid-area: 1 / 1 / auto / -1;
    }
  }

  /* From iPad width on, scanning has a place of its own beside the list, and nothing covers the list. */
  @container (min-width: 44rem) {
    .two {
      grid-template:
        'head head' auto
        'main side' auto
        'all foot' 1fr / minmax(0, 1fr) minmax(20rem, 25rem);
    }
    .two main {
      padding-inline-end: 0.5rem;
    }
    aside {
      grid-area: side;
      padding: 0.75rem max(0.75rem, env(safe-area-inset-right)) 0.75rem 0.25rem;
    }
    .two footer {
      border-top: 0;
      padding-inline-start: 0.25rem;
    }
    .two .bar {
      grid-template-columns: 1fr;
    }
    .two .scan,
    .two .type {
      display: none;
    }
    serial-scan-modal {
      position: sticky;
      top: 8rem;
    }
    serial-review {
      width: min(100%, 44rem);
      margin: 1rem auto;
    }
    header {
      padding-inline: max(1.25rem, env(safe-area-inset-left)) max(0.75rem, env(safe-area-inset-right));
    }
  }
`;
