import { html, nothing, type TemplateResult } from 'lit';
import { isStillBlind } from '../../domain/rules/blind.js';
import type { FlowState } from '../../domain/model/state.js';
import type { Capture } from '../../ports/capture.js';
import type { Strings } from '../../strings/en.js';
import type { PanelsController } from './controllers/panels-controller.js';
import { icon } from '../view/icons.js';
import type { VerdictMessage } from '../view/verdict-message.js';

export interface FlowPanelView {
  readonly panels: PanelsController;
  readonly capture: Capture | undefined;
  readonly state: FlowState | undefined;
  readonly message: VerdictMessage | undefined;
  readonly strings: Strings;
}

/**
 * What lies behind the header's menu: the device's other flows, what it knows of a serial, and the record of this flow.
 * But for the look-up, capture goes on, so its last answer stays in view.
 */
export function flowPanel(view: FlowPanelView): TemplateResult {
  const { panels, message, strings } = view;
  return html`<div class="panel">
    <button type="button" class="plain back" @click=${panels.onBack}>${icon('back')}${strings.back}</button>
    ${shown(view)}
    ${message && panels.shown !== 'lookup' ? html`<serial-verdict .message=${message}></serial-verdict>` : nothing}
  </div>`;
}

function shown({ panels, capture, state, strings }: FlowPanelView): TemplateResult {
  switch (panels.shown) {
    case 'lookup':
      return html`<serial-lookup .capture=${capture} .strings=${strings}></serial-lookup>`;
    case 'flows':
      return html`<serial-flows .flows=${panels.flows} .currentId=${state?.flowId} .strings=${strings}></serial-flows>`;
    default:
      return html`<serial-timeline
        .facts=${panels.facts}
        .flowId=${state?.flowId ?? ''}
        .isBlind=${state !== undefined && isStillBlind(state, panels.report)}
        .strings=${strings}
      ></serial-timeline>`;
  }
}
