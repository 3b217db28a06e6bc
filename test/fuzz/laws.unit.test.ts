import { expect } from 'chai';
import { sealGroup, tokenOf } from '../../src/chain/chain.js';
import { eraserOf } from '../../src/chain/erase-names.js';
import { flowSummary } from '../../src/domain/folding/flow-summary.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FlowState } from '../../src/domain/model/state.js';
import { createEventWriter } from '../../src/output/index.js';
import type { JournalRecord } from '../../src/storage/schema.js';
import { Bench } from '../domain/bench.js';
import { ActionSource } from './actions.js';
import { answerLaws } from './answer-laws.js';
import { damaged } from './damage.js';
import { brokenLaws, heldIn, type Told } from './laws.js';
import type { Look } from './messages.js';
import { OwnFold } from './own-fold.js';
import { canonical } from './canonical.js';

/** A flow with two serials that is completed. */
function completed(): Bench {
  const bench = new Bench();
  for (const text of ['P1', 'P2']) bench.scan(text);
  return bench;
}

/** Everything as a store would have it. */
function lookAt(facts: readonly Fact[], state: FlowState): Look {
  const { flowId } = state;
  const { seal } = sealGroup('', flowId, { seq: 0, facts });
  const record: JournalRecord = { flowId, seq: 0, facts, write: '', ...seal };
  const fold = new OwnFold(flowId, facts);
  const keys = fold.held.map(({ key, serial }) => [fold.scope, serial, key] as [string, string, string]);
  const entries = fold.completions.map(() => createEventWriter()(state, 5, 0));
  return {
    journal: [record],
    flows: [{ flowId, seq: facts.length, head: seal.hash, summary: flowSummary(state) }],
    claimGroups: keys.length > 0 ? [{ flowId, seq: 0, part: 0, keys, holders: [] }] : [],
    outbox: entries.map(entry => ({ eventId: entry.eventId, entry })),
    erased: [],
    faults: undefined,
    tampered: [],
    secondCopy: undefined,
  };
}

function toldOf(facts: readonly Fact[], flowId: string): Told {
  return {
    facts: new Map([[flowId, new Map(facts.map((fact, at) => [at, canonical(fact)]))]]),
    accepted: new Map(),
    files: new Map(),
    acknowledged: new Set(),
    forged: new Set(),
    erased: new Set(),
    over: undefined,
  };
}

