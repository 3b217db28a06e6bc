import { expect, fixture, html } from '@open-wc/testing';
import type { SerialVerdict } from '../../../src/elements/verdict/serial-verdict.element.js';
import type { VerdictMessage } from '../../../src/elements/view/verdict-message.js';
import '../../support/define-elements.js';

const MESSAGES: readonly VerdictMessage[] = [
  { tone: 'accepted', title: 'Serial added', product: 'Drill', serial: 'D18-1' },
  { tone: 'done', title: 'Drill is complete' },
  { tone: 'prompt', title: 'Scan the serial number', product: 'Drill' },
  { tone: 'duplicate', title: 'Already scanned', serial: 'D18-1', next: 'Go on with the next unit.' },
  { tone: 'refused', title: 'Not on this document', serial: 'D18-1', next: 'Set the unit aside.' },
];

const show = (message?: VerdictMessage): Promise<SerialVerdict> =>
  fixture<SerialVerdict>(html`<serial-verdict .message=${message}></serial-verdict>`);

const region = (element: SerialVerdict): Element | null => element.shadowRoot?.querySelector('[role=status]') ?? null;

describe('<serial-verdict>', () => {
  it('counts up in large figures, without saying each number', async () => {
    const element = await show({ tone: 'accepted', title: 'Tags counted', count: '1,284', next: '12 tags not taken' });
    expect(region(element)).to.contain.text('1,284');
    expect(region(element)?.getAttribute('aria-live')).to.equal('off');
    const before = region(element)?.querySelector('.count');
    element.message = { tone: 'accepted', title: 'Tags counted', count: '1,285' };
    await element.updateComplete;
    expect(region(element)?.querySelector('.count')).to.equal(before); // nothing jumps
    await expect(element).to.be.accessible();
  });

  for (const message of MESSAGES) {
    it(`says ${message.tone} in words, shape and colour, and is accessible`, async () => {
      const element = await show(message);
      for (const text of [message.title, message.next, message.serial, message.product]) {
        if (text) expect(region(element)).to.contain.text(text);
      }
      expect(region(element)?.querySelector('svg')).to.exist;
      await expect(element).to.be.accessible();
    });
  }

  it('gives each tone a look of its own', async () => {
    const looks = await Promise.all(
      MESSAGES.map(async message => {
        const band = (await show(message)).shadowRoot?.querySelector('[part=message]');
        return band && getComputedStyle(band).backgroundColor;
      }),
    );
    expect(new Set(looks).size).to.equal(MESSAGES.length);
  });

  it('keeps its live region while there is nothing to say', async () => {
    const element = await show();
    expect(region(element)?.textContent?.trim()).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('interrupts for what went wrong only', async () => {
    const politeness = await Promise.all(
      MESSAGES.map(async message => region(await show(message))?.getAttribute('aria-live')),
    );
    expect(politeness).to.deep.equal(['polite', 'polite', 'polite', 'assertive', 'assertive']);
  });

  it('announces the same words again when they are said again', async () => {
    const message: VerdictMessage = { tone: 'duplicate', title: 'Already scanned' };
    const element = await show(message);
    const before = region(element)?.firstElementChild;
    element.message = { ...message };
    await element.updateComplete;
    expect(region(element)?.firstElementChild).to.not.equal(before);
  });
});
