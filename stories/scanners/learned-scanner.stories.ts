import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import { expect } from 'storybook/test';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { KnownScanner } from '../../src/input/wedge/read-scanners.js';
import { WedgeSource } from '../../src/input/index.js';
import { MemoryStore } from '../../test/support/memory-store.js';
import { PRODUCTS, SETTINGS } from '../../test/support/sample-flow.js';
import { StampedScanner } from '../../test/support/stamped-scanner.js';
import { stillClock, StoryAssociate } from '../kinds/worked-flow.js';

/** The list stands for these, which makes the scanner known. */
const LISTED = ['KX1-0047-AF21', 'KX1-0047-AF22', 'KX1-0047-AF23', 'KX1-0047-AF24', 'KX1-0047-AF25'] as const;
const DOCUMENT: DocumentInput = {
  flow: 'asn-receiving',
  documentId: 'ASN-20417',
  locationId: 'store-12',
  title: 'Northwind delivery, carton 3 of 5',
  lines: [
    { lineId: '1', sku: 'GC-X1', expectedQty: 5, expectedSerials: LISTED, serialPolicy: 'exact' },
    { lineId: '2', sku: 'DR-18V', expectedQty: 4, serialPolicy: 'none' },
  ],
};
const SERIAL = 'D18-771203';
const DRILL = 'Cordless drill 18 V, brushless, two batteries';

let scanner = new StampedScanner();

/**
 * A scanner that types, with real key events and time stamps of their own: what the device learns of it, and what it
 * does when the scanner stalls, loses the end of a scan, or types under Caps Lock.
 */
const meta: Meta = {
  title: 'Flows/Scanner that types',
  parameters: { layout: 'fullscreen' },
  globals: { viewport: { value: 'iphoneE' } },
  render: () => {
    scanner = new StampedScanner();
    const clock = stillClock();
    const capture = createCapture({
      settings: { ...SETTINGS, verifySerials: false },
      products: PRODUCTS,
      store: new MemoryStore(),
      sources: [new WedgeSource({ textField: 'never', clock })],
      camera: false,
      clock,
    });
    return html`<section
        aria-label="Known scanners"
        style="padding: 0.75rem 1rem; font: 0.875rem/1.4 system-ui"
      ></section>
      <serial-flow style="min-height: 85vh" muted .capture=${capture} .document=${DOCUMENT}></serial-flow>`;
  },
};
export default meta;

type Story = StoryObj;

/** What the diagnostics say of the scanners. */
function knownIn(canvas: HTMLElement): readonly KnownScanner[] {
  const { capture } = canvas.querySelector<SerialFlow>('serial-flow') ?? {};
  return (capture?.diagnostics().learned['wedge'] ?? []) as readonly KnownScanner[];
}

function worked(work: (associate: StoryAssociate, known: () => readonly KnownScanner[]) => Promise<void>): Story {
  return {
    play: async ({ canvasElement }) => {
      const associate = new StoryAssociate(canvasElement, code => scanner.scan(code));
      await associate.reads('0 of 9 units');
      await work(associate, () => knownIn(canvasElement));
      const place = canvasElement.querySelector('section');
      if (place) render(knownScanners(knownIn(canvasElement)), place);
    },
  };
}

function knownScanners(scanners: readonly KnownScanner[]): unknown {
  const words = ({ scans, hasSuffix, medianMs, usScans }: KnownScanner): string =>
    [
      scans < 5 ? `being learned, ${scans} of 5 scans` : 'known',
      hasSuffix ? 'sends Enter' : 'sends no end',
      `${medianMs} ms a key`,
      ...(usScans > 0 ? ['means the US keyboard'] : []),
    ].join(' · ');
  return html`<b>Scanner</b>: ${scanners.length === 0 ? 'nothing is known of it yet' : scanners.map(words).join('; ')}`;
}

async function learn(associate: StoryAssociate): Promise<void> {
  for (const [at, serial] of LISTED.entries()) await associate.scan(serial, `${at + 1} of 9 unit`);
}

