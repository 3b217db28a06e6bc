import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState } from '../../domain/model/state.js';
import type { Verdict } from '../../domain/model/verdict.js';
import type { Strings } from '../../strings/en.js';
import {
  cancelledScreen,
  completedScreen,
  pausedScreen,
  type ScreenHandlers,
  type ScreenView,
} from './flow-screens.js';
import { activeLine } from '../view/line-view.js';

export interface FlowMainView extends ScreenView {
  readonly verdict: Verdict | undefined;
  readonly isAsking: boolean;
}

/** What fills the page below the header, by the flow's status. */
export function flowMain(view: FlowMainView, on: ScreenHandlers): TemplateResult {
  const { state, strings, message } = view;
  switch (state.status) {
    case 'capturing':
      return html`${revision(state, strings)} ${disputes(state, strings)}
        <serial-flow-list
          .state=${state}
          .activeLineId=${activeLine(state, view.verdict)}
          .strings=${strings}
        ></serial-flow-list>`;
    case 'review':
      return html`${revision(state, strings)} ${disputes(state, strings)}<serial-review
          .state=${state}
          .isBusy=${view.isAsking}
          .strings=${strings}
        >
          <serial-verdict .message=${message}></serial-verdict>
        </serial-review>`;
    case 'paused':
      return pausedScreen(view, on);
    case 'completed':
      return html`${completed(view, on)} ${afterwards(view)}`;
    case 'voided':
    case 'cancelled':
      return cancelledScreen(view, on);
  }
}

/** Where the store system has refused the event file, that comes first. */
function completed(view: FlowMainView, on: ScreenHandlers): TemplateResult {
  const { delivery, message, strings } = view;
  if (!delivery?.entry.refusal) return completedScreen(view, on);
  return html`<serial-refused-file .entry=${delivery.entry} .strings=${strings}>
    <serial-verdict .message=${message}></serial-verdict>
  </serial-refused-file>`;
}

/** The associate is told that the document was changed, until that was seen. */
function revision(state: FlowState, strings: Strings): TemplateResult | typeof nothing {
  return state.revision && !state.revision.isAnswered
    ? html`<serial-revision .state=${state} .strings=${strings}></serial-revision>`
    : nothing;
}

function disputes(state: FlowState, strings: Strings): TemplateResult | typeof nothing {
  return state.disputed.size === 0
    ? nothing
    : html`<serial-disputes .state=${state} .strings=${strings}></serial-disputes>`;
}

/** What may still have to be looked at when a flow is completed. */
function afterwards({ state, report, strings }: FlowMainView): TemplateResult {
  return html`<div class="afterwards">
    ${disputes(state, strings)}
    ${
      report
        ? html`<serial-count-report
            .report=${report}
            .currentFlowId=${state.flowId}
            .strings=${strings}
          ></serial-count-report>`
        : nothing
    }
  </div>`;
}
