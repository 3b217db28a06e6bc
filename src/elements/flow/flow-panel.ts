import { html, nothing, type TemplateResult } from 'lit';
import { isStillBlind } from '../../domain/rules/blind.js';
import type { FlowState } from '../../domain/model/state.js';
import type { Strings } from '../../strings/en.js';
import type { PanelsController } from './controllers/panels-controller.js';
import { icon } from '../view/icons.js';
import type { VerdictMessage } from '../view/verdict-message.js';

/**
 * What lies behind the header's menu: the device's other flows, and the record of this one. Capture goes on, so its
 * last answer stays in view.
 */
export function flowPanel(
  panels: PanelsController,
  state: FlowState | undefined,
  message: VerdictMessage | undefined,
  strings: Strings,
): TemplateResult {
  return html`<div class="panel">
    <button type="button" class="plain back" @click=${panels.onBack}>${icon('back')}${strings.back}</button>
    ${
      panels.shown === 'flows'
        ? html`<serial-flows .flows=${panels.flows} .currentId=${state?.flowId} .strings=${strings}></serial-flows>`
        : html`<serial-timeline
            .facts=${panels.facts}
            .flowId=${state?.flowId ?? ''}
            .isBlind=${state !== undefined && isStillBlind(state, panels.report)}
            .strings=${strings}
          ></serial-timeline>`
    }
    ${message ? html`<serial-verdict .message=${message}></serial-verdict>` : nothing}
  </div>`;
}
