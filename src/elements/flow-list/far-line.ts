import { html, type TemplateResult } from 'lit';
import { format } from '../../strings/format.js';
import type { FlowLineView } from './flow-line.js';
import { statusLabel } from '../view/line-mark.js';
import { lineStatus, shownExpected, shownSerials } from '../view/line-view.js';

/**
 * One product that is far from the screen: its words only, so that the browser's find, assistive technology and a
 * selection still have the whole list. It is a twentieth of what `flowLine` puts into the page.
 */
export function farLine({ state, line, strings }: Pick<FlowLineView, 'state' | 'line' | 'strings'>): TemplateResult {
  const { lineId, product, countedQty } = line;
  const expected = shownExpected(state, line);
  const done = expected === undefined ? countedQty : format(strings.lineProgress, { done: countedQty, expected });
  const { captured, missing } = shownSerials(state, line, false);
  const words = [
    product.name,
    product.sku,
    `${statusLabel(lineStatus(state, line), strings)} · ${done}`,
    captured.map(({ serial }) => serial).join(' '),
    missing.length > 0 ? `${strings.missing} ${missing.join(' ')}` : '',
  ];
  return html`<div
    class="line far"
    role="listitem"
    part="line"
    data-line=${lineId}
    .textContent=${words.filter(Boolean).join('\n')}
  ></div>`;
}
