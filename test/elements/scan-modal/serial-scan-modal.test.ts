import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FactBody } from '../../../src/domain/model/fact.js';
import type { Prompt } from '../../../src/domain/model/verdict.js';
import type { SerialCamera } from '../../../src/elements/camera/serial-camera.element.js';
import type { SerialScanModal } from '../../../src/elements/scan-modal/serial-scan-modal.element.js';
import { en } from '../../../src/strings/en.js';
import '../../support/define-elements.js';
import { accepted, flowAfter } from '../../support/sample-flow.js';
import { StubCamera } from '../../support/stub-camera.js';

const TAKEN: readonly FactBody[] = [accepted('3', 'D18-1'), accepted('3', 'D18-2')];
const [phone, console_, drill] = flowAfter(TAKEN).lines;
const SERIAL: Prompt = { type: 'serial', lineId: '3' };
const PRODUCT: Prompt = { type: 'product', serial: 'ZX-9', readingId: 'r', candidates: ['2', '3'] };
const WRONG: Prompt = { type: 'wrong-product', serial: 'ZX-9', readingId: 'r', lineId: '1' };
const CONFIRM: Prompt = { type: 'confirm', code: 'not-in-stock', serial: 'ZX-9', readingId: 'r', lineId: '1' };

type Values = Partial<
  Pick<SerialScanModal, 'presentation' | 'prompt' | 'line' | 'candidates' | 'message' | 'camera' | 'isCameraOn'>
>;

async function show(values: Values = {}, isOpen = true): Promise<SerialScanModal> {
  const element = await fixture<SerialScanModal>(html`<serial-scan-modal></serial-scan-modal>`);
  Object.assign(element, values, { open: isOpen });
  await element.updateComplete;
  return element;
}

const STATES: Readonly<Record<string, Values>> = {
  'any code': {},
  'a serial': { prompt: SERIAL, line: drill },
  'a choice of products': { prompt: PRODUCT, candidates: [console_, drill].flatMap(line => line ?? []) },
  'a wrong product': { prompt: WRONG, candidates: phone ? [phone] : [] },
  'a confirmation': { prompt: CONFIRM, candidates: phone ? [phone] : [] },
  'the camera': {
    prompt: SERIAL,
    line: drill,
    camera: new StubCamera({ status: { state: 'live' } }),
    isCameraOn: true,
  },
};

