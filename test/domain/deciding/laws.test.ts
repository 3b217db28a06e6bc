import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Action, ActionBody, Evidence } from '../../../src/domain/model/action.js';
import { claimChanges } from '../../../src/domain/folding/claim-changes.js';
import { CONDITIONS } from '../../../src/domain/model/unit.js';
import { FLOW_KINDS, type FlowDocument, type FlowKind } from '../../../src/domain/model/document.js';
import type { Fact } from '../../../src/domain/model/fact.js';
import { freeze, thaw } from '../../../src/domain/folding/frozen-state.js';
import { LEDGER_STATUSES } from '../../../src/domain/model/ledger-entry.js';
import { readDocument } from '../../../src/domain/inputs/read-document.js';
import { readJournal } from '../../../src/domain/inputs/read-journal.js';
import { readSettings } from '../../../src/domain/inputs/read-settings.js';
import { POLICY_CODES, REPORTED_CODES, type Settings } from '../../../src/domain/model/settings.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import { apply, replay, replayFrom, transition } from '../../../src/domain/deciding/transition.js';
import { POLICY_ACTIONS } from '../../../src/domain/model/verdict.js';
import { verdictOf } from '../../../src/domain/folding/verdict-of.js';
import { DOCUMENT, FEED, NO_EVIDENCE, PHONE, SETTINGS } from '../bench.js';

const serial = fc.constantFrom('P1', 'P2', 'p1', 'X1', 'X2', '', 'A|B', 'PHONE');
const lineId = fc.constantFrom('1', '2', '3', '+STRAY', 'nowhere', '__proto__');
const ledgerEntry = fc.record({
  sku: fc.constantFrom('PHONE', 'DRILL', 'STRAY'),
  serial,
  status: fc.constantFrom(...LEDGER_STATUSES),
  locationId: fc.constantFrom('here', 'there'),
});

const TAKEN: Evidence['claims'] = {
  'PHONE\u001fP1': { flowId: 'F2', documentId: 'D2', kind: 'asn-receiving', deviceId: 'till-2', atMs: 0 },
};

const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    product: fc.option(fc.constantFrom(...FEED), { nil: undefined }),
    ledger: fc.array(ledgerEntry, { maxLength: 2 }),
    isTaken: fc.boolean(),
    verification: fc.option(fc.constantFrom('known', 'unknown', 'unanswered'), { nil: undefined }),
  })
  .map(({ product, ledger, isTaken, verification }) => ({
    ...(product && { product }),
    ledger,
    ledgerProducts: FEED.filter(({ sku }) => ledger.some(entry => entry.sku === sku)),
    claims: isTaken ? TAKEN : {},
    ...(verification && { verification }),
  }));

const code = fc
  .record({
    named: fc.constantFrom(undefined, 'PHONE', 'DRILL', 'CABLE', 'STRAY', 'UNKNOWN'),
    serial: fc.option(serial, { nil: undefined }),
    carton: fc.constantFrom(undefined, undefined, undefined, 'C1'),
  })
  .map(({ named, serial: read, carton }) => ({
    text: read ?? named ?? '',
    syntax: 'plain' as const,
    ...(named !== undefined && { product: named }),
    ...(read !== undefined && { serial: read }),
    ...(carton !== undefined && { carton }),
    warnings: [],
  }));

const reading = fc.record({ id: fc.uuid(), text: serial, source: fc.constant('wedge' as const), atMs: fc.nat() });
const parsed = fc.oneof(
  { weight: 9, arbitrary: code.map(read => ({ ok: true as const, code: read })) },
  { weight: 1, arbitrary: fc.constant({ ok: false as const, error: { rule: 'check-digit', part: 'x' } }) },
);

const body: fc.Arbitrary<ActionBody> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('read' as const), reading, parsed, evidence }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('read' as const),
      reading,
      parsed,
      evidence,
      list: fc.oneof(fc.constant({}), fc.record({ lineId })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('count-unreadable' as const),
      lineId,
      unitId: fc.constantFrom('u1', 'u2', ''),
      reason: fc.constantFrom('torn', ''),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('remove-unreadable' as const), lineId, unitId: fc.constant('u1') }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        type: fc.constant('mark-unit' as const),
        lineId,
        key: serial.map(text => `PHONE\u001f${text}`),
        condition: fc.constantFrom(...CONDITIONS),
      }),
      fc.record({
        type: fc.constant('mark-unit' as const),
        lineId,
        unitId: fc.constant('u1'),
        condition: fc.constantFrom(...CONDITIONS),
        reason: fc.constant('wet'),
      }),
      fc.record({
        type: fc.constant('mark-units' as const),
        lineId,
        quantity: fc.integer({ min: 0, max: 4 }),
        condition: fc.constantFrom(...CONDITIONS),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('recheck' as const, 'keep-serial' as const),
      lineId,
      key: serial.map(text => `PHONE\u001f${text}`),
      isKnown: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('recount' as const), lineIds: fc.array(lineId, { maxLength: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('close-count' as const),
      openBatches: fc.constantFrom([], ['B2']),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('confirm-prompt' as const), evidence }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('choose-line' as const), lineId, evidence }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('select-line' as const, 'restart-line' as const), lineId }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('add-unit' as const),
      sku: fc.constantFrom('PHONE', 'CABLE', 'STRAY', 'NOWHERE'),
      evidence,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { type: fc.constant('remove-unit' as const), sku: fc.constantFrom('PHONE', 'CABLE', 'STRAY'), serial },
      { requiredKeys: ['type', 'sku'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('remove-serial' as const),
      lineId,
      key: serial.map(text => `PHONE\u001f${text}`),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('count-units' as const),
      lineId,
      delta: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double()),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('give-reason' as const),
      lineId,
      mismatch: fc.constantFrom('over', 'under', 'missing', 'unexpected', 'moved'),
      reason: fc.constantFrom('short', 'other'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('close-prompt', 'receive-all', 'start-review', 'leave-review', 'pause', 'resume', 'correct')
      .map(type => ({ type })),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('complete' as const), eventId: fc.uuid() }) },
);

