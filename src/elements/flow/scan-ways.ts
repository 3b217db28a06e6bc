import { html, nothing, type TemplateResult } from 'lit';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { SerialUnitsRequestDetail } from '../../events/requests/serial-units-request.js';
import type { ListReport } from '../../ports/capture.js';
import type { Strings } from '../../strings/en.js';

/** The ways to enter serials other than one after the other. */
export type Way = 'list' | 'range' | 'unreadable' | 'units';

export interface ScanWaysView {
  readonly state: FlowState;
  /** The line whose serials are asked for. */
  readonly line: LineState | undefined;
  /** The chosen one; undefined offers them. */
  readonly way: Way | undefined;
  readonly report: ListReport | undefined;
  /** The units whose condition is said. */
  readonly units: SerialUnitsRequestDetail | undefined;
  readonly strings: Strings;
}

export interface ScanWaysHandlers {
  readonly onWay: (chosen: Way) => void;
}

/** The ways beside scanning: they are offered below the field, and the chosen one takes the field's place. */
export function scanWays(view: ScanWaysView, on: ScanWaysHandlers): TemplateResult {
  const { state, line, way, report, units, strings } = view;
  if (way === 'units') {
    return html`<serial-units
      slot="ways"
      .state=${state}
      .lineId=${units?.lineId ?? ''}
      .key=${units?.key}
      .strings=${strings}
    ></serial-units>`;
  }
  if (way === 'unreadable' && line) {
    const reasons = state.settings.reasonCodes.filter(code => !code.for || code.for.includes('unreadable'));
    return html`<serial-unreadable
      slot="ways"
      .line=${line}
      .reasons=${reasons}
      .strings=${strings}
    ></serial-unreadable>`;
  }
  if (way === 'list' || way === 'range') {
    return html`<serial-list-entry
      slot="ways"
      .mode=${way}
      .line=${line}
      .flow=${state}
      .report=${report}
      .strings=${strings}
    ></serial-list-entry>`;
  }
  const offer = (name: Way, label: string) =>
    html`<button type="button" class="plain" @click=${() => on.onWay(name)}>${label}</button>`;
  return html`<div slot="ways" class="ways" role="group" aria-label=${strings.otherWays}>
    ${offer('list', strings.pasteList)} ${line ? offer('range', strings.sealedRun) : nothing}
    ${line ? offer('unreadable', strings.unreadable) : nothing}
  </div>`;
}
