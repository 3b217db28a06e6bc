import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SerialRescan } from '../../../src/elements/rescan/serial-rescan.element.js';
import '../../support/define-elements.js';

const show = (units = 3): Promise<SerialRescan> =>
  fixture<SerialRescan>(html`<serial-rescan line-id="7" product="Drill" .units=${units}></serial-rescan>`);

const buttons = (element: SerialRescan): readonly HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll('button') ?? []),
];

async function tap(element: SerialRescan, index: number): Promise<void> {
  buttons(element)[index]?.click();
  await element.updateComplete;
}

describe('<serial-rescan>', () => {
  it('names its product, and is accessible before and while it asks', async () => {
    const element = await show();
    expect(buttons(element)[0]?.getAttribute('aria-label')).to.equal('Rescan Drill');
    await expect(element).to.be.accessible();
    await tap(element, 0);
    await expect(element).to.be.accessible();
  });

  it('asks with the number of units, and restarts on yes', async () => {
    const element = await show();
    await tap(element, 0);
    expect(element.shadowRoot).to.contain.text('Remove 3 units and start over?');
    const requested = oneEvent(element, 'serial-rescan-request');
    await tap(element, 1);
    const event = await requested;
    expect(event.detail).to.deep.equal({ lineId: '7' });
    expect(event.composed).to.equal(false);
    expect(buttons(element)).to.have.length(1);
  });

  it('does nothing on no and on Escape, and gives the focus back', async () => {
    const element = await show();
    let count = 0;
    element.addEventListener('serial-rescan-request', () => count++);
    await tap(element, 0);
    await tap(element, 0);
    expect(buttons(element)).to.have.length(1);
    await tap(element, 0);
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(buttons(element)).to.have.length(1);
    expect(element.shadowRoot?.activeElement).to.equal(buttons(element)[0]);
    expect(count).to.equal(0);
  });

  it('asks nothing where nothing would be lost', async () => {
    const element = await show(0);
    const requested = oneEvent(element, 'serial-rescan-request');
    await tap(element, 0);
    expect((await requested).detail).to.deep.equal({ lineId: '7' });
  });

  it('stops asking when its line becomes another', async () => {
    const element = await show();
    await tap(element, 0);
    element.lineId = '8';
    await element.updateComplete;
    expect(buttons(element)).to.have.length(1);
  });
});
