import { html, type TemplateResult } from 'lit';
import { policyOf } from '../../domain/rules/flow-policy.js';
import type { FlowState } from '../../domain/model/state.js';
import type { SerialUnitsRequestDetail } from '../../events/requests/serial-units-request.js';
import type { CameraSource } from '../../ports/camera.js';
import type { ListReport } from '../../ports/capture.js';
import type { Strings } from '../../strings/en.js';
import { promptedLine } from '../view/line-view.js';
import { linesNamed } from '../view/lines-named.js';
import { scanBar, type ScanBarHandlers } from './scan-bar.js';
import { scanWays, type ScanWaysHandlers, type Way } from './scan-ways.js';
import type { VerdictMessage } from '../view/verdict-message.js';

export interface ScanningView {
  readonly state: FlowState;
  readonly message: VerdictMessage | undefined;
  readonly camera: CameraSource | undefined;
  readonly isCameraOn: boolean;
  readonly isTyping: boolean;
  /** Two panes: scanning has a place of its own beside the list. */
  readonly isWide: boolean;
  readonly way: Way | undefined;
  readonly report: ListReport | undefined;
  readonly units: SerialUnitsRequestDetail | undefined;
  readonly strings: Strings;
}

export type ScanningHandlers = ScanBarHandlers & ScanWaysHandlers;

/** Where serials are scanned and entered, and the bar within the thumb's reach. */
export function flowScanning(view: ScanningView, on: ScanningHandlers): TemplateResult {
  const { state, message, camera, isCameraOn, isTyping, isWide, way, strings } = view;
  const isOpen = isWide || isCameraOn || isTyping || state.prompt !== undefined || way !== undefined;
  const canReceiveAll = policyOf(state.document).receiveAll;
  const line = promptedLine(state);
  const bar = { canScan: camera !== undefined, canReceiveAll, message, isSaidElsewhere: isOpen, strings };
  return html`<aside>
      <serial-scan-modal
        .open=${isOpen}
        .presentation=${isWide ? 'inline' : 'dialog'}
        .prompt=${state.prompt}
        .line=${line}
        .candidates=${linesNamed(state, state.prompt)}
        .waiting=${state.waiting.length}
        .message=${message}
        .camera=${camera}
        .isCameraOn=${isCameraOn}
        .isBlind=${state.document.count?.blind ?? false}
        .isElsewhere=${way !== undefined}
        .strings=${strings}
        >${scanWays({ ...view, line }, on)}</serial-scan-modal
      >
    </aside>
    ${scanBar(bar, on)}`;
}
