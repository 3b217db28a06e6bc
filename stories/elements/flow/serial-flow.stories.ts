import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../../../src/define/serial-flow.js';
import type { FactBody } from '../../../src/domain/model/fact.js';
import { InputError } from '../../../src/domain/model/input-error.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { Verdict } from '../../../src/domain/model/verdict.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import type { StoreErrorCode } from '../../../src/ports/flow-store.js';
import { FakeCapture } from '../../../test/support/fake-capture.js';
import {
  accepted,
  COMPLETE,
  disputed,
  DOCUMENT,
  flowAfter,
  HALF_DONE,
  OVER,
} from '../../../test/support/sample-flow.js';
import { StubCamera } from '../../../test/support/stub-camera.js';

interface Args {
  muted: boolean;
  state: FlowState | undefined;
  verdict: Verdict | undefined;
  degraded: StoreErrorCode | undefined;
  error: Error | undefined;
  /** Buttons to tap, by their words. */
  taps: readonly string[];
  /** What the answer must say. */
  says: string;
}

const phone = { viewport: { value: 'iphoneE' } };
const tablet = { viewport: { value: 'ipad' } };

const meta: Meta<Args> = {
  title: 'Elements/serial-flow',
  component: 'serial-flow',
  args: { muted: true, state: flowAfter(HALF_DONE), taps: [], says: '' },
  argTypes: {
    state: { control: false },
    verdict: { control: 'object' },
    degraded: { control: 'select', options: [undefined, 'quota', 'blocked', 'connection-lost', 'unavailable'] },
    error: { control: false },
    taps: { control: 'object' },
    says: { control: 'text' },
  },
  parameters: { layout: 'fullscreen' },
  globals: phone,
  render: ({ muted, error }) => {
    const capture = new FakeCapture();
    capture.camera = new StubCamera({ status: { state: 'live' } });
    capture.opens = error;
    return html`<serial-flow
      style="min-height: 100vh"
      .muted=${muted}
      .capture=${capture}
      .document=${error && {}}
    ></serial-flow>`;
  },
  // Shown as changes, so that the answer is seen and heard as after a scan.
  play: async ({ canvasElement, args: { state, verdict, degraded, taps, says } }) => {
    const element = canvasElement.querySelector<SerialFlow>('serial-flow');
    await element?.updateComplete;
    const { capture } = element ?? {};
    if (!(capture instanceof FakeCapture)) return;
    if (state) capture.show(state, verdict);
    if (degraded) capture.degrade(degraded);
    await element?.updateComplete;
    for (const words of taps) await tap(element, words);
    await waitFor(() => expect(answerOf(element)).toContain(says));
  },
};
export default meta;

type Story = StoryObj<Args>;

/** What stands in the bands of the last answer, in the flow and its dialog. */
function answerOf(element: SerialFlow | null): string {
  const modal = element?.shadowRoot?.querySelector('serial-scan-modal');
  const bands = [element, modal].flatMap(root => [...(root?.shadowRoot?.querySelectorAll('serial-verdict') ?? [])]);
  return bands.map(({ shadowRoot }) => shadowRoot?.textContent ?? '').join(' ');
}

async function tap(element: SerialFlow | null, words: string): Promise<void> {
  const button = await waitFor(() => {
    const roots = [element, ...(element?.shadowRoot?.querySelectorAll('serial-document-problems') ?? [])];
    const buttons = roots.flatMap(root => [
      ...(root?.shadowRoot?.querySelectorAll<HTMLElement>('button, summary') ?? []),
    ]);
    const found = buttons.find(({ ariaLabel, textContent }) => (ariaLabel ?? textContent.trim()) === words);
    if (!found) throw new Error(`There is no button ${words}`);
    return found;
  });
  button.click();
  await element?.updateComplete;
}

const prompted: FactBody = { type: 'serial-prompted', prompt: { type: 'serial', lineId: '3' } };
const promptedState = flowAfter([...HALF_DONE, accepted('3', 'D18-771203'), prompted]);

