import { expect } from 'chai';
import * as fc from 'fast-check';
import type { ActionBody, Evidence } from '../../src/domain/model/action.js';
import type { CaptureEvent } from '../../src/domain/model/capture-event.js';
import { FLOW_KINDS, type FlowDocument, type FlowKind } from '../../src/domain/model/document.js';
import { POLICY_CODES } from '../../src/domain/model/settings.js';
import { CONDITIONS } from '../../src/domain/model/unit.js';
import type { FlowState, LineState } from '../../src/domain/model/state.js';
import { POLICY_ACTIONS } from '../../src/domain/model/verdict.js';
import { countReport } from '../../src/domain/rules/count-report.js';
import { isBlind } from '../../src/domain/rules/blind.js';
import { isLineDone, mismatchesOf } from '../../src/domain/rules/mismatches.js';
import { captureEventOf, eventRows, writeEpcis } from '../../src/output/index.js';
import { Bench, DOCUMENT, FEED, NO_EVIDENCE, PHONE, product } from '../domain/bench.js';

const ELSEWHERE = { flowId: 'F2', documentId: 'D2', kind: 'asn-receiving', deviceId: 'till-2', atMs: 0 } as const;
const OPTIONS = { baseUri: 'https://shop.example' };

/** Units with a GTIN are read with it, so that they come to their line whatever is asked for. */
const text = fc.constantFrom(
  ...['PHONE', 'REFURB', 'DRILL', 'CABLE', 'STRAY', 'P1', 'P2', 'X1', 'X2', 'D1', 'D2', 'D3', 'S1'],
  ...['P1', 'X1', 'X3'].map(serial => `]C1010952123454321321${serial}`),
);
const evidence: fc.Arbitrary<Partial<Evidence>> = fc
  .record({
    verification: fc.constantFrom(undefined, 'known', 'unknown', 'unanswered'),
    isTaken: fc.boolean(),
    isHere: fc.boolean(),
  })
  .map(({ verification, isTaken, isHere }) => ({
    ...(verification && { verification }),
    ...(isTaken && { claims: { 'PHONE\u001fX1': ELSEWHERE, 'DRILL\u001fD1': ELSEWHERE } }),
    ...(isHere && {
      ledger: ['P1', 'X1'].map(serial => ({ sku: 'PHONE', serial, status: 'in-stock', locationId: 'here' }) as const),
    }),
  }));
const lineId = fc.constantFrom('1', '2', '3', '4', '+STRAY', '+PHONE');
const key = fc.constantFrom('PHONE\u001fP1', 'PHONE\u001fX1', 'DRILL\u001fD1', 'DRILL\u001fD2', 'STRAY\u001fS1');
const request: fc.Arbitrary<ActionBody> = fc.oneof(
  fc.record({ type: fc.constant('count-units' as const), lineId, delta: fc.integer({ min: -3, max: 6 }) }),
  fc.record({
    type: fc.constant('count-unreadable' as const),
    lineId,
    unitId: fc.constantFrom('u1', 'u2'),
    reason: fc.constant('torn'),
  }),
  fc.record({
    type: fc.constant('mark-units' as const),
    lineId,
    quantity: fc.integer({ min: 1, max: 3 }),
    condition: fc.constantFrom(...CONDITIONS),
  }),
  fc.record({ type: fc.constant('mark-unit' as const), lineId, key, condition: fc.constantFrom(...CONDITIONS) }),
  fc.record({
    type: fc.constant('mark-unit' as const),
    lineId,
    unitId: fc.constantFrom('u1', 'u2'),
    condition: fc.constantFrom(...CONDITIONS),
  }),
  fc.record({ type: fc.constantFrom('select-line' as const, 'restart-line' as const), lineId }),
  fc.record({ type: fc.constant('remove-serial' as const), lineId, key }),
  fc.record({ type: fc.constant('recheck' as const), lineId, key, isKnown: fc.boolean() }),
  fc.record({ type: fc.constant('keep-serial' as const), lineId, key }),
  fc.record({ type: fc.constant('recount' as const), lineIds: fc.array(lineId, { maxLength: 1 }) }),
);
type Step = readonly [text: string, evidence: Partial<Evidence>, yes: boolean] | ActionBody;
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.tuple(text, evidence, fc.boolean()) }, { weight: 2, arbitrary: request }),
  { minLength: 8, maxLength: 25 },
);
const setting = fc.record({
  flow: fc.constantFrom(...FLOW_KINDS),
  lines: fc.constantFrom('listed', 'advisory', 'none', 'mixed'),
  policies: fc.dictionary(fc.constantFrom(...POLICY_CODES), fc.constantFrom(...POLICY_ACTIONS)),
  tolerance: fc.constantFrom(0, 1),
  isBlind: fc.boolean(),
});
type Setting = typeof setting extends fc.Arbitrary<infer S> ? S : never;

