import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { OutboxEntry } from '../../../src/domain/model/event-file.js';
import type { SerialRefusedFile } from '../../../src/elements/refused-file/serial-refused-file.element.js';
import { outboxEntryOf } from '../../storage/samples.js';
import '../../support/define-elements.js';

const refusal = { code: 'po-closed', message: '<b>PO 4500012</b> is closed.', atMs: 1 };
const REFUSED: OutboxEntry = { ...outboxEntryOf('event-1', 1), refusal };

const show = (entry?: OutboxEntry): Promise<SerialRefusedFile> =>
  fixture<SerialRefusedFile>(html`<serial-refused-file .entry=${entry}></serial-refused-file>`);

function tap(element: SerialRefusedFile, text: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === text)?.click();
}

describe('<serial-refused-file>', () => {
  it('shows the host’s words as text, and is accessible', async () => {
    const element = await show(REFUSED);
    expect(element.shadowRoot?.querySelector('[part=words]')).to.contain.text(refusal.message);
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('shows nothing of a file that nobody has refused', async () => {
    expect((await show(outboxEntryOf('event-1', 1))).shadowRoot?.querySelector('section')).to.equal(null);
  });

  it('asks for a correction, and to send the file again', async () => {
    const element = await show(REFUSED);
    const correct = oneEvent(element, 'serial-correct-request');
    tap(element, 'Correct it and send it again');
    await correct;
    const resend = oneEvent(element, 'serial-resend-request');
    tap(element, 'Send it again as it is');
    expect((await resend).detail).to.deep.equal({ eventId: 'event-1' });
  });

  it('takes back only after a question, whose harmless answer has the focus', async () => {
    const element = await show(REFUSED);
    const asked: Event[] = [];
    element.addEventListener('serial-void-request', event => asked.push(event));
    tap(element, 'Take it back');
    await element.updateComplete;
    await expect(element).to.be.accessible();
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Keep');
    tap(element, 'Keep');
    await element.updateComplete;
    tap(element, 'Take it back');
    await element.updateComplete;
    expect(asked).to.have.length(0);
    tap(element, 'Take it back');
    expect(asked).to.have.length(1);
  });
});
