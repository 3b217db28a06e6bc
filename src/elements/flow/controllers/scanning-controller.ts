import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ScanningView } from '../flow-scanning.js';
import type { FlowController } from './flow-controller.js';
import { WaysController } from './ways-controller.js';
import { WidthController } from './width-controller.js';

const TWO_PANES_REM = 44; // as in the style's container query

/** How serials are taken: by camera, typed, or by a way beside scanning; and in a dialog, or in a pane of its own. */
export class ScanningController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #width: WidthController;
  #isCameraOn = false;
  #isTyping = false;

  readonly ways: WaysController;

  constructor(host: ReactiveControllerHost & Element, flow: FlowController) {
    this.#host = host;
    this.ways = new WaysController(host, flow);
    this.#width = new WidthController(host, TWO_PANES_REM);
    host.addController(this);
  }

  get view(): Pick<ScanningView, 'isCameraOn' | 'isTyping' | 'isWide' | 'way' | 'report' | 'units'> {
    const { way, report, units } = this.ways;
    return { isCameraOn: this.#isCameraOn, isTyping: this.#isTyping, isWide: this.#width.isWide, way, report, units };
  }

  hostDisconnected(): void {
    this.turnCamera(false);
  }

  turnCamera(isOn: boolean): void {
    if (isOn === this.#isCameraOn) return;
    this.#isCameraOn = isOn;
    this.#host.requestUpdate();
  }

  /** Opens entry by hand; resolves when its field is there. */
  async type(): Promise<void> {
    this.#isTyping = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** Leaves the dialog. Where scanning is a pane beside the list, its camera stays on. */
  close(): void {
    this.#isTyping = false;
    this.#isCameraOn &&= this.#width.isWide;
    this.ways.leave();
    this.#host.requestUpdate();
  }
}
