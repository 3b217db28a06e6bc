import { expect, fixture, html } from '@open-wc/testing';
import { serialKey } from '../../../src/domain/rules/serial-key.js';
import { apply } from '../../../src/domain/folding/apply.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { SerialFlowList } from '../../../src/elements/flow-list/serial-flow-list.element.js';
import '../../support/define-elements.js';
import { DOCUMENT, flowAfter, STAMP } from '../../support/sample-flow.js';

const LINES = 400;

/** A flow of many lines; every line asks for two drills. */
function longFlow(): FlowState {
  const lines = Array.from({ length: LINES }, (_, at) => ({
    lineId: String(at),
    sku: `DR-${at}`,
    expectedQty: 2,
    expectedSerials: [`S${at}-1`, `S${at}-2`],
    serialPolicy: 'exact' as const,
  }));
  return flowAfter([], { ...DOCUMENT, lines });
}

/** The state after the first serial of this line. */
function scan(state: FlowState, at: number): FlowState {
  const [serial = '', sku = ''] = [`S${at}-1`, `DR-${at}`];
  const reading = { id: serial, text: serial, source: 'wedge', atMs: STAMP.atMs } as const;
  const captured = { serial, key: serialKey(sku, serial, undefined), reading, warnings: [], expected: true, flags: [] };
  return apply(state, { ...STAMP, type: 'serial-accepted', lineId: String(at), captured });
}

const show = (state: FlowState): Promise<SerialFlowList> =>
  fixture<SerialFlowList>(html`<serial-flow-list .state=${state}></serial-flow-list>`);

const row = (list: SerialFlowList, at: number): HTMLElement | null =>
  list.shadowRoot?.querySelector<HTMLElement>(`[data-line="${at}"]`) ?? null;

const isDrawn = (list: SerialFlowList, at: number): boolean => row(list, at)?.querySelector('.pick') !== null;

/** Waits for frames until it is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => requestAnimationFrame(resolve));
}

/** Where the line is once it has not moved for a while. */
async function restingAt(list: SerialFlowList, at: number): Promise<number> {
  const places: number[] = [];
  const isResting = (): boolean => places.length > 20 && new Set(places.slice(-20)).size === 1;
  await until(() => places.push(Math.round(row(list, at)?.getBoundingClientRect().top ?? NaN)) > 0 && isResting());
  return places.at(-1) ?? NaN;
}

