import { expect } from '@open-wc/testing';
import type { FactBody } from '../../../src/domain/model/fact.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { Verdict } from '../../../src/domain/model/verdict.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import { accepted, COMPLETE, flowAfter, HALF_DONE, OVER } from '../../support/sample-flow.js';
import { show } from './show-flow.js';

const PROMPTED: FactBody = { type: 'serial-prompted', prompt: { type: 'serial', lineId: '3' } };
const SHORT: Verdict = { outcome: 'refused', code: 'malformed', rule: 'too-short' };
const CARD: Verdict = { outcome: 'refused', code: 'malformed', rule: 'payment-card' };
const UNCLEAR: Verdict = { outcome: 'refused', code: 'malformed', rule: 'not-understood' };
const PAUSED: Verdict = { outcome: 'refused', code: 'flow-paused' };
const CLOSED: Verdict = { outcome: 'refused', code: 'flow-closed' };
const TWICE: Verdict = { outcome: 'refused', code: 'duplicate-in-flow', text: 'D18-1' };

interface Situation {
  readonly state: FlowState;
  readonly verdict: Verdict;
  readonly says: readonly [title: string, next: string];
  /** A panel to open first. */
  readonly panel?: string;
}

const tooShort = ['Too short for a code', 'Scan it again, or type it.'] as const;
const completed = flowAfter([...COMPLETE, { type: 'flow-completed', eventId: 'event-1' }]);
const SITUATIONS: Readonly<Record<string, Situation>> = {
  'while capturing': { state: flowAfter(HALF_DONE), verdict: SHORT, says: tooShort },
  'while a serial is asked for': { state: flowAfter([...HALF_DONE, PROMPTED]), verdict: SHORT, says: tooShort },
  'of a card': {
    state: flowAfter(HALF_DONE),
    verdict: CARD,
    says: ['That was a payment card', 'Nothing of it is kept.'],
  },
  'of an unclear scan': {
    state: flowAfter(HALF_DONE),
    verdict: UNCLEAR,
    says: ['This scan was not understood', 'Scan it again, or type it.'],
  },
  'in review': { state: flowAfter([...OVER, { type: 'review-started' }]), verdict: SHORT, says: tooShort },
  'while paused': {
    state: flowAfter([...HALF_DONE, { type: 'flow-paused' }]),
    verdict: PAUSED,
    says: ['Paused', 'Continue, then scan again.'],
  },
  'of a duplicate, by another tab that pauses': {
    state: flowAfter([...HALF_DONE, { type: 'flow-paused' }]),
    verdict: TWICE,
    says: ['Already scanned', 'It counts once.'],
  },
  'after completion': {
    state: completed,
    verdict: CLOSED,
    says: ['This document is closed', 'Open it again to correct it.'],
  },
  'after it was given up': {
    state: flowAfter([{ type: 'flow-cancelled' }]),
    verdict: CLOSED,
    says: ['This document is closed', 'Open it again to correct it.'],
  },
  'with the other documents in front': {
    state: flowAfter(HALF_DONE),
    verdict: SHORT,
    says: tooShort,
    panel: 'Other documents',
  },
  'with the record in front, while paused': {
    state: flowAfter([...HALF_DONE, { type: 'flow-paused' }]),
    verdict: PAUSED,
    says: ['Paused', 'Continue, then scan again.'],
    panel: 'Record',
  },
};

async function open(element: SerialFlow, panel: string): Promise<void> {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent.trim() === panel)?.click();
  await new Promise(resolve => setTimeout(resolve));
  await element.updateComplete;
}

/** All `<serial-verdict>` that can be seen, through every shadow root. */
function verdictsIn(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    ...(element.localName === 'serial-verdict' && element.checkVisibility() ? [element] : []),
    ...(element.shadowRoot ? verdictsIn(element.shadowRoot) : []),
  ]);
}

describe('<serial-flow>: every refusal speaks', () => {
  for (const [when, { state, verdict, says, panel }] of Object.entries(SITUATIONS)) {
    for (const width of ['390px', '820px']) {
      it(`${when}, at ${width}: in words, by its tone, and to the page`, async () => {
        const { element, capture } = await show(state, width);
        if (panel) await open(element, panel);
        const heard: string[] = [];
        element.addEventListener('serial-feedback', ({ detail }) => heard.push(detail.tone));
        element.addEventListener('serial-refused', ({ detail: { refusal } }) => heard.push(refusal.code));
        capture.show(state, verdict);
        await element.updateComplete;
        const [shown, ...more] = verdictsIn(element.shadowRoot ?? element);
        await element.updateComplete;
        const words = shown?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
        for (const part of says) expect(words).to.contain(part);
        expect(more, 'said once').to.deep.equal([]);
        const code = verdict.outcome === 'refused' ? verdict.code : '';
        expect(heard).to.deep.equal([code, code === 'duplicate-in-flow' ? 'duplicate' : 'refused']);
        await expect(element).to.be.accessible();
      });
    }
  }

  it('shows no answer of before where nothing is captured', async () => {
    const { element, capture } = await show(flowAfter(HALF_DONE));
    const taken: Verdict = { outcome: 'accepted', lineId: '3', serial: 'D18-1', flags: [], lineDone: false };
    capture.show(flowAfter([...HALF_DONE, accepted('3', 'D18-1')]), taken);
    capture.show(flowAfter([...HALF_DONE, accepted('3', 'D18-1'), { type: 'flow-paused' }])); // by another tab
    await element.updateComplete;
    const words = verdictsIn(element.shadowRoot ?? element).map(({ shadowRoot }) => shadowRoot?.textContent?.trim());
    expect(words.join('')).to.equal('');
  });
});