/** A second product with the GTIN of the first, a line without a list beside one with it, and one without quantity. */
const MIXED: FlowDocument['lines'] = [
  { lineId: '1', sku: 'PHONE', expectedQty: 2, expectedSerials: ['P1', 'P2'], serialPolicy: 'exact' },
  { lineId: '2', sku: 'REFURB', expectedQty: 2, serialPolicy: 'none' },
  { lineId: '3', sku: 'DRILL', serialPolicy: 'none' },
  { lineId: '4', sku: 'PHONE', expectedQty: 1, serialPolicy: 'none' },
];
const PRODUCTS = [...FEED, product('REFURB', { gtins: PHONE.gtins })];

function documentOf(flow: FlowKind, lines: Setting['lines'], blind: boolean): Partial<FlowDocument> {
  const count = { countId: 'C', batchId: 'B', mode: 'full', blind } as const;
  const [phones, ...others] = DOCUMENT.lines;
  return {
    flow,
    ...(flow === 'adjustment' && { direction: 'minus' as const }),
    ...(flow === 'cycle-count' && { count }),
    ...(lines === 'none' && { lines: [] }),
    ...(lines === 'mixed' && { lines: MIXED }),
    ...(lines === 'advisory' && phones && { lines: [{ ...phones, serialPolicy: 'advisory' as const }, ...others] }),
  };
}

/** A flow on which all that is asked about is answered, and its event. */
function worked(
  { flow, lines, policies, tolerance, isBlind: blind }: Setting,
  worksteps: readonly Step[],
): { state: FlowState; event: CaptureEvent } {
  const tolerances = { overTolerance: { [flow]: tolerance }, underTolerance: { [flow]: tolerance } };
  const bench = new Bench(documentOf(flow, lines, blind), { policies: { [flow]: policies }, ...tolerances }, PRODUCTS);
  for (const step of worksteps) {
    if ('type' in step) {
      bench.ask(step);
      continue;
    }
    const [read, known, yes] = step;
    const { outcome } = bench.scan(read, known);
    if (outcome !== 'prompt' || bench.state.prompt?.type === 'serial') continue;
    bench.ask(yes ? { type: 'confirm-prompt', evidence: { ...NO_EVIDENCE, ...known } } : { type: 'close-prompt' });
  }
  return { state: bench.state, event: captureEventOf(bench.state, 'E1', 0, 0) };
}

function lineOf({ lines }: FlowState, id: string): LineState {
  const line = lines.find(found => found.lineId === id);
  if (!line) throw new Error(`There is no line ${id}`);
  return line;
}

interface EpcisEvent {
  readonly disposition?: string;
  readonly persistentDisposition?: object;
  readonly epcList?: readonly string[];
  readonly quantityList?: readonly { readonly quantity: number }[];
}

function epcisOf(event: CaptureEvent): readonly EpcisEvent[] {
  const { text: written } = writeEpcis(event, OPTIONS);
  return (JSON.parse(written) as { epcisBody: { eventList: EpcisEvent[] } }).epcisBody.eventList;
}

function whenever(holds: (state: FlowState, event: CaptureEvent) => void): void {
  fc.assert(
    fc.property(setting, steps, (chosen, worksteps) => {
      const { state, event } = worked(chosen, worksteps);
      holds(state, event);
    }),
    { numRuns: 120 },
  );
}

