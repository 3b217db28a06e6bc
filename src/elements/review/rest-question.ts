import { html, nothing, type TemplateResult } from 'lit';
import { linesLacking, partialReceiptsOf, restOf } from '../../domain/rules/rest.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { RESTS, type Rest } from '../../domain/model/rest.js';
import { format } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';

/** Both answers as one choice of two; the chosen one is pressed. */
function answers(
  label: string,
  chosen: Rest | undefined,
  strings: PanelStrings,
  onRest: (event: Event) => void,
  lineId?: string,
): TemplateResult {
  return html`<div class="rests" role="group" aria-label=${label}>
    ${RESTS.map(
      rest =>
        html`<button
          type="button"
          aria-pressed=${chosen === rest ? 'true' : 'false'}
          data-rest=${rest}
          data-line=${lineId ?? nothing}
          @click=${onRest}
        >
          ${strings.restAnswers[rest]}
        </button>`,
    )}
  </div>`;
}

/** Asks once for everything that is missing; nothing where nobody is to be asked. */
export function restQuestion(
  state: FlowState,
  strings: PanelStrings,
  onRest: (event: Event) => void,
): TemplateResult | typeof nothing {
  const lines = askedLines(state);
  const [first, ...others] = lines;
  if (!first) return nothing;
  const said = restOf(state, first);
  const common = others.every(line => restOf(state, line) === said) ? said : undefined;
  return html`<section class="rest" part="rest" aria-labelledby="rest">
    <h3 id="rest">${strings.restTitle}</h3>
    <p class="soft">${strings.restHint}</p>
    ${answers(strings.restTitle, common, strings, onRest)}
  </section>`;
}

/** The same of one line, where several lines lack units and may differ. */
export function restOfLine(
  state: FlowState,
  line: LineState,
  strings: PanelStrings,
  onRest: (event: Event) => void,
): TemplateResult | typeof nothing {
  const lines = askedLines(state);
  if (lines.length < 2 || !lines.some(({ lineId }) => lineId === line.lineId)) return nothing;
  const label = format(strings.restOf, { product: line.product.name });
  return answers(label, restOf(state, line), strings, onRest, line.lineId);
}

function askedLines(state: FlowState): readonly LineState[] {
  return partialReceiptsOf(state) === 'ask' ? linesLacking(state) : [];
}
