import { expect } from '@open-wc/testing';
import type { FlowStatus } from '../../../src/domain/model/state.js';
import { hear, type EventTable } from '../../../src/elements/flow/event-table.js';
import { flowRequests, type FlowRequestName } from '../../../src/elements/flow/flow-request.js';
import type { FlowRequest } from '../../../src/ports/capture.js';

type Rows = EventTable<FlowRequestName, FlowRequest>;
/** What the compiler says to a table. */
type IsTable<Candidate> = Candidate extends Rows ? true : false;
type Without<Name extends FlowRequestName> = Omit<Rows, Name>;

const MADE: Readonly<Record<FlowRequestName, readonly [detail: object | null, request: object]>> = {
  'serial-choose-request': [{ serial: 'S' }, { type: 'choose-serial', serial: 'S' }],
  'serial-close-count-request': [null, { type: 'close-count' }],
  'serial-confirm-request': [null, { type: 'confirm-prompt' }],
  'serial-correct-request': [null, { type: 'correct' }],
  'serial-count-request': [
    { lineId: '1', delta: 2 },
    { type: 'count-units', lineId: '1', delta: 2 },
  ],
  'serial-decline-request': [null, { type: 'close-prompt' }],
  'serial-finish-request': [null, { type: 'complete' }],
  'serial-keep-request': [
    { lineId: '1', key: 'S' },
    { type: 'keep-serial', lineId: '1', key: 'S' },
  ],
  'serial-mark-request': [
    { lineId: '1', key: 'S', condition: 'damaged', reason: 'crushed' },
    { type: 'mark-unit', lineId: '1', key: 'S', condition: 'damaged', reason: 'crushed' },
  ],
  'serial-none-request': [
    { lineIds: ['1'], undo: true },
    { type: 'none-here', lineIds: ['1'], undo: true },
  ],
  'serial-reason-request': [
    { lineId: '1', mismatch: 'under', reason: 'short' },
    { type: 'give-reason', lineId: '1', mismatch: 'under', reason: 'short' },
  ],
  'serial-recount-request': [
    { flowId: 'f', lineIds: ['1'] },
    { type: 'recount', lineIds: ['1'] },
  ],
  'serial-remove-request': [
    { lineId: '1', key: 'S' },
    { type: 'remove-serial', lineId: '1', key: 'S' },
  ],
  'serial-rescan-request': [{ lineId: '1' }, { type: 'restart-line', lineId: '1' }],
  'serial-rest-request': [{ rest: 'follows' }, { type: 'give-rest', rest: 'follows' }],
  'serial-return-request': [null, { type: 'leave-review' }],
  'serial-revision-request': [{ take: true }, { type: 'answer-revision', take: true }],
  'serial-select-request': [{ lineId: '1' }, { type: 'select-line', lineId: '1' }],
  'serial-unreadable-remove-request': [
    { lineId: '1', unitId: 'u' },
    { type: 'remove-unreadable', lineId: '1', unitId: 'u' },
  ],
  'serial-void-request': [null, { type: 'void' }],
  'serial-unreadable-request': [
    { lineId: '1', unitId: 'u', reason: 'torn' },
    { type: 'count-unreadable', lineId: '1', unitId: 'u', reason: 'torn' },
  ],
};

/**
 * What the flow is asked after an event that has nothing of ours but its name and its detail, as one of another copy of
 * the SDK.
 */
function asked(name: string, detail: unknown, status: FlowStatus = 'capturing'): readonly FlowRequest[] {
  const target = new EventTarget();
  const requests: FlowRequest[] = [];
  hear(
    target,
    flowRequests(() => status),
    request => requests.push(request),
  );
  target.dispatchEvent(new CustomEvent(name, { detail }));
  return requests;
}

describe('what inner elements ask of a flow', () => {
  for (const [name, [detail, request]] of Object.entries(MADE)) {
    it(`makes ${name} ${JSON.stringify(request)}`, () => {
      expect(asked(name, detail)).to.deep.equal([request]);
    });
  }

  it('makes a choice one of a product where it names a line, and a return one from the pause', () => {
    expect(asked('serial-choose-request', { lineId: '1' })).to.deep.equal([{ type: 'choose-line', lineId: '1' }]);
    expect(asked('serial-return-request', null, 'paused')).to.deep.equal([{ type: 'resume' }]);
  });

  it('stays what the event is called, whatever its detail says', () => {
    for (const [name, [, { type }]] of Object.entries(MADE) as [string, [object, FlowRequest]][]) {
      if (name === 'serial-choose-request') continue; // its detail decides
      for (const detail of [undefined, null, 7, 'serial', [], { type: 'complete' }]) {
        expect(asked(name, detail).map(request => request.type)).to.deep.equal([type]);
      }
    }
    expect(asked('serial-choose-request', 'serial').map(({ type }) => type)).to.deep.equal(['choose-line']);
  });

  it('has a row for each request, which fits the event’s detail and the flow’s requests, or does not compile', () => {
    const isWhole: IsTable<Rows> = true;
    const lacksOne: IsTable<Without<'serial-keep-request'>> = false;
    const wantsMore: IsTable<
      Without<'serial-keep-request'> & { 'serial-keep-request': (detail: { id: number }) => { type: 'cancel' } }
    > = false;
    const saysOther: IsTable<Without<'serial-keep-request'> & { 'serial-keep-request': () => { type: 'keep' } }> =
      false;
    expect([isWhole, lacksOne, wantsMore, saysOther]).to.deep.equal([true, false, false, false]);
  });
});
