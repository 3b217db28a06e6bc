import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { FactBody } from '../../../src/domain/model/fact.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import type { SerialExportedEvent } from '../../../src/events/outcomes/serial-exported.js';
import { SerialExportRequestEvent } from '../../../src/events/requests/serial-export-request.js';
import { SerialListRequestEvent } from '../../../src/events/requests/serial-list-request.js';
import { SerialOpenRequestEvent } from '../../../src/events/requests/serial-open-request.js';
import { SerialUnreadableRequestEvent } from '../../../src/events/requests/serial-unreadable-request.js';
import { COMPLETE, disputed, DOCUMENT, flowAfter, HALF_DONE } from '../../support/sample-flow.js';
import { find, show } from './show-flow.js';

const SERIAL_PROMPT: FactBody = { type: 'serial-prompted', prompt: { type: 'serial', lineId: '3' } };
const COMPLETED: FactBody = { type: 'flow-completed', eventId: 'E1' };

async function tap(element: SerialFlow, text: string): Promise<void> {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(button => button.textContent.trim() === text)?.click();
  await element.updateComplete;
}

function ask(element: SerialFlow, selector: string, event: Event): void {
  find(element, selector)?.dispatchEvent(event);
}

function count(facts: readonly FactBody[] = []): FlowState {
  const scope = { countId: 'C', batchId: 'B1', mode: 'full', blind: false } as const;
  return flowAfter(facts, { ...DOCUMENT, flow: 'cycle-count', count: scope });
}

describe('<serial-flow>: other ways, panels and what comes afterwards', () => {
  it('offers list, run and unreadable label while a product is asked for, in place of the field', async () => {
    const { element, capture } = await show(flowAfter([...HALF_DONE, SERIAL_PROMPT]));
    await tap(element, 'Paste a list');
    expect(find(element, 'serial-list-entry')).to.include({ mode: 'list' });
    capture.listReport = { items: [], accepted: 2, refused: 0 };
    ask(element, 'serial-list-entry', new SerialListRequestEvent({ serials: ['D1', 'D2'], lineId: '3' }));
    await waitUntil(() => element.shadowRoot?.querySelector('serial-list-entry')?.report);
    expect(capture.lists).to.deep.equal([{ list: ['D1', 'D2'], entry: { lineId: '3' } }]);
    await expect(element).to.be.accessible();
  });

  it('closes a way without closing the dialog around it', async () => {
    const { element, capture } = await show(flowAfter([...HALF_DONE, SERIAL_PROMPT]));
    await tap(element, 'Sealed run');
    find(element, 'serial-list-entry')?.shadowRoot?.querySelector<HTMLButtonElement>('header button')?.click();
    await element.updateComplete;
    expect(find(element, 'serial-list-entry')).to.equal(null);
    expect(capture.requests).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('serial-scan-modal')?.open).to.equal(true);
  });

  it('counts an unreadable unit and goes back to scanning', async () => {
    const { element, capture } = await show(flowAfter([...HALF_DONE, SERIAL_PROMPT]));
    await tap(element, 'Label unreadable');
    const detail = { lineId: '3', unitId: 'u1', reason: 'torn' };
    ask(element, 'serial-unreadable', new SerialUnreadableRequestEvent(detail));
    await element.updateComplete;
    expect(capture.requests).to.deep.equal([{ type: 'count-unreadable', ...detail }]);
    expect(find(element, 'serial-unreadable')).to.equal(null);
  });

  it('offers a list, but neither run nor unreadable label, while no product is asked for', async () => {
    const { element } = await show(flowAfter(HALF_DONE), '820px');
    const offered = [...(element.shadowRoot?.querySelectorAll('.ways button') ?? [])].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(offered).to.deep.equal(['Paste a list']);
  });

  it('leads to the other documents of the device, and goes on with one', async () => {
    const { element, capture } = await show(flowAfter(HALF_DONE));
    await tap(element, 'Other documents');
    await waitUntil(() => find(element, 'serial-flows'));
    capture.opens = flowAfter(COMPLETE);
    const opened = oneEvent(element, 'serial-flow-opened');
    ask(element, 'serial-flows', new SerialOpenRequestEvent({ flowId: 'flow-2' }));
    await opened;
    await waitUntil(() => find(element, 'serial-flow-list'));
  });

  it('shows the record of the flow, and hands it out as a file', async () => {
    const { element } = await show(flowAfter(HALF_DONE));
    await tap(element, 'Record');
    await waitUntil(() => find(element, 'serial-timeline'));
    element.addEventListener('serial-exported', event => event.preventDefault());
    const exported = oneEvent<SerialExportedEvent>(element, 'serial-exported');
    ask(element, 'serial-timeline', new SerialExportRequestEvent({ flowId: 'flow-1', format: 'csv' }));
    expect((await exported).detail.file.name).to.equal('audit-flow-1.csv');
    await tap(element, 'Back');
    expect(find(element, 'serial-flow-list')).not.to.equal(null);
  });

  const moments = {
    capturing: [],
    'in review': [{ type: 'review-started' }],
    'after completion': [COMPLETED],
  } as const;
  for (const [when, more] of Object.entries(moments)) {
    it(`shows disputed serials ${when}`, async () => {
      const { element } = await show(flowAfter([...disputed('3', 'D18-9'), ...more]));
      expect(find(element, 'serial-disputes')).not.to.equal(null);
      await expect(element).to.be.accessible();
    });
  }

  it('tells what a completed count has found', async () => {
    const shows = async (state: FlowState): Promise<boolean> => {
      const { element, capture } = await show(flowAfter());
      capture.show(state);
      await new Promise(resolve => setTimeout(resolve));
      await element.updateComplete;
      return find(element, 'serial-count-report') !== null;
    };
    expect(await shows(count())).to.equal(false);
    expect(await shows(count([COMPLETED]))).to.equal(true);
  });

  it('lets the page use the engine behind the element', async () => {
    const { element, capture } = await show(flowAfter());
    expect(element.activeCapture).to.equal(capture);
  });
});
