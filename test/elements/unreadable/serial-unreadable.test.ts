import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SerialUnreadable } from '../../../src/elements/unreadable/serial-unreadable.element.js';
import '../../support/define-elements.js';
import { flowAfter } from '../../support/sample-flow.js';

const [line] = flowAfter().lines;
const TORN = { code: 'torn', label: 'Label torn' };

async function change(element: SerialUnreadable, value: string): Promise<void> {
  const field = element.shadowRoot?.querySelector<HTMLInputElement | HTMLSelectElement>('#reason');
  if (!field) throw new Error('no field');
  field.value = value;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  await element.updateComplete;
}

const button = (element: SerialUnreadable): HTMLButtonElement | null | undefined =>
  element.shadowRoot?.querySelector('button.primary');

describe('<serial-unreadable>', () => {
  it('counts the unit once a reason is chosen, under an id of its own', async () => {
    const element = await fixture<SerialUnreadable>(
      html`<serial-unreadable .line=${line} .reasons=${[TORN]}></serial-unreadable>`,
    );
    expect(button(element)?.disabled).to.equal(true);
    await change(element, 'torn');
    setTimeout(() => button(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-unreadable-request');
    expect(detail).to.include({ lineId: '1', reason: 'torn' });
    expect(detail)
      .to.have.property('unitId')
      .that.matches(/^\d+(-\d+){3}$/);
    await expect(element).to.be.accessible();
  });

  it('asks for a few words where the store has no reasons', async () => {
    const element = await fixture<SerialUnreadable>(html`<serial-unreadable .line=${line}></serial-unreadable>`);
    await change(element, '  ');
    expect(button(element)?.disabled).to.equal(true);
    await change(element, ' wet ');
    setTimeout(() => button(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-unreadable-request');
    expect(detail).to.include({ reason: 'wet' });
    await expect(element).to.be.accessible();
  });

  it('leads back', async () => {
    const element = await fixture<SerialUnreadable>(html`<serial-unreadable .line=${line}></serial-unreadable>`);
    setTimeout(() => element.shadowRoot?.querySelector<HTMLButtonElement>('header button')?.click());
    await oneEvent(element, 'serial-close-request');
  });
});
