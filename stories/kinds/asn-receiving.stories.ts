import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialFlowCompletedEvent } from '../../src/events/outcomes/serial-flow-completed.js';
import { FakeScanner } from '../../test/support/fake-scanner.js';
import { MemoryStore } from '../../test/support/memory-store.js';
import { DOCUMENT, PHONE_SERIALS, PRODUCTS, SETTINGS } from '../../test/support/sample-flow.js';

interface Args {
  onCompleted: (event: SerialFlowCompletedEvent) => void;
}

/** A whole delivery, worked with a scanner that the play function drives. */
const meta: Meta<Args> = {
  title: 'Flows/ASN receiving',
  tags: ['moving'],
  args: { onCompleted: fn((event: SerialFlowCompletedEvent) => event.acknowledge()) },
  parameters: { layout: 'fullscreen' },
  globals: { viewport: { value: 'ipad' } },
};
export default meta;

type Story = StoryObj<Args>;

/** All text that the associate can read, through every shadow root. */
function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  const inside =
    node instanceof Element && node.shadowRoot ? [node.shadowRoot, ...node.childNodes] : [...node.childNodes];
  return node instanceof HTMLStyleElement ? '' : inside.map(textOf).join(' ');
}

const reads = (element: Element, text: string): Promise<void> =>
  waitFor(() => expect(textOf(element).replace(/\s+/g, ' ')).toContain(text), { timeout: 3000 });

function tap(root: ParentNode | null | undefined, text: string): void {
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  buttons.find(button => button.textContent?.trim() === text)?.click();
}

function flow({ onCompleted }: Args): { readonly scanner: FakeScanner; readonly template: unknown } {
  const scanner = new FakeScanner();
  const store = new MemoryStore();
  const capture = createCapture({ settings: SETTINGS, products: PRODUCTS, store, sources: [scanner], camera: false });
  return {
    scanner,
    template: html`<serial-flow
      style="min-height: 100vh"
      muted
      .capture=${capture}
      .document=${DOCUMENT}
      @serial-flow-completed=${onCompleted}
    ></serial-flow>`,
  };
}

let scanner = new FakeScanner();
const render: Story['render'] = args => {
  const made = flow(args);
  scanner = made.scanner;
  return html`${made.template}`;
};

export const SerialsFindTheirProduct: Story = {
  render,
  play: async ({ canvasElement }) => {
    await reads(canvasElement, '0 of 19 units');
    for (const serial of PHONE_SERIALS) {
      scanner.scan(serial);
      await reads(canvasElement, serial);
    }
    await reads(canvasElement, 'Orbit Phone 15, 128 GB, midnight is complete');
  },
};

export const DuplicateAndOverScan: Story = {
  render,
  play: async ({ canvasElement }) => {
    await reads(canvasElement, '0 of 19 units');
    scanner.scan('GC-X1');
    await reads(canvasElement, 'Scan the serial of');
    for (const serial of ['KX1-AF21', 'KX1-AF22']) {
      scanner.scan(serial);
      await reads(canvasElement, serial);
    }
    scanner.scan('KX1-AF21');
    await reads(canvasElement, 'Already scanned');
  },
};

export const CompletedWithReasons: Story = {
  render,
  play: async ({ canvasElement, args }) => {
    await reads(canvasElement, '0 of 19 units');
    for (const serial of PHONE_SERIALS) scanner.scan(serial);
    await reads(canvasElement, '3 of 19 units');
    const element = canvasElement.querySelector<SerialFlow>('serial-flow');
    tap(element?.shadowRoot, 'Review');
    await reads(canvasElement, '3 products differ');
    const review = element?.shadowRoot?.querySelector('serial-review');
    tap(review?.shadowRoot, 'Complete');
    await reads(canvasElement, 'A reason is missing');
    for (const [index] of [...(review?.shadowRoot?.querySelectorAll('select') ?? [])].entries()) {
      const select = review?.shadowRoot?.querySelectorAll('select')[index];
      if (select) select.value = 'short';
      select?.dispatchEvent(new Event('change'));
      await waitFor(() => expect(element?.capture?.state?.lines[index + 1]?.reasons.under).toBe('short'));
    }
    tap(review?.shadowRoot, 'Complete');
    await reads(canvasElement, 'Handed over to the store system.');
    await expect(args.onCompleted).toHaveBeenCalledOnce();
  },
};
