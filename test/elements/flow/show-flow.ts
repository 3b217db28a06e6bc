import { fixture, html } from '@open-wc/testing';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import '../../support/define-elements.js';
import { FakeCapture } from '../../support/fake-capture.js';

interface Shown {
  readonly element: SerialFlow;
  readonly capture: FakeCapture;
}

/** A `<serial-flow>` in a box as wide as a phone, or as it is said. */
export async function show(state?: FlowState, width = '390px', capture = new FakeCapture(state)): Promise<Shown> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.width = width;
  const element = document.createElement('serial-flow');
  element.capture = capture;
  box.append(element);
  await element.updateComplete;
  return { element, capture };
}

export const find = (element: SerialFlow, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