export const NoDocument: Story = { args: { state: undefined } };
export const BadDocument: Story = {
  args: {
    state: undefined,
    error: new InputError('document', [
      { code: 'missing', path: 'lines[3].sku', message: 'A line needs the SKU of its product' },
      { code: 'wrong-type', path: 'lines[7].expectedQty', message: 'Expected a whole number of units' },
    ]),
  },
};
const problem = { path: 'lines[1].expectedSerials', message: '', lineId: '2' };
export const DocumentWithProblems: Story = {
  args: {
    state: flowAfter(HALF_DONE, {
      ...DOCUMENT,
      problems: [
        { ...problem, code: 'duplicate', entry: 'KX1-0047-AF22' },
        { ...problem, code: 'trimmed', entry: 'KX1-0047-AF21' },
      ],
    }),
    taps: ['1 entry of the document was left out: KX1-0047-AF22 stands twice'],
  },
};
export const NothingScanned: Story = { args: { state: flowAfter() } };
export const Accepted: Story = {
  args: {
    verdict: { outcome: 'accepted', lineId: '1', serial: '490154203237518', flags: [], lineDone: false },
  },
};
export const LineDone: Story = {
  args: { verdict: { outcome: 'accepted', lineId: '2', serial: 'KX1-0047-AF22', flags: [], lineDone: true } },
};
export const Duplicate: Story = {
  args: { verdict: { outcome: 'refused', code: 'duplicate-in-flow', text: 'KX1-0047-AF22', lineId: '2' } },
};
export const Refused: Story = {
  args: { verdict: { outcome: 'refused', code: 'not-on-document', text: '356938035643999' } },
};
export const ReceiveAllRefused: Story = {
  args: { verdict: { outcome: 'refused', code: 'receive-all-not-allowed', lineIds: ['1', '3'] } },
};
export const Over: Story = {
  args: {
    state: flowAfter(OVER),
    verdict: { outcome: 'accepted', lineId: '2', serial: 'KX1-0047-AF29', flags: ['over-quantity'], lineDone: false },
  },
};
export const SerialPrompt: Story = {
  args: { state: promptedState, verdict: { outcome: 'prompt', prompt: { type: 'serial', lineId: '3' } } },
};
export const Review: Story = { args: { state: flowAfter([...OVER, { type: 'review-started' }]) } };
export const Paused: Story = { args: { state: flowAfter([...HALF_DONE, { type: 'flow-paused' }]) } };
export const Completed: Story = {
  args: { state: flowAfter([...COMPLETE, { type: 'flow-completed', eventId: 'event-1' }]) },
};
export const Cancelled: Story = { args: { state: flowAfter([{ type: 'flow-cancelled' }]) } };

const paused = flowAfter([...HALF_DONE, { type: 'flow-paused' }]);
const tooShort: Partial<Args> = {
  verdict: { outcome: 'refused', code: 'malformed', rule: 'too-short' },
  says: 'Too short for a code',
};
const closed: Partial<Args> = {
  verdict: { outcome: 'refused', code: 'flow-closed' },
  says: 'Open it again to correct it.',
};

export const ScannedWhilePaused: Story = {
  args: { state: paused, verdict: { outcome: 'refused', code: 'flow-paused' }, says: 'Continue, then scan again.' },
};
export const ScannedWhilePausedTablet: Story = { ...ScannedWhilePaused, globals: tablet };
export const ScannedAfterCompletion: Story = { args: { ...Completed.args, ...closed } };
export const ScannedAfterGivingUp: Story = { args: { state: flowAfter([{ type: 'flow-cancelled' }]), ...closed } };
export const ScannedTooShort: Story = { args: tooShort };
export const ScannedTooShortInTheDialog: Story = { args: { state: promptedState, ...tooShort } };
export const ScannedTooShortTablet: Story = { args: { state: promptedState, ...tooShort }, globals: tablet };
export const ScannedTooShortInReview: Story = { args: { ...Review.args, ...tooShort } };
export const ScannedACard: Story = {
  args: { verdict: { outcome: 'refused', code: 'malformed', rule: 'payment-card' }, says: 'Nothing of it is kept.' },
  globals: { ...phone, theme: 'dark' },
};
export const NotSaving: Story = { args: { degraded: 'quota' } };
export const TabletTwoPanes: Story = { ...SerialPrompt, globals: tablet };
export const TabletReview: Story = { ...Review, globals: tablet };
export const TabletDark: Story = { ...SerialPrompt, globals: { ...tablet, theme: 'dark' } };
export const Dark: Story = { ...Duplicate, globals: { ...phone, theme: 'dark' } };
const large = { ...phone, text: '200%' };
export const LargeText: Story = { ...SerialPrompt, globals: large };
export const LargeTextAccepted: Story = { ...Accepted, globals: large };
export const LargeTextReview: Story = { ...Review, globals: large };
export const ForcedColors: Story = { ...Over, tags: ['forced-colors'] };

const torn: FactBody = { type: 'unreadable-counted', lineId: '3', unitId: 'u1', reason: 'Label torn' };
const unreadable = flowAfter([...HALF_DONE, accepted('3', 'D18-771203'), torn]);
const inQuestion = flowAfter([...HALF_DONE, ...disputed('3', 'D18-771203')]);

export const Menu: Story = { args: { taps: ['More'] } };
export const PasteAList: Story = { args: { state: promptedState, taps: ['Paste a list'] } };
export const SealedRun: Story = { args: { state: promptedState, taps: ['Sealed run'] }, globals: tablet };
export const LabelUnreadable: Story = { args: { state: promptedState, taps: ['Label unreadable'] } };
export const UnreadableUnit: Story = { args: { state: unreadable } };
export const Disputed: Story = { args: { state: inQuestion } };
export const NeedsApproval: Story = {
  args: {
    state: flowAfter([...OVER, { type: 'review-started' }]),
    verdict: { outcome: 'refused', code: 'approval-missing' },
  },
};