/** Scans the drill, whose serials nobody stands for. */
const askDrill = (associate: StoryAssociate): Promise<void> => associate.scan('DR-18V', `Scan the serial of ${DRILL}`);

export const Learned: Story = worked(async (associate, known) => {
  await learn(associate);
  await expect(known()).toMatchObject([{ scans: 5, hasSuffix: true, medianMs: 8, usScans: 0, lonely: 0 }]);
});
export const LearnedTablet: Story = { ...Learned, globals: { viewport: { value: 'ipad' }, theme: 'dark' } };

export const ShortStallIsJoined: Story = worked(async associate => {
  await askDrill(associate);
  scanner.stall(6, 200);
  await associate.scan(SERIAL, `Serial added ${DRILL} ${SERIAL}`);
});

export const StalledAsks: Story = worked(async associate => {
  await askDrill(associate);
  scanner.stall(6, 600);
  await associate.scan(SERIAL, 'Which number is the serial?');
  await associate.reads('0 of 9 units');
});
export const StalledAsksTablet: Story = { ...StalledAsks, globals: { viewport: { value: 'ipad' } } };

export const StalledAgainstAList: Story = worked(async associate => {
  scanner.stall(6, 900);
  await associate.scan(LISTED[0], '1 of 9 units');
});

export const MissingKey: Story = worked(async associate => {
  await askDrill(associate);
  scanner.lose(4);
  await associate.scan(SERIAL, 'A character is missing');
  await associate.reads('0 of 9 units');
});

export const LostEndAsks: Story = worked(async associate => {
  await askDrill(associate);
  scanner.endAfter(SERIAL.length);
  await associate.scan(SERIAL, 'Is this the whole serial?');
});
export const LostEndAsksDark: Story = { ...LostEndAsks, globals: { viewport: { value: 'iphoneSe' }, theme: 'dark' } };

export const LostEndOfAKnownScanner: Story = worked(async associate => {
  await learn(associate);
  await askDrill(associate);
  scanner.endAfter(6);
  await associate.scan(SERIAL, 'Not read whole');
  await associate.reads('5 of 9 units');
});

export const RestComesLate: Story = worked(async associate => {
  await askDrill(associate);
  scanner.endAfter(6);
  await associate.scan(SERIAL, 'Is this the whole serial?');
  scanner.goOn();
  await associate.reads(`Serial added ${DRILL} ${SERIAL}`);
});

export const CapsLockAsks: Story = worked(async associate => {
  await askDrill(associate);
  scanner.capsLock = true;
  await associate.scan(SERIAL, 'Which number is the serial?');
  await associate.reads('d18-771203');
});
export const CapsLockAsksTablet: Story = {
  ...CapsLockAsks,
  globals: { viewport: { value: 'ipad' }, theme: 'dark' },
};

export const CapsLockOfAKnownScanner: Story = worked(async (associate, known) => {
  scanner.capsLock = true;
  await learn(associate);
  await expect(known()).toMatchObject([{ usScans: 5 }]);
  await askDrill(associate);
  await associate.scan(SERIAL, `Serial added ${DRILL} ${SERIAL}`);
});

/** The code of the drill was missed: its serial must not be glued to the next product, and stays in sight. */
export const MissedProductCode: Story = worked(async associate => {
  await associate.scan(SERIAL, 'Which product is this serial?');
  await associate.scan('GC-X1', 'Scan the serial of');
  await associate.reads('1 more to answer');
});
export const MissedProductCodeTablet: Story = {
  ...MissedProductCode,
  globals: { viewport: { value: 'ipad' }, theme: 'dark' },
};
export const MissedProductCodeAnswered: Story = worked(async associate => {
  await associate.scan(SERIAL, 'Which product is this serial?');
  await associate.scan('GC-X1', 'Scan the serial of');
  await associate.scan(LISTED[0], '1 of 9 units');
  await associate.tap('Answer now');
  await associate.reads('Which product is this serial?');
});