describe('the laws of the fuzz test', () => {
  const { facts, state } = completed();
  const look = lookAt(facts, state);
  const told = toldOf(facts, state.flowId);
  /** The same flow as another one. */
  const twin = (flags: 'duplicate-elsewhere'[]): Look => {
    const flowId = 'other';
    const others = facts.map(fact =>
      fact.type === 'serial-accepted' ? { ...fact, captured: { ...fact.captured, flags } } : { ...fact, flowId },
    ) as Fact[];
    const own = lookAt(others, { ...state, flowId });
    const [group] = own.claimGroups;
    return {
      ...look,
      journal: [...look.journal, ...own.journal],
      flows: [...look.flows, ...own.flows],
      claimGroups: [...look.claimGroups, ...(group ? [{ ...group, flowId }] : [])],
    };
  };

  it('hold where nothing was done wrong', () => {
    expect(heldIn(look)).to.have.length(2);
    expect(brokenLaws(look, told)).to.deep.equal([]);
  });

  it('find a fact that is gone, and one that is another one', () => {
    const fewer = lookAt(facts.slice(0, -1), state);
    expect(brokenLaws(fewer, told).join('\n')).to.match(/lost or changed fact/);
    const other = facts.map((fact, at) => (at === 1 ? { ...fact, atMs: 99 } : fact));
    expect(brokenLaws(lookAt(other, state), told).join('\n')).to.match(/lost or changed fact 1/);
  });

  it('find a serial that one flow counts twice', () => {
    const accepted = facts.filter(({ type }) => type === 'serial-accepted');
    const twice = [...facts, ...accepted.slice(0, 1)];
    expect(brokenLaws(lookAt(twice, state), told).join('\n')).to.match(/counts .* twice/);
  });

  it('find a serial that two flows count in silence, and one that was taken in silence since', () => {
    expect(brokenLaws(twin([]), told).join('\n')).to.match(/counts 2 times in silence/);
    const flagged = twin(['duplicate-elsewhere']);
    expect(brokenLaws(flagged, told)).to.deep.equal([]);
    const late = heldIn(flagged).filter(({ isFlagged }) => isFlagged);
    expect(brokenLaws(flagged, told, late).join('\n')).to.match(/was taken in silence/);
  });

  it('find a claim too many, and one too few', () => {
    expect(brokenLaws({ ...look, claimGroups: [] }, told).join('\n')).to.match(/no claim on/);
    const cancelled: Fact = { type: 'flow-cancelled', atMs: 1, deviceId: 'till-1' };
    const { journal, flows } = lookAt([...facts, cancelled], { ...state, status: 'cancelled', countedUnits: 2 });
    expect(brokenLaws({ ...look, journal, flows }, told).join('\n')).to.match(/a claim on .* does not count/);
  });

  it('find a chain that is broken, and a flow that somebody has edited', () => {
    const journal = look.journal.map(record => ({ ...record, hash: 'f' }));
    expect(brokenLaws({ ...look, journal }, told).join('\n')).to.match(/broken chain at 0/);
    expect(brokenLaws({ ...look, tampered: ['x'] }, told)).to.deep.equal(['x is told to be tampered with']);
  });

  it('know a chain over names, with them and without the ones that were erased', () => {
    const named = facts.map((fact, at) => ({ ...fact, userId: at === 1 ? 'bo' : 'ann' }));
    const whole = lookAt(named, state);
    const heard = toldOf(named, state.flowId);
    expect(whole.journal[0]?.salts).to.have.length(2);
    expect(brokenLaws(whole, heard)).to.deep.equal([]);
    const journal = whole.journal.map(eraserOf([{ salt: '', token: tokenOf('', 'ann') }]));
    expect(JSON.stringify(journal))
      .to.match(/sealed:/)
      .and.not.to.match(/ann/);
    expect(brokenLaws({ ...whole, journal }, toldOf([], state.flowId))).to.deep.equal([]);
    const other = whole.journal.map(record => ({ ...record, salts: ['0', '1'] }));
    expect(brokenLaws({ ...whole, journal: other }, heard).join('\n')).to.match(/broken chain at 0/);
  });

  it('find a completion without its file, a file of no completion, and one that says something else', () => {
    const bench = completed();
    bench.ask({ type: 'start-review' });
    bench.ask({ type: 'complete', eventId: 'event-1', utcOffsetMinutes: 0 });
    const done = lookAt(bench.facts, bench.state);
    const heard = toldOf(bench.facts, bench.state.flowId);
    expect(brokenLaws(done, heard)).to.deep.equal([]);
    expect(brokenLaws({ ...done, outbox: [] }, heard).join('\n')).to.match(/has no event file event-1/);
    expect(brokenLaws({ ...look, outbox: done.outbox }, told).join('\n')).to.match(/event-1 is of no completion/);
    const outbox = done.outbox.map(({ entry, ...record }) => {
      const file = { ...entry.file, text: entry.file.text.replace('P1|', '') };
      return { ...record, entry: { ...entry, file, acknowledgedAtMs: 1 } };
    });
    const said = brokenLaws({ ...done, outbox }, heard).join('\n');
    expect(said)
      .to.match(/its file/)
      .and.to.match(/nobody has acknowledged it/)
      .and.to.match(/it was .*, and is/s);
  });

  it('find an answer that is none, and an error that nobody has caused', () => {
    const around = { hasFaults: false, hasErased: false, witness: told };
    const act = { type: 'audit' } as const;
    const failed = { outcome: 'refused', code: 'storage-failed', rule: 'quota' } as const;
    expect(answerLaws(act, { verdicts: [failed] }, around)).to.have.length(1);
    expect(answerLaws(act, { verdicts: [failed] }, { ...around, hasFaults: true })).to.deep.equal([]);
    const erased = { outcome: 'refused', code: 'flow-erased' } as const;
    expect(answerLaws(act, { verdicts: [erased] }, around)).to.have.length(1);
    expect(answerLaws(act, { verdicts: [erased] }, { ...around, hasErased: true })).to.deep.equal([]);
    const error = { name: 'TypeError', code: '', message: 'x is undefined' };
    expect(answerLaws(act, { error }, around)).to.deep.equal(['TypeError : x is undefined']);
  });
});

describe('the actions of the fuzz test', () => {
  const steps = (seed: number): string => {
    const source = new ActionSource(seed);
    return JSON.stringify(Array.from({ length: 200 }, () => source.next()));
  };

  it('follow from the seed', () => {
    expect(steps(7)).to.equal(steps(7));
    expect(steps(7)).to.not.equal(steps(8));
  });

  it('damage an export in the way that is asked for', () => {
    const flows = [{ flowId: 'flow', facts: [{ type: 'a' }, { type: 'b' }], chain: [{ seq: 0 }, { seq: 1 }] }];
    const text = JSON.stringify({ flows });
    const flowOf = (...given: Parameters<typeof damaged>) =>
      (JSON.parse(damaged(...given)) as { flows: typeof flows }).flows[0];
    expect(flowOf(text, 'drop-fact', 0)?.facts).to.deep.equal([{ type: 'b' }]);
    expect(flowOf(text, 'swap-facts', 0)?.facts).to.deep.equal([{ type: 'b' }, { type: 'a' }]);
    expect(flowOf(text, 'no-chain', 0)).to.not.have.property('chain');
    expect(flowOf(text, 'cut', 0)?.facts).to.deep.equal([{ type: 'a' }]);
  });
});
