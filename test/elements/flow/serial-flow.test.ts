import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { InputError } from '../../../src/domain/model/input-error.js';
import type { Fact, FactBody } from '../../../src/domain/model/fact.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { Verdict } from '../../../src/domain/model/verdict.js';
import { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import type { SerialExportedEvent } from '../../../src/events/outcomes/serial-exported.js';
import type { SerialFlowCompletedEvent } from '../../../src/events/outcomes/serial-flow-completed.js';
import type { CaptureInput } from '../../../src/ports/capture.js';
import type { OutboxEntry } from '../../../src/ports/flow-store.js';
import '../../support/define-elements.js';
import { FakeCapture } from '../../support/fake-capture.js';
import { accepted, COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER, SETTINGS } from '../../support/sample-flow.js';
import { find, show } from './show-flow.js';

const PHONE = '390px';
const TABLET = '820px';
const stamped = (fact: FactBody): Fact => ({ atMs: 0, deviceId: 'till-7', ...fact });
const SERIAL_PROMPT: FactBody = { type: 'serial-prompted', prompt: { type: 'serial', lineId: '3' } };
const TAKEN: Verdict = { outcome: 'accepted', lineId: '3', serial: 'D18-1', flags: [], lineDone: false };
const ENTRY = {
  eventId: 'event-1',
  flowId: 'flow-1',
  createdAtMs: 0,
  attempts: 0,
  event: { eventId: 'event-1' },
  file: { name: 'asn.txt', type: 'text/plain', text: 'DR-18V,1,D18-1' },
} as unknown as OutboxEntry;

function tap(element: SerialFlow, text: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(button => (button.getAttribute('aria-label') ?? button.textContent)?.trim() === text)?.click();
}

/** The text of the file that a tap hands to the page. */
async function handedOut(element: SerialFlow, button: string): Promise<string> {
  element.addEventListener('serial-exported', event => event.preventDefault(), { once: true });
  const exported = oneEvent<SerialExportedEvent>(element, 'serial-exported');
  tap(element, button);
  return (await exported).detail.file.text;
}

const STATES: Readonly<Record<string, FlowState | undefined>> = {
  'no document': undefined,
  'a new document': flowAfter(),
  'a half done one': flowAfter(HALF_DONE),
  'an open prompt': flowAfter([...HALF_DONE, SERIAL_PROMPT]),
  'a review': flowAfter([...OVER, { type: 'review-started' }]),
  'a paused one': flowAfter([...HALF_DONE, { type: 'flow-paused' }]),
  'a completed one': flowAfter([...COMPLETE, { type: 'flow-completed', eventId: 'event-1' }]),
  'a cancelled one': flowAfter([{ type: 'flow-cancelled' }]),
};

describe('<serial-flow>', () => {
  for (const [name, state] of Object.entries(STATES)) {
    for (const width of [PHONE, TABLET]) {
      it(`is accessible with ${name} at ${width}`, async () => {
        await expect((await show(state, width)).element).to.be.accessible();
      });
    }
  }

  describe('with text of twice the size on a phone', () => {
    before(() => (document.documentElement.style.fontSize = '200%'));
    after(() => (document.documentElement.style.fontSize = ''));

    for (const [name, state] of Object.entries(STATES)) {
      it(`has no button that is too small for its words with ${name}`, async () => {
        const { element } = await show(state);
        const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])].flatMap(inner => [
          ...(inner.matches('button') ? [inner] : []),
          ...(inner.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []),
        ]);
        const tight = buttons.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
        expect(tight.map(({ textContent }) => textContent?.trim())).to.deep.equal([]);
      });
    }
  });

  describe('on the screen', () => {
    it('shows document and progress', async () => {
      const { element } = await show(flowAfter(HALF_DONE));
      expect(find(element, '[part=header]')).to.contain.text('Northwind delivery, carton 3 of 5');
      expect(find(element, '[part=header]')).to.contain.text('10 of 19 units');
    });

    it('opens the dialog with a prompt on a phone, and keeps a pane on a tablet', async () => {
      const phone = await show(flowAfter());
      const modal = phone.element.shadowRoot?.querySelector('serial-scan-modal');
      expect(modal?.open).to.equal(false);
      phone.capture.show(flowAfter([SERIAL_PROMPT]), { outcome: 'prompt', prompt: { type: 'serial', lineId: '3' } });
      await phone.element.updateComplete;
      expect(modal?.open).to.equal(true);
      expect(modal?.presentation).to.equal('dialog');
      const tablet = await show(flowAfter(), TABLET);
      const pane = tablet.element.shadowRoot?.querySelector('serial-scan-modal');
      expect(pane?.open).to.equal(true);
      expect(pane?.presentation).to.equal('inline');
    });

    it('says what a verdict means, and says it in the dialog while that is open', async () => {
      const { element, capture } = await show(flowAfter());
      capture.show(flowAfter(), { outcome: 'refused', code: 'duplicate-in-flow', text: 'D18-1' });
      await element.updateComplete;
      expect(find(element, 'footer serial-verdict')?.shadowRoot).to.contain.text('Already scanned');
      capture.show(flowAfter(), { outcome: 'refused', code: 'malformed', rule: 'fragment', text: '18-1' });
      await element.updateComplete;
      expect(find(element, 'footer serial-verdict')?.shadowRoot).to.contain.text('Not read whole');
      capture.show(flowAfter([SERIAL_PROMPT]), { outcome: 'refused', code: 'malformed', text: 'x' });
      await element.updateComplete;
      expect(find(element, 'footer serial-verdict')).to.equal(null);
    });

    it('says that nothing is saved while the store is degraded', async () => {
      const { element, capture } = await show(flowAfter());
      const problem = oneEvent(element, 'serial-problem');
      capture.degrade('quota');
      expect((await problem).detail).to.deep.equal({ code: 'quota', source: 'store' });
      await element.updateComplete;
      expect(find(element, '[role=alert]')).to.contain.text('Not saving');
      expect(await handedOut(element, 'Save a copy of what is stored')).to.contain('"serialkit/store/1"');
    });

    it('says quietly that readings wait to be saved, and only where they wait for long', async () => {
      const { element, capture } = await show(flowAfter());
      capture.lag({ readings: 12, oldestMs: 300, isLate: false });
      await element.updateComplete;
      expect(element.shadowRoot).not.to.contain.text('to be saved');
      capture.lag({ readings: 1200, oldestMs: 2300, isLate: true });
      await element.updateComplete;
      expect(find(element, '.backlog')).to.have.text('1,200 scans to be saved');
      expect(find(element, '[aria-live=polite]')).to.have.text('1,000 scans to be saved');
      expect(find(element, '[role=alert]')).to.equal(null);
      await expect(element).to.be.accessible();
      capture.lag(undefined);
      await element.updateComplete;
      expect(find(element, '.backlog')).to.equal(null);
      expect(find(element, '[aria-live=polite]')).to.have.text('');
    });

    it('says that a scanner is gone, once, and nothing of one that was never there', async () => {
      const { element, capture } = await show(flowAfter());
      const problems: unknown[] = [];
      element.addEventListener('serial-problem', ({ detail }) => problems.push(detail));
      capture.lose('bridge', 'no-host');
      await element.updateComplete;
      expect(find(element, '[role=alert]')).to.equal(null);
      capture.lose('bridge', 'host-gone');
      capture.lose('bridge', 'host-gone');
      await element.updateComplete;
      expect(problems).to.deep.equal([{ code: 'host-gone', source: 'device' }]);
      expect(find(element, '[role=alert]')).to.contain.text('The scanner does not answer');
      await expect(element).to.be.accessible();
    });

    it('says that a newer version has the storage, and hands out what is in it', async () => {
      const capture = new FakeCapture();
      capture.opens = new Error('version-changed');
      capture.degrade('version-changed');
      const { element } = await show(undefined, PHONE, capture);
      element.document = '{}';
      await oneEvent(element, 'serial-problem');
      await element.updateComplete;
      expect(find(element, '.screen')).to.contain.text('The app was updated. Reload it.');
      expect(await handedOut(element, 'Save a copy of what is stored')).to.contain('"serialkit/store/1"');
      await expect(element).to.be.accessible();
    });

    it('tells of a store that had failed before the element was given the capture', async () => {
      const capture = new FakeCapture(flowAfter());
      capture.degrade('quota');
      const element = document.createElement('serial-flow');
      const problem = oneEvent(element, 'serial-problem');
      document.body.append(Object.assign(element, { capture }));
      expect((await problem).detail).to.deep.equal({ code: 'quota', source: 'store' });
      element.remove();
    });

    it('shows what is wrong with a document', async () => {
      const capture = new FakeCapture();
      capture.opens = new InputError('document', [{ code: 'missing', path: 'lines[0].sku', message: 'No SKU' }]);
      const { element } = await show(undefined, PHONE, capture);
      const problem = oneEvent(element, 'serial-problem');
      element.document = '{}';
      expect((await problem).detail).to.deep.include({ code: 'missing', source: 'document' });
      await element.updateComplete;
      expect(find(element, '.screen')).to.contain.text('lines[0].sku');
      await expect(element).to.be.accessible();
    });

    it('shows it although the capture is of another copy of the SDK, whose error class is not ours', async () => {
      const capture = new FakeCapture();
      const problems = [{ code: 'missing', path: 'lines[0].sku', message: 'No SKU' }];
      capture.opens = Object.assign(new Error('No SKU'), { name: 'InputError', problems });
      const { element } = await show(undefined, PHONE, capture);
      const problem = oneEvent(element, 'serial-problem');
      element.document = '{}';
      expect((await problem).detail).to.deep.include({ code: 'missing', source: 'document' });
      await element.updateComplete;
      expect(find(element, '.problems')).to.contain.text('lines[0].sku');
    });

    it('shows the words of any other error', async () => {
      const capture = new FakeCapture();
      capture.opens = Object.assign(new Error('Out of order'), { name: 'InputError', problems: 'none' });
      const { element } = await show(undefined, PHONE, capture);
      const problem = oneEvent(element, 'serial-problem');
      element.document = '{}';
      expect((await problem).detail).to.deep.equal({ code: 'failed', source: 'document', message: 'Out of order' });
      await element.updateComplete;
      expect(find(element, '.screen')).to.contain.text('Out of order');
    });
  });

  describe('for the capture', () => {
    const asks: readonly (readonly [button: string, state: FlowState, request: object])[] = [
      ['Review', flowAfter(), { type: 'start-review' }],
      ['Receive all', flowAfter(), { type: 'receive-all' }],
      ['Pause', flowAfter(), { type: 'pause' }],
      ['Continue', flowAfter([{ type: 'flow-paused' }]), { type: 'resume' }],
      ['Correct it', flowAfter([{ type: 'flow-completed', eventId: 'e' }]), { type: 'correct' }],
    ];
    for (const [button, state, request] of asks) {
      it(`turns ${button} into ${JSON.stringify(request)}`, async () => {
        const { element, capture } = await show(state);
        tap(element, button);
        expect(capture.requests).to.deep.equal([request]);
      });
    }

    it('gives up only after a question', async () => {
      const { element, capture } = await show(flowAfter([{ type: 'flow-paused' }]));
      tap(element, 'Give up this document');
      await element.updateComplete;
      expect(capture.requests).to.deep.equal([]);
      tap(element, 'Give up this document');
      expect(capture.requests).to.deep.equal([{ type: 'cancel' }]);
    });

    it('passes on what inner elements ask, and lets none of it out', async () => {
      const { element, capture } = await show(flowAfter());
      let leaked = 0;
      element.parentElement?.addEventListener('serial-select-request', () => leaked++);
      const list = element.shadowRoot?.querySelector('serial-flow-list');
      list?.shadowRoot?.querySelector<HTMLElement>('.pick')?.click();
      expect(capture.requests).to.deep.equal([{ type: 'select-line', lineId: '1' }]);
      expect(leaked).to.equal(0);
    });

    it('closes the prompt with its dialog', async () => {
      const { element, capture } = await show(flowAfter([SERIAL_PROMPT]));
      const modal = element.shadowRoot?.querySelector('serial-scan-modal');
      modal?.shadowRoot?.querySelector<HTMLElement>('[aria-label=Close]')?.click();
      expect(capture.requests).to.deep.equal([{ type: 'close-prompt' }]);
    });
  });

  describe('for the page', () => {
    it('fires an outcome for each durable fact, composed, and none when a property is set', async () => {
      const { element, capture } = await show(flowAfter());
      const heard: string[] = [];
      for (const type of [
        'serial-accepted',
        'serial-line-completed',
        'serial-feedback',
        'serial-flow-opened',
      ] as const) {
        element.parentElement?.addEventListener(type, event => heard.push(`${event.type} ${event.composed}`));
      }
      element.muted = true;
      element.strings = { ...element.strings };
      await element.updateComplete;
      expect(heard).to.deep.equal([]);
      const done: Verdict = { ...TAKEN, lineDone: true };
      capture.show(flowAfter([accepted('3', 'D18-1')]), done, [stamped(accepted('3', 'D18-1'))]);
      expect(heard).to.deep.equal(['serial-accepted true', 'serial-line-completed true', 'serial-feedback true']);
    });

    it('fires serial-refused once, stored or not', async () => {
      const { element, capture } = await show(flowAfter());
      const codes: string[] = [];
      element.addEventListener('serial-refused', ({ detail }) => codes.push(detail.refusal.code));
      const duplicate = { code: 'duplicate-in-flow', text: 'D18-1' } as const;
      capture.show(flowAfter(), { outcome: 'refused', ...duplicate }, [
        stamped({ type: 'reading-refused', refusal: duplicate }),
      ]);
      capture.show(flowAfter(), { outcome: 'refused', code: 'storage-failed' });
      expect(codes).to.deep.equal(['duplicate-in-flow', 'storage-failed']);
    });

    it('hands over the event file, and acknowledges what the page took', async () => {
      const { element, capture } = await show(flowAfter(COMPLETE));
      capture.entries = [ENTRY];
      element.addEventListener('serial-flow-completed', (event: SerialFlowCompletedEvent) => event.acknowledge());
      const completed = oneEvent<SerialFlowCompletedEvent>(element, 'serial-flow-completed');
      const fact: FactBody = { type: 'flow-completed', eventId: 'event-1' };
      capture.show(flowAfter([...COMPLETE, fact]), { outcome: 'done' }, [stamped(fact)]);
      expect((await completed).detail.file.text).to.equal('DR-18V,1,D18-1');
      await aTimeout(0);
      await element.updateComplete;
      expect(capture.acknowledged).to.deep.equal(['event-1']);
      expect(find(element, '.screen')).to.contain.text('Handed over');
      await expect(element).to.be.accessible();
    });
  });

  describe('with a capture of its own', () => {
    const made: { readonly capture: FakeCapture; readonly input: CaptureInput }[] = [];
    beforeEach(() => {
      made.length = 0;
      SerialFlow.captureFactory = input => {
        const capture = new FakeCapture();
        capture.opens = flowAfter();
        made.push({ capture, input });
        return capture;
      };
    });
    after(() => (SerialFlow.captureFactory = undefined));

    const showOwn = (): Promise<SerialFlow> =>
      fixture<SerialFlow>(html`<serial-flow .settings=${SETTINGS} .document=${DOCUMENT}></serial-flow>`);

    it('tells the page of each row of the feed that was refused', async () => {
      const element = await showOwn();
      const problems: unknown[] = [];
      element.addEventListener('serial-problem', ({ detail }) => problems.push(detail));
      made[0]?.input.onProductProblems?.([
        { code: 'not-a-boolean', path: 'products[3]', message: 'Neither true nor false' },
      ]);
      expect(problems).to.deep.equal([
        { code: 'not-a-boolean', source: 'products', message: 'products[3]: Neither true nor false' },
      ]);
    });

    it('tells the page of an answer of its that is none', async () => {
      const element = await showOwn();
      const problems: unknown[] = [];
      element.addEventListener('serial-problem', ({ detail }) => problems.push(detail));
      made[0]?.input.onProblem?.({ code: 'bad-answer', path: 'verify', message: 'verify must be a word' });
      expect(problems).to.deep.equal([{ code: 'bad-answer', source: 'host', message: 'verify must be a word' }]);
    });

    it('makes one, opens the document, and tells the page', async () => {
      const opened: unknown[] = [];
      const note = ({ detail }: CustomEvent): unknown => opened.push(detail);
      document.addEventListener('serial-flow-opened', note);
      const element = await showOwn();
      await aTimeout(0);
      document.removeEventListener('serial-flow-opened', note);
      expect(opened).to.deep.equal([
        { flowId: 'flow-1', kind: 'asn-receiving', status: 'capturing', documentId: 'ASN-20417' },
      ]);
      expect(made).to.have.length(1);
      expect(find(element, 'serial-flow-list')).to.exist;
    });

    it('ends it when it leaves the page, and goes on when it comes back', async () => {
      const element = await showOwn();
      const { parentElement } = element;
      element.remove();
      expect(made[0]?.capture.isClosed).to.equal(true);
      expect(made[0]?.capture.observerCount).to.equal(0);
      expect(made[0]?.capture.isListening).to.equal(false);
      parentElement?.append(element);
      await aTimeout(0);
      await element.updateComplete;
      expect(made).to.have.length(2);
      expect(made[1]?.capture.isListening).to.equal(true);
      expect(find(element, 'serial-flow-list')).to.exist;
    });

    it('asks the page about serials and completion, where somebody listens', async () => {
      const element = await showOwn();
      const host = made[0]?.input.host;
      const question = { flow: 'asn-receiving', documentId: 'd', lineId: '3', sku: 's', serial: 'D18-1' } as const;
      expect(host?.verify?.(question)).to.equal(undefined);
      expect(host?.mayComplete?.('flow-1')).to.equal(undefined);
      element.addEventListener('serial-verify-request', event => event.respondWith('known'));
      element.addEventListener('serial-complete-request', event => event.preventDefault());
      expect(await host?.verify?.(question)).to.equal('known');
      expect(await host?.mayComplete?.('flow-1')).to.deep.equal({ allowed: false });
    });
  });

  it('never closes a capture that it was given, and lets go of it', async () => {
    const { element, capture } = await show(flowAfter());
    expect(capture.isListening).to.equal(true);
    element.remove();
    expect(capture.isClosed).to.equal(false);
    expect(capture.isListening).to.equal(false);
    expect(capture.observerCount).to.equal(0);
  });
});