const bodies = fc.array(body, { maxLength: 40 });

const settings: fc.Arbitrary<Settings> = fc.record({
  ...Object.fromEntries(Object.entries(SETTINGS).map(([name, value]) => [name, fc.constant(value)])),
  enableSerializedInventory: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  policies: fc
    .tuple(
      fc.constantFrom(...FLOW_KINDS),
      fc.dictionary(fc.constantFrom(...POLICY_CODES), fc.constantFrom(...POLICY_ACTIONS)),
    )
    .map(([kind, actions]) => ({ [kind]: actions })),
}) as unknown as fc.Arbitrary<Settings>;

function documentOf(flow: FlowKind, isEmpty: boolean): FlowDocument {
  return {
    ...DOCUMENT,
    flow,
    ...(flow === 'adjustment' && { direction: 'minus' as const }),
    ...(flow === 'cycle-count' && { count: { countId: 'C', batchId: 'B', mode: 'full', blind: false } as const }),
    ...(isEmpty && { lines: [] }),
  };
}

const open = fc
  .record({ flow: fc.constantFrom(...FLOW_KINDS), isEmpty: fc.boolean(), settings })
  .map(({ flow, isEmpty, settings: set }): Extract<Action, { type: 'open' }> => ({
    type: 'open',
    stamp: { atMs: 0, deviceId: 'till-1' },
    flowId: 'F1',
    document: documentOf(flow, isEmpty),
    products: FEED,
    settings: set,
  }));

const REPORTED: readonly string[] = REPORTED_CODES;

/** The same document and settings as a session has read them. */
function readable({ document, settings: set }: Extract<Action, { type: 'open' }>) {
  const [sides, policies] = [{ sourceLocationId: 'there', destinationLocationId: 'there' }, { ...set.policies }];
  for (const [kind, actions] of Object.entries(policies)) {
    const read = Object.entries(actions).filter(([code, action]) => action !== 'accept' || !REPORTED.includes(code));
    Object.assign(policies, { [kind]: Object.fromEntries(read) });
  }
  return {
    document: readDocument({ ...document, ...sides, destinationKind: 'warehouse', lines: DOCUMENT.lines }),
    settings: readSettings({ ...set, policies }),
  };
}

interface Step {
  readonly before: FlowState;
  readonly after: FlowState;
  readonly facts: readonly Fact[];
}

function run(
  first: Extract<Action, { type: 'open' }>,
  actions: readonly ActionBody[],
): { facts: Fact[]; steps: Step[]; state: FlowState } {
  let { state, facts } = transition(undefined, first);
  const all = [...facts];
  const steps: Step[] = [];
  actions.forEach((action, at) => {
    const before = state;
    ({ state, facts } = transition(before, { stamp: { atMs: at, deviceId: 'till-1' }, ...action }));
    all.push(...facts);
    steps.push({ before, after: state, facts });
  });
  return { facts: all, steps, state };
}

/** What counts, apart from the place in the journal and the time. */
function counted({ lines, claimed }: FlowState): unknown {
  return {
    counts: lines.map(({ lineId: id, countedQty, serials }) => [id, countedQty, serials.map(({ key }) => key)]),
    size: claimed.size,
  };
}

