import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Reading } from '../../../src/codes/reading.js';
import type { SourceStatus } from '../../../src/ports/scan-source.js';
import { standardProfile, WedgeSource, type Rejection, type WedgeOptions } from '../../../src/input/wedge/index.js';
import { driverPace } from '../../support/driver-pace.js';

/** Starts a source that the driver's typing passes for, and ends it after the test. */
const stops: (() => void)[] = [];
function listen(options: WedgeOptions = {}) {
  const heard = { readings: [] as Reading[], statuses: [] as SourceStatus[], rejections: [] as Rejection[] };
  const source = new WedgeSource({
    textField: 'never',
    onRejection: rejection => heard.rejections.push(rejection),
    ...options,
    profile: { ...driverPace, ...options.profile },
  });
  const stop = source.start({
    reading: reading => heard.readings.push(reading),
    status: status => heard.statuses.push(status),
  });
  stops.push(stop);
  return { ...heard, stop, texts: () => heard.readings.map(({ text }) => text) };
}

async function type(text: string, end = 'Enter'): Promise<void> {
  await sendKeys({ type: text });
  await sendKeys({ press: end });
}

describe('wedge source', () => {
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

  it('reads real keys as one scan, exactly', async () => {
    const heard = listen({ clock: { now: () => 1700, newId: () => 'id-1' } });
    await type('Sn-4711.08/15+X%');
    expect(heard.readings).to.deep.equal([{ id: 'id-1', text: 'Sn-4711.08/15+X%', source: 'wedge', atMs: 1700 }]);
    expect(heard.statuses).to.deep.equal([{ state: 'ready' }]);
  });

  it('ends a scan at Tab as well, and leaves the focus and the focused button alone', async () => {
    let clicks = 0;
    const button = await fixture<HTMLButtonElement>(html`<button @click=${() => (clicks += 1)}>Next</button>`);
    button.focus();
    const heard = listen();
    await type('sn4711');
    await type('sn4712', 'Tab');
    expect(heard.texts()).to.deep.equal(['sn4711', 'sn4712']);
    expect(clicks).to.equal(0);
    expect(document.activeElement).to.equal(button);
  });

  it('leaves Enter on a button to a person', async () => {
    let clicks = 0;
    const button = await fixture<HTMLButtonElement>(html`<button @click=${() => (clicks += 1)}>Next</button>`);
    button.focus();
    const heard = listen();
    await sendKeys({ press: 'Enter' });
    expect(clicks).to.equal(1);
    expect(heard.readings).to.be.empty;
  });

  it("leaves the host's fields alone", async () => {
    const input = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
    input.focus();
    const heard = listen();
    await type('sn4711');
    expect(input.value).to.equal('sn4711');
    expect([...heard.readings, ...heard.rejections]).to.be.empty;
  });

  for (const mode of ['open', 'closed'] as const)
    it(`leaves a field in an ${mode} shadow root alone`, async () => {
      const host = await fixture<HTMLDivElement>(html`<div></div>`);
      const input = document.createElement('input');
      host.attachShadow({ mode }).append(input);
      input.focus();
      const heard = listen();
      await type('sn4711');
      expect(input.value).to.equal('sn4711');
      expect(heard.readings).to.be.empty;
    });

  it('reads a scan in a field that allows it, and takes it out of the field', async () => {
    const form = await fixture(html`<div data-scan="allow"><input aria-label="Serial" value="by hand " /></div>`);
    const input = form.querySelector('input');
    input?.focus();
    input?.setSelectionRange(8, 8);
    const heard = listen();
    await type('sn4711');
    expect(heard.texts()).to.deep.equal(['sn4711']);
    expect(input?.value).to.equal('by hand ');
  });

  for (const inputType of ['insertFromPaste', ''])
    it(`takes text that was put into such a field at once (${inputType || 'by a script'}) for no scan`, async () => {
      const input = await fixture<HTMLInputElement>(html`<input data-scan="allow" aria-label="Serial" />`);
      input.focus();
      const heard = listen();
      input.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType }));
      input.value = 'pasted-1';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
      await type('sn4711');
      expect(heard.texts()).to.deep.equal(['sn4711']);
      expect(input.value).to.equal('pasted-1');
    });

  for (const [name, markup] of [
    ['password', html`<input type="password" data-scan="allow" aria-label="Password" />`],
    ['card number', html`<input autocomplete="section-a cc-number" data-scan="allow" aria-label="Card" />`],
    ['one-time code', html`<input autocomplete="one-time-code" data-scan="allow" aria-label="Code" />`],
  ] as const)
    it(`never reads a ${name} field, even where scans are allowed`, async () => {
      const input = await fixture<HTMLInputElement>(markup);
      input.focus();
      const heard = listen();
      await type('sn4711');
      expect(input.value).to.equal('sn4711');
      expect([...heard.readings, ...heard.rejections]).to.be.empty;
    });

  it('drops a card track and says so without its digits', async () => {
    const heard = listen();
    await type(';4111111111111111=3012101?');
    expect(heard.readings).to.be.empty;
    expect(heard.rejections.map(({ reason, keys }) => ({ reason, keys }))).to.deep.equal([
      { reason: 'card', keys: 26 },
    ]);
  });

  it('takes the track of a card out of a field that allows scans', async () => {
    const input = await fixture<HTMLInputElement>(html`<input data-scan="allow" aria-label="Serial" />`);
    input.focus();
    const heard = listen();
    let edits = 0;
    input.addEventListener('input', event => (edits += Number(event.inputType.startsWith('delete'))));
    await type(';4111111111111111=3012101?');
    expect(heard.rejections.map(({ reason }) => reason)).to.deep.equal(['card']);
    expect([input.value, edits]).to.deep.equal(['', 1]);
  });

  it('tells of a scan that is too short, and of a card, but of no key that a person presses', () => {
    const told: string[] = [];
    const source = new WedgeSource({ textField: 'never' });
    const stop = source.start({
      reading: () => told.push('reading'),
      status: () => undefined,
      rejected: why => told.push(why),
    });
    const type = (text: string, fromMs: number, paceMs: number): void =>
      [...text, 'Enter'].forEach((key, index) => {
        const event = new KeyboardEvent('keydown', { key });
        Object.defineProperty(event, 'timeStamp', { value: performance.now() + fromMs + paceMs * index });
        window.dispatchEvent(event);
      });
    type('AB', 1_000, 5);
    type('ab', 2_000, 150);
    type(';4111111111111111=3012101?', 4_000, 5);
    stop();
    type('AB', 6_000, 5);
    expect(told).to.deep.equal(['too-short', 'payment-card']);
  });

  it('doubts a scan that may have begun before it listened, or in another window', () => {
    const at = (event: Event, timeMs: number): void => {
      Object.defineProperty(event, 'timeStamp', { value: timeMs });
      window.dispatchEvent(event);
    };
    const scan = (text: string, fromMs: number): void =>
      [...text, 'Enter'].forEach((key, index) => at(new KeyboardEvent('keydown', { key }), fromMs + 5 * index));
    const heard = listen({ profile: standardProfile });
    const startMs = performance.now();
    scan('sn4711', startMs + 3);
    scan('sn4712', startMs + 1_000);
    at(new FocusEvent('focus'), startMs + 1_998);
    scan('sn4713', startMs + 2_000);
    scan('sn4714', startMs + 3_000);
    expect(heard.readings.map(({ text, doubts }) => [text, doubts?.includes('fragment')])).to.deep.equal([
      ['sn4711', true],
      ['sn4712', undefined],
      ['sn4713', true],
      ['sn4714', undefined],
    ]);
  });

  it('hears nothing after its stop, and again after a new start', async () => {
    const heard = listen();
    heard.stop();
    await type('sn4711');
    expect(heard.readings).to.be.empty;
    const again = listen();
    await type('sn4712');
    expect(again.texts()).to.deep.equal(['sn4712']);
  });

  it('has one keydown listener however many sources listen, and none after the last', () => {
    const added: string[] = [];
    const signals: AbortSignal[] = [];
    const { addEventListener } = window;
    window.addEventListener = (
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: AddEventListenerOptions,
    ) => {
      added.push(type);
      if (options?.signal) signals.push(options.signal);
      addEventListener.call(window, type, listener, options);
    };
    const [first, second] = [listen(), listen()];
    window.addEventListener = addEventListener;
    expect(added.filter(type => type === 'keydown')).to.have.lengthOf(1);
    first.stop();
    expect(signals.some(signal => signal.aborted)).to.be.false;
    second.stop();
    expect(signals.every(signal => signal.aborted)).to.be.true;
  });

  describe('with its own text field', () => {
    const ownField = (): HTMLInputElement | null => document.querySelector('input[aria-label="Scanner input"]');

    it('has one that takes text but calls up no screen keyboard', () => {
      const { stop } = listen({ textField: 'always' });
      const field = ownField();
      expect(field).to.equal(document.activeElement);
      expect(field?.type).to.equal('text');
      expect(field?.readOnly).to.be.false;
      expect(['inputmode', 'spellcheck', 'autocomplete'].map(name => field?.getAttribute(name))).to.deep.equal([
        'none',
        'false',
        'off',
      ]);
      stop();
      expect(ownField()).to.equal(null);
    });

    it('reads text that comes without keys', async () => {
      const heard = listen({ textField: 'always' });
      document.execCommand('insertText', false, 'SN47');
      document.execCommand('insertText', false, '11-0815');
      await sendKeys({ press: 'Enter' });
      expect(heard.texts()).to.deep.equal(['SN4711-0815']);
      expect(ownField()?.value).to.equal('');
    });

    it('reads real keys there too, once', async () => {
      const heard = listen({ textField: 'always' });
      await type('sn4711');
      expect(heard.texts()).to.deep.equal(['sn4711']);
    });

    it('takes the focus back when nothing else has it', async () => {
      const button = await fixture<HTMLButtonElement>(html`<button>Next</button>`);
      listen({ textField: 'always' });
      button.focus();
      expect(document.activeElement).to.equal(button);
      button.blur();
      await new Promise(resolve => setTimeout(resolve));
      expect(document.activeElement).to.equal(ownField());
    });
  });
});