describe('<serial-flow-list> with many lines', () => {
  it('has every line in the page, so that find and assistive technology miss none', async () => {
    const list = await show(scan(longFlow(), 399));
    const rows = [...(list.shadowRoot?.querySelectorAll('[role=list] [role=listitem]') ?? [])];
    expect(rows.map(line => line.getAttribute('data-line'))).to.deep.equal(
      Array.from({ length: LINES }, (_, at) => String(at)),
    );
    for (const text of ['DR-399', 'In progress', '1 of 2', 'S399-1', 'Missing S399-2']) {
      expect(row(list, 399)).to.contain.text(text);
    }
  });

  it('finds lines by name, code and serial, and shows them in full', async () => {
    const list = await show(scan(longFlow(), 250));
    const find = async (text: string): Promise<readonly (string | null)[]> => {
      const field = list.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]');
      if (field) field.value = text;
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await list.updateComplete;
      return [...(list.shadowRoot?.querySelectorAll('[role=listitem]') ?? [])].map(line =>
        line.getAttribute('data-line'),
      );
    };
    expect(await find('s250-1')).to.deep.equal(['250']);
    expect(isDrawn(list, 250)).to.equal(true);
    expect(await find('dr-39')).to.deep.equal(['39', ...Array.from({ length: 10 }, (_, at) => String(390 + at))]);
    expect(list.shadowRoot?.querySelector('search')).to.contain.text('11 of 400 products');
    expect(await find('dr-39 s395-2')).to.deep.equal(['395']);
    await expect(list).to.be.accessible();
    list.activeLineId = '7';
    expect(await find('s395')).to.deep.equal(['7', '395']);
    expect(await find('nothing like it')).to.deep.equal(['7']);
    expect(await find('')).to.have.length(LINES);
  });

  it('draws in full what is near the screen only', async () => {
    const list = await show(longFlow());
    expect(isDrawn(list, 0)).to.equal(true);
    expect(isDrawn(list, 399)).to.equal(false);
    row(list, 399)?.parentElement?.scrollIntoView();
    await until(() => isDrawn(list, 399) && !isDrawn(list, 0));
    expect(row(list, 0)).to.contain.text('DR-0');
  });

  it('keeps the height of what it no longer draws, so that nothing jumps', async () => {
    const list = await show(longFlow());
    const height = row(list, 0)?.parentElement?.getBoundingClientRect().height;
    row(list, 399)?.parentElement?.scrollIntoView();
    await until(() => !isDrawn(list, 0));
    expect(row(list, 0)?.parentElement?.getBoundingClientRect().height).to.be.closeTo(height ?? NaN, 1);
  });

  it('draws the active line wherever it is, and brings it into view', async () => {
    const list = await show(longFlow());
    list.activeLineId = '250';
    await list.updateComplete;
    expect(isDrawn(list, 250)).to.equal(true);
    const { top = NaN, bottom = NaN } = row(list, 250)?.getBoundingClientRect() ?? {};
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('keeps the active line in view while its neighbours are drawn, from above and from below', async () => {
    const list = await show(longFlow());
    for (const at of [250, 60, 339, 140]) {
      list.activeLineId = String(at);
      await list.updateComplete;
      const top = await restingAt(list, at);
      expect(top, `line ${at}`).to.be.within(0, innerHeight - (row(list, at)?.offsetHeight ?? NaN));
      expect(isDrawn(list, at - 1) && isDrawn(list, at + 1)).to.equal(true);
    }
  });

  it('keeps the line that holds the focus, however far one scrolls', async () => {
    const list = await show(longFlow());
    row(list, 1)?.querySelector<HTMLElement>('.pick')?.focus();
    row(list, 399)?.parentElement?.scrollIntoView();
    await until(() => isDrawn(list, 399));
    list.state = scan(longFlow(), 1);
    await list.updateComplete;
    expect(list.shadowRoot?.activeElement?.closest('[data-line]')).to.equal(row(list, 1));
    expect(row(list, 1)).to.contain.text('S1-1');
  });

  it('leaves what is seen in its place when lines above it are drawn', async () => {
    const list = await show(longFlow());
    list.activeLineId = '250';
    await list.updateComplete;
    await until(() => !isDrawn(list, 0));
    const before = await restingAt(list, 240);
    scrollBy(0, before - innerHeight + 200); // up, into lines that were never drawn
    const seen = row(list, 240)?.getBoundingClientRect().top ?? NaN;
    await until(() => isDrawn(list, 215));
    expect(await restingAt(list, 240)).to.be.closeTo(seen, 2);
  });

  it('touches one line at a scan, near or far', async () => {
    const state = longFlow();
    const list = await show(state);
    await until(() => isDrawn(list, 0));
    for (const at of [2, 300]) {
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver(records => changes.push(...records));
      if (list.shadowRoot) {
        observer.observe(list.shadowRoot, { childList: true, subtree: true, characterData: true, attributes: true });
      }
      list.state = scan(state, at);
      await list.updateComplete;
      changes.push(...observer.takeRecords());
      observer.disconnect();
      const touched = changes.map(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('[data-line]')?.getAttribute('data-line');
      });
      expect(new Set(touched), `line ${at}`).to.deep.equal(new Set([String(at)]));
      list.state = state;
      await list.updateComplete;
    }
  });

  it('is drawn again after it was taken off the page and put back', async () => {
    const list = await show(longFlow());
    const parent = list.parentElement;
    list.remove();
    parent?.append(list);
    row(list, 399)?.parentElement?.scrollIntoView();
    await until(() => isDrawn(list, 399));
    expect(row(list, 399)).to.contain.text('DR-399');
  });
});