describe('laws of the decision, over any sequence of actions', () => {
  it('the state is the replay of its facts, bit for bit, also after they were stored as JSON', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const { facts, state } = run(first, actions);
        expect(replay(facts)).to.deep.equal(state);
        const stored = JSON.parse(JSON.stringify(facts)) as Fact[];
        expect(JSON.stringify(replay(stored))).to.equal(JSON.stringify(state));
      }),
    );
  });

  it('a journal that comes back from another device is read as it was written', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const { facts, state } = run({ ...first, ...readable(first) }, actions);
        const journal = readJournal(JSON.parse(JSON.stringify({ flowId: 'F1', facts })), '', '|');
        expect(journal).to.deep.equal({ flowId: 'F1', facts, state });
      }),
    );
  });

  it('a state that was frozen, stored and thawed is the same, bit for bit, and goes on to the same end', () => {
    fc.assert(
      fc.property(open, bodies, fc.nat(), (first, actions, at) => {
        const { facts, state } = run(first, actions);
        const seq = 1 + (at % facts.length);
        const before = replay(facts.slice(0, seq));
        const thawed = thaw(structuredClone(freeze(before)));
        expect(JSON.stringify(thawed)).to.equal(JSON.stringify(before));
        const again = thaw(structuredClone(freeze(before)));
        expect(replayFrom(again, facts.slice(seq))).to.deep.equal(state);
        expect(JSON.stringify(thaw(freeze(thaw(freeze(before)) ?? state)))).to.equal(JSON.stringify(before));
      }),
    );
  });

  it('no serial counts twice, and what is claimed is what is captured', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const { state } = run(first, actions);
        const captured = state.lines.flatMap(({ serials, lineId: id }) => serials.map(({ key }) => [key, id] as const));
        expect(new Set(captured.map(([key]) => key)).size).to.equal(captured.length);
        expect(new Map(state.claimed.entries())).to.deep.equal(new Map(captured));
      }),
    );
  });

  it('a serialized line counts its serials, another one has none, and no count is negative', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        for (const { serialized, countedQty, serials, unreadable } of run(first, actions).state.lines) {
          expect(countedQty).to.be.at.least(0);
          expect(serials.length + unreadable.length).to.equal(serialized ? countedQty : 0);
        }
      }),
    );
  });

  it('what is unverified or disputed is captured and says so, and nothing else is', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const { lines, unverified, disputed } = run(first, actions).state;
        const marked = (mark: string) =>
          lines.flatMap(({ serials, lineId: id }) =>
            serials.flatMap(({ key, verification }) => (verification === mark ? [[key, id] as const] : [])),
          );
        expect(new Map(unverified.entries())).to.deep.equal(new Map(marked('unverified')));
        expect(new Map(disputed.entries())).to.deep.equal(new Map(marked('disputed')));
      }),
    );
  });

  it('what is refused changes no count, and every refusal has a code', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        for (const { before, after, facts } of run(first, actions).steps) {
          const verdict = verdictOf(facts, after);
          if (verdict.outcome !== 'refused') continue;
          expect(verdict.code).to.be.a('string').and.not.equal('');
          expect(counted(after)).to.satisfy((now: unknown) => sameCounts(counted(before), now));
        }
      }),
    );
  });

  it('taking out what was just accepted leaves everything as it was', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        for (const { before, after, facts } of run(first, actions).steps) {
          const accepted = facts.find(fact => fact.type === 'serial-accepted');
          if (!accepted) continue;
          const key = accepted.captured.key;
          const action = { type: 'remove-serial', lineId: accepted.lineId, key } as const;
          const { state } = transition(after, { stamp: { atMs: 0, deviceId: 'till-1' }, ...action });
          expect(state.claimed).to.deep.equal(before.claimed);
          expect(state.linesByLookup).to.deep.equal(before.linesByLookup);
          expect(sameCounts(counted(before), counted(state))).to.equal(true);
        }
      }),
    );
  });

  it('claims balance: what is released was claimed by this flow, and only unsettled serials stay claimed', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const { facts } = run(first, actions);
        const held = new Set<string>();
        let state: FlowState | undefined;
        for (const fact of facts) {
          const { claim, release } = claimChanges(fact, state);
          for (const { key } of release) expect(held.delete(key), `${fact.type} releases ${key}`).to.equal(true);
          for (const { key } of claim) {
            expect(held.has(key)).to.equal(false);
            held.add(key);
          }
          state = apply(state, fact);
        }
        expect([...held].every(key => state?.claimed.has(key))).to.equal(true);
        if (state?.status === 'completed' && !state.document.count) expect(held.size).to.equal(0);
      }),
    );
  });

  it('answers anything without a state with nothing', () => {
    fc.assert(
      fc.property(body, action => {
        const stamp = { atMs: 0, deviceId: 'till-1' };
        expect(transition(undefined, { stamp, ...action } as Action)).to.deep.equal({ state: undefined, facts: [] });
      }),
    );
  });

  it('changes nothing that it was given', () => {
    fc.assert(
      fc.property(open, bodies, (first, actions) => {
        const given = JSON.stringify([first, actions]);
        const { steps } = run(first, actions);
        const firstState = steps[0] && JSON.stringify(steps[0].before);
        expect(JSON.stringify([first, actions])).to.equal(given);
        expect(firstState).to.equal(steps[0] && JSON.stringify(transition(undefined, first).state));
      }),
    );
    expect(PHONE.sku).to.equal('PHONE');
    expect(NO_EVIDENCE.ledger).to.deep.equal([]);
  });
});

/** Lines made by scanning may stand empty beside the ones that were there. */
function sameCounts(before: unknown, after: unknown): boolean {
  const nonEmpty = (state: unknown) =>
    JSON.stringify((state as { counts: [string, number, string[]][] }).counts.filter(([, quantity]) => quantity > 0));
  return nonEmpty(before) === nonEmpty(after);
}
