import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { replayFrom } from '../../../src/domain/folding/apply.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { SerialUnits } from '../../../src/elements/units/serial-units.element.js';
import '../../support/define-elements.js';
import { accepted, flowAfter, STAMP } from '../../support/sample-flow.js';

const KEY = 'GC-X1\u001fA';
const base = flowAfter([accepted('2', 'A'), accepted('2', 'B')]);
const state: FlowState = {
  ...base,
  settings: { ...base.settings, reasonCodes: [{ code: 'crushed', label: 'Crushed', for: ['damaged'] }] },
};

const open = (properties: Partial<SerialUnits>) =>
  fixture<SerialUnits>(
    html`<serial-units
      .state=${properties.state ?? state}
      .lineId=${properties.lineId ?? '2'}
      .key=${properties.key}
    ></serial-units>`,
  );
const all = <T extends HTMLElement>(element: SerialUnits, selector: string): T[] => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const save = (element: SerialUnits) => all<HTMLButtonElement>(element, 'button.primary')[0];

async function choose(element: SerialUnits, selector: string, value: string): Promise<void> {
  const [field] = all<HTMLInputElement>(element, selector);
  if (!field) throw new Error(`There is no ${selector}`);
  if (field.type === 'radio') field.click();
  else field.value = value;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  await element.updateComplete;
}

describe('<serial-units>', () => {
  it('marks one unit, once a reason of the store is chosen', async () => {
    const element = await open({ key: KEY });
    expect(save(element)?.disabled).to.equal(true);
    await choose(element, 'select', 'crushed');
    setTimeout(() => save(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-mark-request');
    expect(detail).to.deep.equal({ lineId: '2', key: KEY, condition: 'damaged', reason: 'crushed' });
    await expect(element).to.be.accessible();
  });

  it('asks for no reason where the store has none for that condition', async () => {
    const element = await open({ key: KEY });
    await choose(element, '[value="rejected"]', '');
    expect(all(element, '#reason')).to.have.length(0);
    setTimeout(() => save(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-mark-request');
    expect(detail).to.deep.equal({ lineId: '2', key: KEY, condition: 'rejected' });
  });

  it('lets the associate choose among the units of the line, and leads back', async () => {
    const element = await open({});
    expect(all(element, '.unit .serial').map(({ textContent }) => textContent)).to.deep.equal(['B', 'A']);
    await expect(element).to.be.accessible();
    all<HTMLButtonElement>(element, '.unit')[1]?.click();
    await element.updateComplete;
    expect(all(element, 'form')).to.have.length(1);
    const [back] = all<HTMLButtonElement>(element, 'header button');
    back?.click();
    await element.updateComplete;
    expect(all(element, 'form')).to.have.length(0);
    setTimeout(() => back?.click());
    await oneEvent(element, 'serial-close-request');
  });

  it('marks so many units of a product that is counted', async () => {
    const lines = state.lines.map(line => ({ ...line, serialized: false }));
    const counted = replayFrom({ ...state, lines }, [{ ...STAMP, type: 'unit-counted', lineId: '4', delta: 6 }]);
    const element = await open({ state: counted, lineId: '4' });
    await choose(element, '#quantity', '2');
    await choose(element, 'select', 'crushed');
    setTimeout(() => save(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-mark-request');
    expect(detail).to.deep.equal({ lineId: '4', quantity: 2, condition: 'damaged', reason: 'crushed' });
    await expect(element).to.be.accessible();
  });

  it('offers why a good unit moves where units need a reason', async () => {
    const element = await open({
      state: { ...state, document: { ...state.document, flow: 'return-to-vendor' } },
      key: KEY,
    });
    await choose(element, '[value="good"]', '');
    expect(all(element, '#reason')).to.have.length(0); // the store has no reason for it
    const words = { ...state, settings: { ...state.settings, reasonCodes: [] } };
    const free = await open({
      state: { ...words, document: { ...state.document, flow: 'return-to-vendor' } },
      key: KEY,
    });
    await choose(free, '[value="good"]', '');
    expect(all(free, '#reason')).to.have.length(1);
  });
});
