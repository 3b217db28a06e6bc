import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CountReport } from '../../../domain/rules/count-report.js';
import type { Fact } from '../../../domain/model/fact.js';
import type { FlowSummary } from '../../../domain/folding/flow-summary.js';
import type { FlowState } from '../../../domain/model/state.js';
import type { CaptureChange } from '../../../ports/capture.js';
import type { FlowController } from './flow-controller.js';

export type Panel = 'flows' | 'record' | 'lookup';

/** Loads what the panels show, each when it is asked for: they are looked at seldom, and a journal may be long. */
export class PanelsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #flow: FlowController;
  #call = 0;

  shown: Panel | undefined;
  flows: readonly FlowSummary[] = [];
  facts: readonly Fact[] = [];
  /** What the count of the completed flow has found. */
  report: CountReport | undefined;

  constructor(host: ReactiveControllerHost, flow: FlowController) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  readonly onBack = (): void => void this.show(undefined);

  hostDisconnected(): void {
    this.#call++;
    this.shown = undefined;
    this.report = undefined;
  }

  async show(panel: Panel | undefined): Promise<void> {
    const call = ++this.#call;
    const flowId = this.#flow.state?.flowId;
    if (panel === 'flows') this.flows = (await this.#flow.ask(capture => capture.device.flows())) ?? [];
    if (panel === 'record' && flowId !== undefined) {
      this.facts = (await this.#flow.ask(capture => capture.device.journal(flowId))) ?? [];
    }
    if (call !== this.#call) return;
    this.shown = panel;
    this.#host.requestUpdate();
  }

  /** Goes on with another flow. */
  async open(flowId: string): Promise<void> {
    await this.#flow.resume(flowId);
    await this.show(undefined);
  }

  /** Keeps the open record current, and the report of a count that is completed. */
  receive({ state, facts }: CaptureChange): void {
    if (this.shown === 'record') this.facts = [...this.facts, ...facts];
    void this.#loadReport(state);
  }

  async #loadReport({ status, document }: FlowState): Promise<void> {
    const { count } = document;
    const isDone = count !== undefined && status === 'completed';
    this.report = isDone ? await this.#flow.ask(capture => capture.device.countReport(count.countId)) : undefined;
    this.#host.requestUpdate();
  }
}
