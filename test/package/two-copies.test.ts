import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialScanModal } from '../../src/elements/scan-modal/serial-scan-modal.element.js';
import type { SerialExportedEvent } from '../../src/events/outcomes/serial-exported.js';
import type * as serialkit from '../../src/index.js';
import { newUuid } from '../../src/clock/new-uuid.js';
import { ALL_TAGS } from '../support/all-tags.js';

/**
 * Two copies of the built package on one page, as when a partner's bundle and the host's page each bring one: whose tag
 * is first, has it.
 */
type Copy = typeof serialkit;
interface Page extends Window {
  readonly customElements: CustomElementRegistry;
  readonly copies?: readonly [first: Copy, second: Copy];
}

const FILE = new URL('../../dist/serialkit.min.js', import.meta.url).href;
const ALL_INNER = ALL_TAGS.filter(tag => tag !== 'serial-flow');
const PHONE = '390px';
const SETTINGS = { deviceId: 'till-7', reasonCodes: [{ code: 'torn', label: 'Torn label' }] };
const PRODUCTS = [{ sku: 'DRILL', name: 'Drill', gtins: ['4006381333207'], SerialNumberRequired: true }];

function script(tagsOfFirst: readonly string[]): string {
  return `
    const define = customElements.define;
    const mine = ${JSON.stringify(tagsOfFirst)};
    customElements.define = (tag, element) => mine.includes(tag) && define.call(customElements, tag, element);
    const first = await import('${FILE}?copy=1');
    delete customElements.define;
    window.copies = [first, await import('${FILE}?copy=2')];`;
}

interface Opened {
  readonly page: Page;
  readonly first: Copy;
  readonly second: Copy;
}

async function openPage(tagsOfFirst: readonly string[]): Promise<Opened> {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { width: PHONE, height: '900px' });
  document.body.append(frame);
  const page = frame.contentWindow as Page;
  const loader = page.document.createElement('script');
  Object.assign(loader, { type: 'module', textContent: script(tagsOfFirst) });
  page.document.body.append(loader);
  await waitUntil(() => page.copies, 'both copies are loaded', { timeout: 10_000 });
  const [first, second] = page.copies ?? [];
  if (!first || !second) throw new Error('The copies are not there');
  return { page, first, second };
}

/** A flow on the page, with a document that no other test has. */
async function openFlow({ page }: Opened, documentId: string = newUuid()): Promise<SerialFlow> {
  const flow = page.document.createElement('serial-flow');
  const lines = [{ lineId: '1', sku: 'DRILL', expectedQty: 3 }];
  const document = { flow: 'asn-receiving', documentId, locationId: 'here', lines };
  const opened = oneEvent(flow, 'serial-flow-opened');
  page.document.body.append(Object.assign(flow, { settings: SETTINGS, products: PRODUCTS, document }));
  await opened;
  return flow;
}

/** Serials that no flow of an earlier test has. */
const newSerials = (): [string, string] => [`SN-${newUuid()}`, `SN-${newUuid()}`];

const serialsOf = (flow: SerialFlow): readonly string[] =>
  flow.activeCapture?.state?.lines.flatMap(({ serials }) => serials.map(({ serial }) => serial)) ?? [];

/** Everything within an element, through all shadow roots. */
function* within(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

async function find(flow: SerialFlow, isMeant: (element: HTMLElement) => boolean, what: string): Promise<HTMLElement> {
  const search = () => [...within(flow.shadowRoot ?? flow)].find(isMeant);
  await waitUntil(search, `there is ${what}`, { timeout: 5_000 });
  return search() ?? flow;
}

async function tap(flow: SerialFlow, label: string): Promise<void> {
  const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent.trim();
  (await find(flow, element => element.localName === 'button' && nameOf(element) === label, label)).click();
}

async function type(flow: SerialFlow, selector: string, text: string): Promise<void> {
  const field = await find(flow, element => element.matches(selector), selector);
  Object.assign(field, { value: text });
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await waitUntil(() => field.closest('form')?.querySelector('button:enabled'), 'it can be handed in');
  field.closest('form')?.requestSubmit();
}

/** A phone's dialog asks for the serials of the drill. */
async function openDialog(flow: SerialFlow): Promise<SerialScanModal> {
  await tap(flow, 'Enter serials of Drill');
  const modal = (await find(
    flow,
    ({ localName }) => localName === 'serial-scan-modal',
    'the dialog',
  )) as SerialScanModal;
  await waitUntil(() => modal.open && modal.line, 'the dialog asks for the serial');
  return modal;
}

const MIXES: Readonly<Record<string, readonly string[]>> = {
  'the dialog': ['serial-scan-modal'],
  'everything within the flow': ALL_INNER,
};

describe('two copies of the package on one page', () => {
  afterEach(() => document.querySelector('iframe')?.remove());

  for (const [what, tags] of Object.entries(MIXES)) {
    describe(`${what} from the first, the rest from the second`, () => {
      it('is of two copies', async () => {
        const { page, first, second } = await openPage(tags);
        expect(page.customElements.get('serial-scan-modal')).to.equal(first.SerialScanModal);
        expect(page.customElements.get('serial-flow')).to.equal(second.SerialFlow);
      });

      it('takes a typed serial, and takes it out again', async () => {
        const flow = await openFlow(await openPage(tags));
        await openDialog(flow);
        const [serial] = newSerials();
        await type(flow, '#entry', serial);
        await waitUntil(() => serialsOf(flow).includes(serial), 'the serial counts');
        await tap(flow, `Remove ${serial}`);
        await waitUntil(() => serialsOf(flow).length === 0, 'the serial is taken out');
      });

      it('closes the dialog', async () => {
        const flow = await openFlow(await openPage(tags));
        const modal = await openDialog(flow);
        await tap(flow, 'Close');
        await waitUntil(() => !modal.open, 'the dialog closes');
        expect(flow.activeCapture?.state?.prompt).to.equal(undefined);
      });

      it('takes in a list, and goes back from it to scanning', async () => {
        const flow = await openFlow(await openPage(tags));
        const modal = await openDialog(flow);
        await tap(flow, 'Paste a list');
        const serials = newSerials();
        await type(flow, '#list', serials.join('\n'));
        await waitUntil(() => serials.every(serial => serialsOf(flow).includes(serial)), 'the list is taken in');
        await tap(flow, 'Back to scanning');
        await find(flow, ({ id }) => id === 'entry', 'the field to type in');
        expect(modal.open).to.equal(true);
      });

      it('hands out the record of the flow', async () => {
        const flow = await openFlow(await openPage(tags));
        flow.addEventListener('serial-exported', event => event.preventDefault());
        const exported = oneEvent<SerialExportedEvent>(flow, 'serial-exported');
        await tap(flow, 'Record');
        await tap(flow, 'Export JSON');
        expect((await exported).detail.flowId).to.equal(flow.activeCapture?.state?.flowId);
      });

      it('opens another flow of the device', async () => {
        const opened = await openPage(tags);
        (await openFlow(opened, 'D-EARLIER')).remove();
        const flow = await openFlow(opened);
        await tap(flow, 'Other documents');
        const isEarlier = ({ dataset }: HTMLElement): boolean => dataset['flow'] === 'asn-receiving/D-EARLIER/1';
        (await find(flow, isEarlier, 'the earlier flow')).click();
        await waitUntil(() => flow.activeCapture?.state?.document.documentId === 'D-EARLIER', 'it is open');
      });
    });
  }
});
