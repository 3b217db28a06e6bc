import { css } from 'lit';

/** How far a flow is, as a bar; `over` where it has more than expected. */
export const progress = css`
  progress {
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    appearance: none;
    background: var(--_hairline);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_hairline);
  }
  progress::-webkit-progress-value {
    background: var(--_accepted);
    transition: inline-size 0.2s;
  }
  progress::-moz-progress-bar {
    background: var(--_accepted);
  }
  progress.over::-webkit-progress-value {
    background: var(--_duplicate);
  }
  progress.over::-moz-progress-bar {
    background: var(--_duplicate);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
    }
    progress::-webkit-progress-bar {
      background: Canvas;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
