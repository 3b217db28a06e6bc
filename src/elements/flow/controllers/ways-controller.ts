import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListReport } from '../../../ports/capture.js';
import type { SerialListRequestDetail } from '../../../events/requests/serial-list-request.js';
import type { SerialUnitsRequestDetail } from '../../../events/requests/serial-units-request.js';
import type { Way } from '../scan-ways.js';
import type { FlowController } from './flow-controller.js';

/** Which way beside scanning is open, and what became of its list. */
export class WaysController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #flow: FlowController;

  way: Way | undefined;
  report: ListReport | undefined;
  /** The units whose condition is said. */
  units: SerialUnitsRequestDetail | undefined;

  constructor(host: ReactiveControllerHost, flow: FlowController) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave();
  }

  choose(way: Way | undefined): void {
    this.way = way;
    this.report = undefined;
    this.#host.requestUpdate();
  }

  chooseUnits(units: SerialUnitsRequestDetail): void {
    this.units = units;
    this.choose('units');
  }

  leave(): void {
    if (this.way) this.choose(undefined);
  }

  async enterList({ serials, lineId }: SerialListRequestDetail): Promise<void> {
    this.report = await this.#flow.enterList(serials, lineId === undefined ? {} : { lineId });
    this.#host.requestUpdate();
  }
}
