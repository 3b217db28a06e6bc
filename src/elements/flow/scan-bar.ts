import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../strings/en.js';
import { icon } from '../view/icons.js';
import type { VerdictMessage } from '../view/verdict-message.js';

export interface ScanBarView {
  /** Whether there is a camera to switch on. */
  readonly canScan: boolean;
  /** Whether this kind of flow has receive-all. */
  readonly canReceiveAll: boolean;
  /** The answer to the last reading. */
  readonly message: VerdictMessage | undefined;
  /** Whether the dialog or the pane shows the answer, so that the bar does not. */
  readonly isSaidElsewhere: boolean;
  readonly strings: Strings;
}

export interface ScanBarHandlers {
  readonly onScan: () => void;
  readonly onType: () => void;
  readonly onReview: () => void;
  readonly onReceiveAll: () => void;
}

/** What the thumb reaches: the last answer, and the ways to go on. */
export function scanBar(view: ScanBarView, on: ScanBarHandlers): TemplateResult {
  const { canScan, canReceiveAll, message, isSaidElsewhere, strings } = view;
  return html`${
      canReceiveAll
        ? html`<button type="button" class="plain all" @click=${on.onReceiveAll}>${strings.receiveAll}</button>`
        : nothing
    }
    <footer>
      ${isSaidElsewhere ? nothing : html`<serial-verdict .message=${message}></serial-verdict>`}
      <div class="bar">
        <button type="button" class="type icon-only" aria-label=${strings.type} @click=${on.onType}>
          ${icon('keyboard')}
        </button>
        <button type="button" class="scan primary" ?disabled=${!canScan} @click=${on.onScan}>
          ${icon('prompt')}${strings.camera}
        </button>
        <button type="button" @click=${on.onReview}>${strings.review}</button>
      </div>
    </footer>`;
}
