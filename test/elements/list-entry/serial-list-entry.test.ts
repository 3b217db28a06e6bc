import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LineState } from '../../../src/domain/model/state.js';
import type { SerialListEntry } from '../../../src/elements/list-entry/serial-list-entry.element.js';
import '../../support/define-elements.js';
import { DOCUMENT, flowAfter } from '../../support/sample-flow.js';

const [, , drills] = flowAfter().lines;

async function entry(mode: 'list' | 'range', line: LineState | undefined = drills): Promise<SerialListEntry> {
  return fixture(html`<serial-list-entry .mode=${mode} .line=${line}></serial-list-entry>`);
}

const shown = (element: SerialListEntry, part: string): string =>
  element.shadowRoot?.querySelector(`[part='${part}']`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

async function type(element: SerialListEntry, selector: string, text: string): Promise<void> {
  const field = element.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`no ${selector}`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.updateComplete;
}

const button = (element: SerialListEntry): HTMLButtonElement | null | undefined =>
  element.shadowRoot?.querySelector('button.primary');

describe('<serial-list-entry>', () => {
  it('shows how many serials it has understood before anything counts, and then asks for them', async () => {
    const element = await entry('list');
    expect(button(element)?.disabled).to.equal(true);
    await type(element, 'textarea', 'D1, D2\nD3');
    expect(shown(element, 'preview')).to.contain('3 serials: D1 … D3').and.to.contain('Cordless drill');
    setTimeout(() => button(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-list-request');
    expect(detail).to.deep.equal({ serials: ['D1', 'D2', 'D3'], lineId: '3' });
    await expect(element).to.be.accessible();
  });

  it('shows how it splits a list: a line that the document lists is one serial', async () => {
    const element = await entry('list');
    await type(element, 'textarea', 'KX 100');
    expect(shown(element, 'preview')).to.contain('2 serials: KX … 100');
    const lines = DOCUMENT.lines.map(line => (line.lineId === '1' ? { ...line, expectedSerials: ['KX 100'] } : line));
    element.flow = flowAfter([], { ...DOCUMENT, lines });
    await type(element, 'textarea', 'KX 100');
    expect(shown(element, 'preview')).to.contain('1 serial: KX 100');
  });

  it('names the product that a refused serial belongs to', async () => {
    const element = await entry('list');
    element.flow = flowAfter();
    const verdict = { outcome: 'refused', code: 'wrong-product', text: 'S', lineId: '1' } as const;
    element.report = { accepted: 0, refused: 1, items: [{ text: 'S', verdict }] };
    await element.updateComplete;
    expect(shown(element, 'report')).to.contain('This serial belongs to Orbit Phone');
  });

  it('shows a run by its ends, and what is wrong with one', async () => {
    const element = await entry('range');
    await type(element, '#first', 'D18-098');
    expect(shown(element, 'preview')).to.equal('');
    await type(element, '#last', 'D18-102');
    expect(shown(element, 'preview')).to.contain('5 serials: D18-098 … D18-102');
    await type(element, '#last', 'D18-012');
    expect(shown(element, 'preview')).to.equal('The last serial comes before the first.');
    expect(button(element)?.disabled).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('takes both ends from a scanner: Enter leads on, and never counts by itself', async () => {
    const element = await entry('range');
    let asked = 0;
    element.addEventListener('serial-list-request', () => asked++);
    element.shadowRoot?.querySelector<HTMLInputElement>('#first')?.focus();
    for (const text of ['D18-001', 'D18-003']) {
      await sendKeys({ type: text });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
    }
    expect(shown(element, 'preview')).to.contain('3 serials');
    expect(element.shadowRoot?.activeElement).to.equal(button(element));
    expect(asked).to.equal(0);
  });

  it('tells of each serial that was not added why, and leads back', async () => {
    const element = await entry('list');
    element.report = {
      accepted: 1,
      refused: 2,
      items: [
        { text: 'D1', verdict: { outcome: 'accepted', lineId: '3', serial: 'D1', flags: [], lineDone: false } },
        { text: 'D1', verdict: { outcome: 'refused', code: 'duplicate-in-flow', text: 'D1' } },
        { text: 'X', verdict: { outcome: 'refused', code: 'unknown-product', text: 'X' } },
      ],
    };
    await element.updateComplete;
    expect(shown(element, 'report')).to.equal('1 serial added 2 not added D1 Already scanned X Unknown product');
    await expect(element).to.be.accessible();
    setTimeout(() => button(element)?.click());
    await oneEvent(element, 'serial-close-request');
  });

  it('takes serials of no certain product too', async () => {
    const element = await fixture<SerialListEntry>(html`<serial-list-entry></serial-list-entry>`);
    await type(element, 'textarea', 'D1');
    setTimeout(() => button(element)?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-list-request');
    expect(detail).to.deep.equal({ serials: ['D1'] });
  });
});
