import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  h2 {
    flex: 1 0 auto;
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.2;
  }
  header button {
    padding-inline: 0.75rem;
    font-size: 0.875rem;
  }
  .filter {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 0.5rem;
    margin-block: 0.75rem 0.5rem;
  }
  h3 {
    margin-block: 1rem 0.5rem;
    font-size: 0.9375rem;
    font-weight: 600;
  }
  ol {
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .entry {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--_hairline);
  }
  .entry:last-child {
    border-bottom: 0;
  }
  .sign {
    display: grid;
    grid-row: span 2;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border-radius: 50%;
    background: var(--_paper);
    color: var(--_soft);
  }
  .sign .icon {
    width: 1.125rem;
    height: 1.125rem;
    stroke-width: 2.5;
  }
  .accepted .sign {
    background: var(--_accepted-soft);
    color: var(--_accepted);
  }
  .asked .sign {
    color: var(--_prompt);
  }
  .refused .sign {
    background: var(--_refused-soft);
    color: var(--_refused);
  }
  .removed .sign {
    background: var(--_duplicate-soft);
    color: var(--_duplicate-ink);
  }
  .what {
    font-weight: 600;
  }
  time {
    font-variant-numeric: tabular-nums;
    line-height: 1.6;
  }
  .more {
    grid-column: 2 / -1;
  }
  .more .name {
    font-size: 0.875rem;
  }
  .more .soft {
    font-size: 0.8125rem;
  }
  .raw {
    word-break: break-all;
  }
  .earlier {
    width: 100%;
    margin-top: 0.75rem;
  }
  @media (forced-colors: active) {
    ol,
    .sign {
      border: 1px solid CanvasText;
    }
  }
`;