describe('what is written of a flow, over any work on it', () => {
  it('is a match exactly where the line has its check mark, where anything is expected', () => {
    whenever((state, { lines }) => {
      for (const { lineId: id, expectedQty, status } of lines) {
        const isDone = isLineDone(state, lineOf(state, id));
        expect(isDone, id).to.equal(expectedQty !== undefined && status === 'match');
      }
    });
  });

  it('is no match where a unit is flagged, unknown to the host, unlisted, unreadable or missing', () => {
    whenever((_, { lines }) => {
      for (const { status, serials, unreadable, missingSerials, expectedQty, countedQty } of lines) {
        if (status !== 'match') continue;
        expect([missingSerials, unreadable]).to.deep.equal([[], undefined]);
        expect(serials.filter(({ flags }) => flags)).to.deep.equal([]);
        expect(serials.map(({ verification }) => verification)).not.to.include.oneOf(['disputed', 'kept']);
        expect(countedQty).to.equal(expectedQty ?? countedQty);
        const listed = serials.filter(({ expected }) => expected).length;
        expect([0, serials.length]).to.include(listed);
      }
    });
  });

  it('says by its status how the quantity stands', () => {
    whenever((state, { lines }) => {
      for (const { lineId: id, status, countedQty, expectedQty = countedQty } of lines) {
        const signs: Readonly<Record<typeof status, readonly number[]>> = {
          ...{ match: [0], substituted: [0], over: [1], under: [-1] },
          ...{ unexpected: [0], 'not-counted': [0, -1] },
        };
        expect(signs[status], `${id} ${status}`).to.include(Math.sign(countedQty - expectedQty));
        if (status === 'not-counted') expect([state.kind, countedQty]).to.deep.equal(['cycle-count', 0]);
      }
    });
  });

  it('is the same in the event file', () => {
    whenever((_, event) => {
      const told = eventRows(event).map(({ fields }) => [fields.lineId, fields.status]);
      expect(told).to.deep.equal(event.lines.map(({ lineId: id, status }) => [id, status]));
    });
  });

  it('is the same in EPCIS: a line with units says that it differs, or that it does not', () => {
    whenever((_, event) => {
      for (const line of event.lines) {
        if (line.countedQty === 0) continue;
        const written = epcisOf({ ...event, lines: [line] });
        const differs = written.some(
          ({ disposition = '', persistentDisposition }) =>
            /^(mismatch|damaged|non_sellable)/.test(disposition) || persistentDisposition,
        );
        expect(differs, line.status).to.equal(line.status !== 'match');
      }
    });
  });

  it('has every unit in EPCIS, each under a name of its own', () => {
    whenever((_, event) => {
      const written = epcisOf(event);
      const names = written.flatMap(({ epcList = [] }) => epcList);
      const unnamed = written.flatMap(({ quantityList = [] }) => quantityList.map(({ quantity }) => quantity));
      const units = event.lines.reduce((sum, { countedQty }) => sum + countedQty, 0);
      expect(names.length + unnamed.reduce((sum, quantity) => sum + quantity, 0)).to.equal(units);
      expect(new Set(names).size).to.equal(names.length);
    });
  });

  it('wants no reason for what it calls a match, and tells a blind count nothing', () => {
    whenever((state, { lines }) => {
      const mismatches = mismatchesOf(state).filter(({ mismatch }) => mismatch !== 'moved');
      if (isBlind(state)) expect(mismatches).to.deep.equal([]);
      const matching = lines.flatMap(({ lineId: id, status }) => (status === 'match' ? id : []));
      expect(mismatches.filter(({ lineId: id }) => matching.includes(id))).to.deep.equal([]);
    });
  });

  it('is what the report of the count says', () => {
    whenever((state, { lines }) => {
      if (!state.document.count) return;
      const { products } = countReport('C', [state]);
      const told = new Map(products.map(({ sku, status }) => [sku, status]));
      for (const { sku, status } of lines) {
        const words = lines.flatMap(line => (line.sku === sku ? line.status : []));
        const isAlike = words.every(word => word === 'match');
        if (words.length === 1 || isAlike) expect(told.get(sku), sku).to.equal(status);
      }
    });
  });
});
