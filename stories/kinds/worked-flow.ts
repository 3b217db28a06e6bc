import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { ReasonCode } from '../../src/domain/model/settings.js';
import type { Clock } from '../../src/ports/clock.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialFlowCompletedEvent } from '../../src/events/outcomes/serial-flow-completed.js';
import { FakeScanner } from '../../test/support/fake-scanner.js';
import { MemoryStore } from '../../test/support/memory-store.js';
import { PRODUCTS, SETTINGS, STAMP } from '../../test/support/sample-flow.js';

export interface FlowArgs {
  readonly document: object;
  readonly ledger: readonly LedgerEntry[];
  readonly onCompleted: (event: SerialFlowCompletedEvent) => void;
}

export type FlowStory = StoryObj<FlowArgs>;

/** Units that the store has. */
export const STOCKED = ['KX1-0047-AF21', 'KX1-0047-AF22', 'KX1-0047-AF29'] as const;
export const SOLD = 'KX1-0047-AF90';
const LEDGER: readonly LedgerEntry[] = [
  ...STOCKED.map(serial => ({ sku: 'GC-X1', serial, status: 'in-stock', locationId: 'store-12' }) as const),
  { sku: 'GC-X1', serial: SOLD, status: 'gone', locationId: 'store-12' },
];

/** Reasons for what leaves or turns up, beside those for differences. */
const reasonCodes: readonly ReasonCode[] = [
  ...SETTINGS.reasonCodes,
  { code: 'defective', label: 'Defective', for: ['moved'] },
  { code: 'recall', label: 'Vendor recall', for: ['moved'] },
];

let scanner = new FakeScanner();

/** The stories of one kind of flow, each worked with a scanner that its play function drives. */
export function flowMeta(document: DocumentInput): Meta<FlowArgs> {
  return {
    args: { document, ledger: LEDGER, onCompleted: fn((event: SerialFlowCompletedEvent) => event.acknowledge()) },
    parameters: { layout: 'fullscreen' },
    globals: { viewport: { value: 'ipad' } },
    render: ({ document: opened, ledger, onCompleted }) => {
      scanner = new FakeScanner();
      const store = new MemoryStore();
      store.ledger.push(...ledger);
      const settings = { ...SETTINGS, reasonCodes };
      const clock = stillClock();
      const capture = createCapture({ settings, products: PRODUCTS, store, sources: [scanner], camera: false, clock });
      return html`<serial-flow
        style="min-height: 100vh"
        muted
        .capture=${capture}
        .document=${opened}
        @serial-flow-completed=${onCompleted}
      ></serial-flow>`;
    },
  };
}

/** The same ids and times in every run, because they are on the pictures. */
export function stillClock(): Clock {
  let made = 0;
  return {
    now: () => STAMP.atMs,
    utcOffsetMinutes: () => 60,
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  };
}

/** The associate of a story. */
export class StoryAssociate {
  readonly #flow: SerialFlow;
  readonly #scan: (code: string) => void;

  constructor(canvas: HTMLElement, scan: (code: string) => void) {
    const flow = canvas.querySelector<SerialFlow>('serial-flow');
    if (!flow) throw new Error('The story has no flow');
    this.#flow = flow;
    this.#scan = scan;
  }

  /** Reads a code, and waits until the screen says this. */
  async scan(code: string, says: string): Promise<void> {
    this.#scan(code);
    await this.reads(says);
  }

  async reads(says: string): Promise<void> {
    await waitFor(() => expect(textOf(this.#flow).replace(/\s+/g, ' ')).toContain(says), { timeout: 10_000 });
  }

  async tap(name: string): Promise<void> {
    const button = () => elementsOf(this.#flow).find(element => isButton(element, name));
    await waitFor(() => expect(button()).toBeDefined(), { timeout: 3000 });
    button()?.click();
  }

  /** Chooses this reason wherever it is offered and none is given. */
  async choose(code: string): Promise<void> {
    const open = () =>
      elementsOf(this.#flow).find(
        (element): element is HTMLSelectElement => element instanceof HTMLSelectElement && element.value === '',
      );
    await waitFor(() => expect(open()).toBeDefined(), { timeout: 3000 });
    for (let select = open(); select; select = open()) {
      const asked = select;
      asked.value = code;
      asked.dispatchEvent(new Event('change'));
      await waitFor(() => expect(open()).not.toBe(asked), { timeout: 3000 });
    }
  }
}

function elementsOf(root: Element): HTMLElement[] {
  const inside = [...(root.shadowRoot?.children ?? []), ...root.children];
  return [...(root instanceof HTMLElement ? [root] : []), ...inside.flatMap(elementsOf)];
}

function isButton(element: HTMLElement, name: string): boolean {
  return (
    element.localName === 'button' &&
    element.getClientRects().length > 0 &&
    (element.getAttribute('aria-label') ?? element.textContent?.trim()) === name
  );
}

/** All text that the associate can read, through every shadow root. */
function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLStyleElement) return '';
  const shadow = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [];
  return [...shadow, ...node.childNodes].map(textOf).join(' ');
}

/** A play function: what the associate does in the story. */
export function worked(work: (associate: StoryAssociate) => Promise<void>): NonNullable<FlowStory['play']> {
  return ({ canvasElement }) => work(new StoryAssociate(canvasElement, code => scanner.scan(code)));
}