const find = (element: SerialScanModal, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

function tap(element: SerialScanModal, text: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(button => (button.getAttribute('aria-label') ?? button.textContent)?.trim() === text)?.click();
}

describe('<serial-scan-modal>', () => {
  for (const presentation of ['dialog', 'inline'] as const) {
    for (const [name, values] of Object.entries(STATES)) {
      it(`is accessible as ${presentation} that asks for ${name}`, async () => {
        await expect(await show({ ...values, presentation })).to.be.accessible();
      });
    }
  }

  it('is a modal dialog that opens and closes with its property, and names the product', async () => {
    const element = await show({ line: drill, prompt: SERIAL }, false);
    const dialog = element.shadowRoot?.querySelector('dialog');
    expect(dialog?.open).to.equal(false);
    element.open = true;
    await element.updateComplete;
    expect(dialog?.matches(':modal')).to.equal(true);
    expect(find(element, 'h2')).to.contain.text('Cordless drill');
    expect(element.shadowRoot?.activeElement).to.equal(find(element, 'h2'));
    element.open = false;
    await element.updateComplete;
    expect(dialog?.open).to.equal(false);
  });

  it('is a part of the page when it is inline', async () => {
    const element = await show({ presentation: 'inline' });
    expect(find(element, 'dialog')).to.equal(null);
    expect(find(element, 'section')).to.exist;
  });

  it('asks to be closed on Escape, and stays open until its owner agrees', async () => {
    const element = await show();
    const requested = oneEvent(element, 'serial-close-request');
    await sendKeys({ press: 'Escape' });
    const event = await requested;
    expect(event.composed).to.equal(false);
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(true);
  });

  it('submits what was typed with Enter, and keeps it until it is taken', async () => {
    const element = await show({ prompt: SERIAL, line: drill });
    await element.focusEntry();
    await sendKeys({ type: 'D18-3' });
    const requested = oneEvent(element, 'serial-enter-request');
    await sendKeys({ press: 'Enter' });
    expect((await requested).detail).to.deep.equal({ text: 'D18-3' });
    const field = find(element, 'input') as HTMLInputElement;
    element.message = { tone: 'refused', title: 'Not a serial number' };
    await element.updateComplete;
    expect(field.value).to.equal('D18-3');
    element.message = { tone: 'accepted', title: 'Serial added' };
    await element.updateComplete;
    expect(field.value).to.equal('');
  });

  it('submits nothing where nothing was typed', async () => {
    const element = await show();
    let count = 0;
    element.addEventListener('serial-enter-request', () => count++);
    await element.focusEntry();
    await sendKeys({ press: 'Enter' });
    expect(count).to.equal(0);
  });

  it('has no password, no suggestions and no corrections in its field', async () => {
    const field = find(await show(), 'input');
    expect(field?.getAttribute('type')).to.equal('text');
    expect(field?.getAttribute('autocomplete')).to.equal('off');
    expect(field?.getAttribute('autocapitalize')).to.equal('off');
    expect(field?.getAttribute('spellcheck')).to.equal('false');
  });

  it('lists captured serials, newest first, and undoes one of them', async () => {
    const element = await show({ prompt: SERIAL, line: drill });
    const listed = [...(element.shadowRoot?.querySelectorAll('[part=captured] .serial') ?? [])];
    expect(listed.map(({ textContent }) => textContent)).to.deep.equal(['D18-2', 'D18-1']);
    const requested = oneEvent(element, 'serial-remove-request');
    tap(element, 'Remove D18-1');
    expect((await requested).detail).to.deep.equal({ lineId: '3', key: drill?.serials[0]?.key });
  });

  it('offers exactly the candidates of a serial', async () => {
    const element = await show(STATES['a choice of products']);
    const choices = [...(element.shadowRoot?.querySelectorAll('.choice') ?? [])];
    expect(choices.map(({ textContent }) => textContent?.trim())).to.deep.equal([
      'Kestrel X1 game console with controller',
      'Cordless drill 18 V, brushless, two batteries',
    ]);
    const requested = oneEvent(element, 'serial-choose-request');
    (choices[1] as HTMLElement).click();
    expect((await requested).detail).to.deep.equal({ lineId: '3' });
  });

  it('takes a wrong serial to its own product with one tap, or sets it aside', async () => {
    const element = await show(STATES['a wrong product']);
    expect(find(element, '[part=question]')).to.contain.text('Orbit Phone 15');
    expect(find(element, '[part=question]')).to.contain.text('ZX-9');
    const confirmed = oneEvent(element, 'serial-confirm-request');
    tap(element, 'Take it there');
    await confirmed;
    const declined = oneEvent(element, 'serial-decline-request');
    tap(element, 'Set aside');
    await declined;
  });

  it('lets the camera speak as the page wants it to', async () => {
    const element = await show({ ...STATES['the camera'] });
    element.strings = { ...en, cameraTexts: { ...en.cameraTexts, picture: 'Obraz' } };
    await element.updateComplete;
    const camera = element.shadowRoot?.querySelector<SerialCamera>('serial-camera');
    await camera?.updateComplete;
    expect(camera?.shadowRoot?.querySelector('video')?.getAttribute('aria-label')).to.equal('Obraz');
  });

  it('shows the camera with the prompt at its top, and switches it by request', async () => {
    const element = await show({ ...STATES['the camera'] });
    const camera = element.shadowRoot?.querySelector<SerialCamera>('serial-camera');
    expect(camera?.prompt).to.contain('Cordless drill');
    const requested = oneEvent(element, 'serial-camera-request');
    tap(element, 'Stop');
    expect((await requested).detail).to.deep.equal({ isOn: false });
    element.isCameraOn = false;
    await element.updateComplete;
    expect(find(element, 'serial-camera')).to.equal(null);
  });

  it('opens the same whether it is set before or after it is on the page', async () => {
    const values: Values = { prompt: SERIAL, line: drill };
    const before = await fixture<SerialScanModal>(
      html`<serial-scan-modal .open=${true} .prompt=${SERIAL} .line=${drill}></serial-scan-modal>`,
    );
    const after = await show(values);
    expect(before.shadowRoot?.querySelector('dialog')?.open).to.equal(true);
    expect(after.shadowRoot?.textContent).to.equal(before.shadowRoot?.textContent);
  });
});
