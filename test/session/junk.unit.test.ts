import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Reading } from '../../src/codes/reading.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { Host } from '../../src/ports/host.js';
import { openSmallFlow, SERIALS, soon } from '../support/small-flow.js';
import { PartnerSource } from '../support/partner-source.js';

const fail = (): never => {
  throw new Error('no');
};

const UNTOUCHABLE = new Proxy({}, { get: fail });

/** A value of any type, or one that throws when it is looked at. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constantFrom(Symbol('x'), fail, UNTOUCHABLE, NaN, Infinity, 1e308, 1.7e18, -1, 'x'.repeat(20_000)),
);

/** Something like a reading, with any of its fields wrong or missing. */
const readings = fc.oneof(
  junk,
  fc.record(
    {
      id: fc.oneof(fc.string(), junk),
      text: fc.oneof(fc.constantFrom(...SERIALS, 'A-1', ''), fc.string(), junk),
      source: fc.oneof(fc.constantFrom('camera', 'wedge', 'bridge', 'manual', 'rfid'), junk),
      atMs: fc.oneof(fc.double(), junk),
      bytes: fc.oneof(fc.uint8Array(), junk),
      symbology: fc.oneof(fc.constant('code-128'), junk),
      aim: fc.oneof(fc.constant(']C1'), junk),
      group: fc.oneof(fc.constantFrom('a', 'b'), junk),
      device: junk,
      doubt: fc.oneof(fc.constantFrom('cut-off', 'layout-mismatch'), junk),
      doubts: fc.oneof(fc.constant(['continued']), fc.array(junk), junk),
      candidates: fc.oneof(fc.constant(['P1', 'P2']), junk),
      replaces: fc.oneof(fc.string(), junk),
      continues: fc.oneof(fc.string(), junk),
      usText: junk,
    },
    { requiredKeys: [] },
  ),
);

/** Answers to a question for approval, and whether they are a yes. */
const approvals = fc.oneof(
  junk.map(answer => ({ answer, isYes: false })),
  fc
    .record({ approved: fc.oneof(fc.boolean(), junk), by: junk, message: junk })
    .map(answer => ({ answer, isYes: answer.approved === true })),
);

const settings = { deviceId: 'till', requireReasons: false, requestTimeoutMs: 20, approvalTimeoutMs: 20 };

/**
 * Whatever went before: a good scan is taken, or is known to be, questions can be closed, and then the flow can be
 * completed where the host lets it.
 */
async function isAlive(capture: Awaited<ReturnType<typeof openSmallFlow>>, mayComplete = true): Promise<void> {
  const verdict = await soon(capture.enter('D18-000453'));
  const isTaken = (said: Verdict): boolean =>
    said.outcome === 'accepted' || (said.outcome === 'refused' && said.code === 'duplicate-in-flow');
  expect(verdict !== 'never' && isTaken(verdict), JSON.stringify(verdict)).to.equal(true);
  while (capture.state?.prompt)
    expect(await soon(capture.request({ type: 'close-prompt' }))).to.include({ outcome: 'done' });
  const completion = mayComplete ? { outcome: 'done' } : { outcome: 'refused', code: 'completion-refused' };
  expect(await soon(capture.request({ type: 'complete' }))).to.deep.equal(completion);
  expect(capture.state?.status).to.equal(mayComplete ? 'completed' : 'capturing');
  capture.close();
}

describe('a flow', () => {
  it('outlives whatever is handed in, typed, pasted or delivered as a reading', () =>
    fc.assert(
      fc.asyncProperty(fc.array(readings, { minLength: 1, maxLength: 8 }), async given => {
        const source = new PartnerSource();
        const capture = await openSmallFlow({ settings, sources: [source] });
        source.deliver(...given);
        for (const each of given) {
          expect(await soon(capture.read(each as Reading))).to.have.property('outcome');
          expect(await soon(capture.enter(each as string))).to.have.property('outcome');
        }
        expect(await soon(capture.enterList(given as string[]))).to.have.property('items');
        await isAlive(capture);
      }),
      { numRuns: 150 },
    )).timeout(120_000);

  it('outlives whatever its host answers, and asks it once for each serial', () =>
    fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 3, maxLength: 3 }), fc.boolean(), async (answers, isLate) => {
        const asked = { verify: 0, mayComplete: 0, deliver: 0 };
        const answer = (place: number): unknown => (isLate ? Promise.resolve(answers[place]) : answers[place]);
        const host: unknown = {
          verify: () => (asked.verify++, answer(0)),
          mayComplete: () => (asked.mayComplete++, answer(1)),
          deliver: () => (asked.deliver++, answer(2)),
        };
        const capture = await openSmallFlow({ settings, host: host as Host });
        expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
        expect(asked.verify).to.equal(1);
        // Whoever throws, or says nothing at all, has not answered; any other junk is never a yes.
        const isSilent = answers[1] === UNTOUCHABLE || (!isLate && answers[1] === undefined);
        await isAlive(capture, isSilent);
        expect(asked.verify).to.equal(2);
        expect(asked.mayComplete).to.equal(1);
      }),
      { numRuns: 150 },
    )).timeout(120_000);

  it('is approved by the exact word alone', () =>
    fc.assert(
      fc.asyncProperty(approvals, async ({ answer, isYes }) => {
        const host: unknown = { approve: () => Promise.resolve(answer) };
        const capture = await openSmallFlow({
          settings: { ...settings, approvals: { 'asn-receiving': ['missing', 'under'] } },
          host: host as Host,
        });
        const verdict = await soon(capture.request({ type: 'complete' }));
        expect(verdict).to.include(isYes ? { outcome: 'done' } : { outcome: 'refused', code: 'approval-missing' });
        expect(await soon(capture.enter(SERIALS[0]))).to.have.property('outcome');
        capture.close();
      }),
      { numRuns: 150 },
    )).timeout(120_000);
});
