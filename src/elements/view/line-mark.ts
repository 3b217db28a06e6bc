import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Strings } from '../../strings/en.js';
import { icon } from './icons.js';
import type { LineStatus } from './line-view.js';

const SIGNS = { done: 'accepted', over: 'warning', unexpected: 'warning' } as const;

/**
 * What stands to the left of a product: a ring that fills, then the check mark. `share` is what is captured, 0 to 1.
 */
export function lineMark(status: LineStatus, share: number, strings: Strings): TemplateResult {
  const sign = status === 'todo' || status === 'doing' ? undefined : SIGNS[status];
  return html`<span class="mark ${status}" part="mark" role="img" aria-label=${statusLabel(status, strings)}>
    ${sign ? icon(sign) : ring(share)}
  </span>`;
}

/** The words for a line's status. */
export function statusLabel(status: LineStatus, strings: Strings): string {
  const labels = { todo: strings.notStarted, doing: strings.inProgress, done: strings.complete };
  return status === 'over' || status === 'unexpected' ? strings.differs : labels[status];
}

function ring(share: number): TemplateResult {
  const filled = Math.min(1, share) * 100;
  return html`<svg viewBox="0 0 36 36" aria-hidden="true">
    ${svg`<circle class="track" cx="18" cy="18" r="15"></circle>`}
    ${
      filled > 0
        ? svg`<circle class="fill" cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="${filled} 100"></circle>`
        : nothing
    }
  </svg>`;
}
