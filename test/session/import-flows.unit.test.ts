import { expect } from 'chai';
import { checkChain, groupsIn, hashOf } from '../../src/chain/chain.js';
import { createCapture, type CaptureOptions } from '../../src/create-capture.js';
import { mirrorFacts, type FactMirror } from '../../src/delivery/mirror-facts.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { ChainLink } from '../../src/domain/model/fact-group.js';
import { problemsOf } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import type { ImportReport, OutboxEntry } from '../../src/ports/flow-store.js';
import { ChainedStore } from '../support/chained-store.js';
import { dyingStore } from '../support/dying-store.js';
import { MemoryStore } from '../support/memory-store.js';
import { CASE, openSmallFlow, PRODUCTS, SERIALS, SMALL_DOCUMENT, until } from '../support/small-flow.js';

const [A, B] = SERIALS;
const settings = { deviceId: 'till', requireReasons: false };

type Json = Record<string, unknown>;
interface Export extends Json {
  flows: { flowId: string; facts: Json[]; chain?: { seq: number; hash: string }[] }[];
  outbox: Json[];
}

/** Another device, on which nothing has happened. */
function device(store = new MemoryStore(), more: Partial<CaptureOptions> = {}): Capture {
  return createCapture({ settings, products: PRODUCTS, sources: [], camera: false, ...more, store });
}

async function worked(): Promise<Capture> {
  const capture = await openSmallFlow();
  for (const text of [A, CASE, B, CASE]) await capture.enter(text);
  return capture;
}

async function completed(): Promise<Capture> {
  const capture = await worked();
  await capture.request({ type: 'complete' });
  return capture;
}

/** As a file: `MemoryStore` has no `exportAll` of its own. */
async function exported({ device: records }: Capture, more: readonly Capture[] = []): Promise<Export> {
  const flows = [];
  for (const { flowId } of await records.flows()) flows.push({ flowId, facts: await records.journal(flowId) });
  const file = { format: 'serialkit/store/1', flows, outbox: await records.outbox() };
  const all = JSON.parse(JSON.stringify(file)) as Export;
  for (const other of more) all.flows.push(...(await exported(other)).flows);
  return all;
}

/** The file with another flow in front that was worked on the same document, and then changed. */
async function tampered(change: (facts: Json[], flow: Export['flows'][number]) => void): Promise<Export> {
  const [good, bad] = [await openSmallFlow(), await worked()];
  await good.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' });
  await good.enter(B);
  const file = await exported(bad);
  const [flow] = file.flows;
  if (flow) change(flow.facts, flow);
  file.flows.push(...(await exported(good)).flows);
  return file;
}

const factOf = (facts: Json[], type: string): Json => facts.find(fact => fact.type === type) ?? {};
const partOf = (fact: Json, name: string): Json => fact[name] as Json;
const capturedIn = (facts: Json[]): Json => partOf(factOf(facts, 'serial-accepted'), 'captured');

/** What a hostile file may say, with the code that its flow is refused with. */
const HOSTILE: Readonly<Record<string, readonly [code: string, change: (facts: Json[], flow: Json) => unknown]>> = {
  'the same serial twice': [
    'duplicate-in-flow',
    facts => facts.push(structuredClone(factOf(facts, 'serial-accepted'))),
  ],
  'the same serial twice, with another key': [
    'duplicate-in-flow',
    facts => {
      const again = structuredClone(factOf(facts, 'serial-accepted'));
      Object.assign(partOf(again, 'captured'), { key: 'other' });
      facts.push(again);
    },
  ],
  'a serial with the delimiter': ['unsafe-characters', facts => (capturedIn(facts).serial = 'A|B')],
  'a serial with a line break': ['unsafe-characters', facts => (capturedIn(facts).serial = 'A\nB')],
  'a serial that turns text': ['unsafe-characters', facts => (capturedIn(facts).serial = 'A\u202eB')],
  'an empty serial': ['malformed', facts => (capturedIn(facts).serial = '')],
  'a serial that is a number': ['wrong-type', facts => (capturedIn(facts).serial = 5)],
  'a serial on a line that is not there': ['not-on-document', facts => (factOf(facts, 'serial-accepted').lineId = '9')],
  'a serial on a product that has none': ['not-serialized', facts => (factOf(facts, 'serial-accepted').lineId = '2')],
  'a serial that counts without a reading': ['missing', facts => delete capturedIn(facts).reading],
  'units on a product with serials': ['serial-required', facts => (factOf(facts, 'unit-counted').lineId = '1')],
  'a count that is no number': ['wrong-type', facts => (factOf(facts, 'unit-counted').delta = '1')],
  'more units than any line can count': ['out-of-range', facts => (factOf(facts, 'unit-counted').delta = 1e7)],
  'a time that is none': ['out-of-range', facts => (factOf(facts, 'serial-accepted').atMs = null)],
  'a reading in nanoseconds': ['out-of-range', facts => (partOf(capturedIn(facts), 'reading').atMs = 1.7e18)],
  'a title that turns text': [
    'unsafe-characters',
    facts => (partOf(factOf(facts, 'flow-opened'), 'document').title = 'Delivery \u202e3'),
  ],
  'a delimiter of a quote and a line break': [
    'unknown-value',
    facts => (partOf(factOf(facts, 'flow-opened'), 'settings').serialDelimiter = '"\n'),
  ],
  'a line with less than nothing expected': [
    'out-of-range',
    facts => {
      const { lines } = partOf(factOf(facts, 'flow-opened'), 'document') as { lines: Json[] };
      Object.assign(lines[0] ?? {}, { expectedQty: -1 });
    },
  ],
  'a device that is a script': ['wrong-type', facts => (factOf(facts, 'serial-accepted').deviceId = { x: 1 })],
  'a user with a control character': ['unsafe-characters', facts => (factOf(facts, 'unit-counted').userId = 'a\u0000')],
  'a fact of no known type': ['unknown-value', facts => facts.push({ ...facts[0], type: 'serial-doubled' })],
  'a fact that is inherited': ['unknown-value', facts => facts.push({ ...facts[0], type: 'constructor' })],
  'a fact that is no object': ['wrong-type', facts => facts.push(5 as unknown as Json)],
  'a hole in front': ['wrong-type', facts => facts.shift()],
  'two beginnings': ['duplicate', facts => facts.push({ ...facts[0] })],
  'no facts': ['missing', facts => facts.splice(0)],
  'another flow’s name': ['unknown-value', (_, flow) => (flow.flowId = 'asn-receiving/ASN-9/1')],
  'the name of another document’s flow': [
    'unknown-value',
    (facts, flow) => (factOf(facts, 'flow-opened').flowId = flow.flowId = 'asn-receiving/ASN-9/1'),
  ],
  'no name': ['missing', (_, flow) => delete flow.flowId],
  'work after its end': [
    'flow-closed',
    facts => {
      const stamp = { atMs: 5, deviceId: 'till' };
      facts.splice(1, 0, { ...stamp, type: 'flow-completed', eventId: 'E' });
    },
  ],
  'an event with a control character': [
    'unsafe-characters',
    facts => facts.push({ atMs: 5, deviceId: 'till', type: 'flow-completed', eventId: 'E\r\n' }),
  ],
  'an offset that is none': [
    'out-of-range',
    facts => facts.push({ atMs: 5, deviceId: 'till', type: 'flow-completed', eventId: 'E', utcOffsetMinutes: 1e9 }),
  ],
  'a line that hides another': [
    'duplicate',
    facts => {
      const [product] = partOf(factOf(facts, 'flow-opened'), 'products') as unknown as Json[];
      facts.push({ atMs: 5, deviceId: 'till', type: 'line-added', lineId: '1', product, unexpected: false });
    },
  ],
};

describe('an import of another device', () => {
  for (const [what, [code, change]] of Object.entries(HOSTILE))
    it(`refuses a flow with ${what}, and takes in the rest`, async () => {
      const other = device();
      const file = await tampered((facts, flow) => void change(facts, flow));
      const report = await other.device.importAll(file);
      expect(report.refused.map(problem => problem.code)).to.deep.equal([code]);
      expect(report.refused[0]?.path).to.match(/^flows\[0\]/);
      expect(report.added).to.have.length(file.flows.length - 1);
      const flows = await other.device.flows();
      expect(flows.map(({ flowId }) => flowId)).to.deep.equal(report.added);
      expect(await other.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' })).to.include({ countedUnits: 1 });
    });

  it('works out keys anew, so that a forged one cannot let a serial count twice', async () => {
    const file = await exported(await worked());
    const facts = file.flows[0]?.facts ?? [];
    const key = String(capturedIn(facts).key);
    capturedIn(facts).key = 'forged';
    facts.push({ ...factOf(facts, 'serial-accepted'), type: 'serial-removed', lineId: '1', key: 'forged' });
    facts.push({ ...structuredClone(factOf(facts, 'serial-accepted')) });
    const other = device();
    expect((await other.device.importAll(file)).refused).to.deep.equal([]);
    const state = await other.open(SMALL_DOCUMENT);
    expect(state.lines[0]?.serials.map(captured => captured.key))
      .to.include(key)
      .and.have.length(2);
    expect(await other.enter(A)).to.include({ code: 'duplicate-in-flow' });
    await other.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' });
    expect(await other.enter(A)).to.include({ code: 'duplicate-elsewhere' });
  });

  it('leaves out the fields of a newer version', async () => {
    const file = await exported(await worked());
    const plain = structuredClone(file.flows[0]?.facts ?? []);
    for (const fact of file.flows[0]?.facts ?? []) Object.assign(fact, { weather: 'fine' });
    const other = device();
    expect((await other.device.importAll(file)).refused).to.deep.equal([]);
    const journal = await other.device.journal(file.flows[0]?.flowId ?? '');
    expect(journal.slice(0, plain.length)).to.deep.equal(plain);
    expect(await other.device.importAll(file)).to.deep.include({ added: [], known: [file.flows[0]?.flowId] });
  });

  it('gives a completion its file again, with the same id and the same bytes', async () => {
    const clock = { now: () => 1_700_000_000_000, utcOffsetMinutes: () => 330, newId: () => crypto.randomUUID() };
    const one = await openSmallFlow({ clock });
    await one.enter(A);
    await one.request({ type: 'complete' });
    await one.request({ type: 'correct' });
    await one.enter(B);
    await one.request({ type: 'complete' });
    const files = await one.device.outbox();
    expect(files).to.have.length(2);
    const file = { ...(await exported(one)), outbox: [] };
    const delivered: OutboxEntry[] = [];
    const other = device(new MemoryStore(), { host: { deliver: async entry => delivered.push(entry) > 9 } });
    const report = await other.device.importAll(file);
    expect(report.files).to.deep.equal(files.map(({ eventId }) => eventId));
    await until(() => delivered.length === 2, 'the host is handed them');
    expect(delivered.map(entry => ({ ...entry, attempts: 0 }))).to.deep.equal(files);
    expect((await other.device.importAll(file)).files).to.deep.equal([]);
  });

  it('gives its file to a completion that came in without one before', async () => {
    const [one, store] = [await completed(), new MemoryStore()];
    const [waiting] = await one.device.outbox();
    const { flows } = await exported(one);
    const facts = (flows[0]?.facts ?? []) as unknown as Fact[];
    const [summary] = await one.device.flows();
    const flowId = flows[0]?.flowId ?? '';
    const wanted = { flowId, seq: 0, scope: 'stock:STORE-042', lookups: new Set<string>() };
    const changes = { facts, claim: [], release: [], ledger: [], outbox: [] };
    if (summary) await store.transact(wanted, () => ({ changes: { ...changes, summary } }));
    const other = device(store);
    const report = await other.device.importAll(await exported(one));
    expect(report).to.deep.include({ known: [flowId], files: [waiting?.eventId] });
    expect(await other.device.outbox()).to.deep.equal([waiting]);
  });

  it('believes no file and no acknowledgement of the outbox', async () => {
    const one = await completed();
    const file = await exported(one);
    const [waiting] = await one.device.outbox();
    Object.assign(file.outbox[0] ?? {}, { acknowledgedAtMs: 5, file: { name: 'x', type: 'x', text: 'forged' } });
    file.outbox.push({ eventId: 'invented', flowId: 'F', createdAtMs: 5 }, 'junk' as unknown as Json);
    const other = device();
    const report = await other.device.importAll(file);
    expect(report.refused.map(({ code, path }) => `${code} ${path}`)).to.deep.equal([
      'no-completion outbox[1]',
      'no-completion outbox[2]',
    ]);
    expect(await other.device.outbox()).to.deep.equal([waiting]);
  });

  it('hands over nothing again that this device knows to be delivered', async () => {
    const [one, other] = [await completed(), device()];
    const file = await exported(one);
    await other.device.importAll(file);
    const [entry] = await other.device.outbox();
    await other.device.acknowledge(entry?.eventId ?? '');
    expect((await other.device.importAll(file)).files).to.deep.equal([]);
    expect(await other.device.outbox()).to.deep.equal([]);
  });

  it('takes in what does not fit its chain, and says so in the report and the journal', async () => {
    const file = await exported(await worked());
    const [flow] = file.flows;
    const facts = (flow?.facts ?? []) as unknown as Fact[];
    const first = facts.slice(0, 3);
    const hash = hashOf('', flow?.flowId ?? '', { seq: 0, facts: first });
    const rest = { seq: 3, facts: facts.slice(3) };
    const chain = [
      { seq: 0, hash },
      { seq: 3, hash: hashOf(hash, flow?.flowId ?? '', rest) },
    ];
    expect((await device().device.importAll({ ...file, flows: [{ ...flow, chain }] })).refused).to.deep.equal([]);

    for (const fact of facts.slice(3)) Object.assign(fact, { userId: 'somebody else' });
    const other = device();
    const report = await other.device.importAll({ ...file, flows: [{ ...flow, chain }] });
    expect(report.added).to.deep.equal([flow?.flowId]);
    expect(report.refused.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['broken-chain flows[0].chain']);
    const last = (await other.device.journal(flow?.flowId ?? '')).at(-1);
    expect(last).to.include({ type: 'facts-tampered', seq: 3, count: facts.length - 3, isHealed: false });

    for (const links of [[{ seq: 1e9, hash }], [{ seq: -1, hash }], 'junk', [null]]) {
      const { refused } = await device().device.importAll({ ...file, flows: [{ ...flow, chain: links }] });
      expect(refused.map(({ code }) => code)).to.deep.equal(['broken-chain']);
    }
  });

  it('refuses an event that another flow has', async () => {
    const [one, other] = [await completed(), device()];
    const file = await exported(one);
    await other.device.importAll(file);
    const twin = JSON.parse(JSON.stringify(file).replaceAll('ASN-1', 'ASN-7')) as Export;
    const { refused } = await other.device.importAll({ ...twin, outbox: [] });
    expect(refused.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['duplicate flows[0]']);
  });

  it('leaves a serial to the flow that has it here', async () => {
    const [one, other] = [await worked(), device()];
    await other.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' });
    await other.enter(A);
    const report = await other.device.importAll(await exported(one));
    expect(report.added).to.have.length(1);
    const state = await other.open(SMALL_DOCUMENT);
    expect(state.lines[0]?.serials.map(({ serial }) => serial)).to.deep.equal([B]);
    await other.open({ ...SMALL_DOCUMENT, documentId: 'ASN-3' });
    for (const text of [A, B]) expect(await other.enter(text)).to.include({ code: 'duplicate-elsewhere' });
  });

  it('refuses a flow whose serials this device cannot write', async () => {
    const one = await openSmallFlow({ settings: { ...settings, serialDelimiter: '^' } });
    await one.open({ ...SMALL_DOCUMENT, documentId: 'ASN-5', lines: [{ sku: 'DRILL', expectedQty: 1 }] });
    await one.request({ type: 'select-line', lineId: '1' });
    expect(await one.enter('A|B')).to.include({ outcome: 'accepted' });
    const { refused, added } = await device().device.importAll(await exported(one));
    expect(refused.map(({ code }) => code)).to.deep.equal(['unsafe-characters']);
    expect(added).to.have.length(1);
  });

  it('is refused as a whole only where it is no export', async () => {
    const throwing = Object.defineProperty({}, 'format', {
      get: () => {
        throw new TypeError('no');
      },
    });
    for (const junk of [undefined, null, 5, 'x', [], {}, { format: 'serialkit/store/1', flows: 5 }, throwing]) {
      const error = await device()
        .device.importAll(junk)
        .catch((thrown: unknown) => thrown);
      expect((error as Error).name).to.equal('InputError'); // what is loaded later may be of another copy of the SDK
      expect(problemsOf(error)).to.not.be.empty;
    }
    const mixed = { format: 'serialkit/store/1', flows: [5, null, [], throwing, Symbol('x')] };
    const report = await device().device.importAll(mixed);
    expect(report.refused.map(({ path }) => path.slice(0, 8))).to.deep.equal([0, 1, 2, 3, 4].map(at => `flows[${at}]`));
  });

  it('can be taken in again wherever the device died', async () => {
    const [one, two] = [await completed(), await worked()];
    await two.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2' });
    await two.enter(SERIALS[2]);
    const file = await exported(one);
    file.flows.push(...(await exported(two)).flows.slice(1));
    const whole = device();
    await whole.device.importAll(file);
    const wanted = await exported(whole);
    let [died, n] = [true, 0];
    for (; died; n++)
      for (const isBefore of [true, false]) {
        const kept = new MemoryStore();
        const { store } = dyingStore(kept, n, isBefore);
        const dead = device(store);
        died = await dead.device.importAll(file).then(
          () => false,
          () => true,
        );
        const again = device(kept);
        const report = await again.device.importAll(file);
        expect([...report.conflicting, ...report.refused]).to.deep.equal([]);
        expect(withoutTimes(await exported(again))).to.deep.equal(withoutTimes(wanted));
      }
    expect(n).to.be.greaterThan(4);
  });
});

/** The notes of an import have the time of the import. */
function withoutTimes({ flows, outbox }: Export): unknown {
  const facts = (flow: Export['flows'][number]): Json[] =>
    flow.facts.map(fact => (fact.type === 'facts-restored' ? { ...fact, atMs: 0 } : fact));
  return { flows: flows.map(flow => ({ ...flow, facts: facts(flow) })), outbox };
}

/** A host's own store, whose step number `fails` fails, and which is dead after step `dies`. */
class HostStore implements FactMirror {
  readonly flows = new Map<string, readonly string[]>();
  readonly chains = new Map<string, readonly ChainLink[]>();
  steps = 0;

  constructor(
    readonly fails: number,
    readonly dies: number,
  ) {}

  async put(flowId: string, from: number, facts: readonly Fact[], chain: readonly ChainLink[]): Promise<void> {
    const step = this.steps++;
    await Promise.resolve();
    if (step === this.fails || step >= this.dies) throw new Error('no');
    const kept = this.flows.get(flowId) ?? [];
    this.flows.set(flowId, [...kept.slice(0, from), ...facts.map(fact => JSON.stringify(fact))]);
    const links = this.chains.get(flowId) ?? [];
    this.chains.set(flowId, [...links.filter(({ seq }) => seq < from), ...chain]);
  }

  get file(): unknown {
    const flows = [...this.flows].map(([flowId, facts]) => ({
      flowId,
      facts: facts.map(fact => JSON.parse(fact) as unknown),
      chain: this.chains.get(flowId),
    }));
    return { format: 'serialkit/store/1', flows };
  }
}

describe('a copy that the host keeps', () => {
  /** Works a flow to its end, while a mirror is told. */
  async function mirrored(host: HostStore): Promise<Capture> {
    const capture = device(new ChainedStore());
    mirrorFacts(capture, host);
    await capture.open(SMALL_DOCUMENT);
    for (const text of [A, CASE, B]) await capture.enter(text);
    await capture.request({ type: 'pause' });
    await capture.request({ type: 'resume' });
    await capture.request({ type: 'complete' });
    await until(() => host.steps > 0, 'the host was told');
    await new Promise(resolve => setTimeout(resolve, 20));
    return capture;
  }

  it('has every fact, whichever step of it fails', async () => {
    const undisturbed = new HostStore(Infinity, Infinity);
    await mirrored(undisturbed);
    for (let fails = 0; fails < undisturbed.steps - 1; fails++) {
      const host = new HostStore(fails, Infinity);
      const capture = await mirrored(host);
      const { flowId = '', seq } = capture.state ?? {};
      expect(host.flows.get(flowId), `step ${fails}`).to.have.length(seq ?? -1);
      const { chain } = await capture.device.chainedFacts(flowId);
      expect(chain).to.have.length.greaterThan(5);
      expect(host.chains.get(flowId), `step ${fails}`).to.deep.equal(chain);
    }
  });

  it('brings back what it had, and the event file of what was completed, wherever device and host died', async () => {
    const undisturbed = new HostStore(Infinity, Infinity);
    await mirrored(undisturbed);
    for (let fails = -1; fails < undisturbed.steps; fails++)
      for (let dies = 0; dies <= undisturbed.steps; dies++) {
        const host = new HostStore(fails, dies);
        const lost = await mirrored(host);
        const [flow] = (host.file as Export).flows;
        const found = device(new ChainedStore());
        const report: ImportReport = await found.device.importAll(host.file);
        expect(report.refused, `fails ${fails}, dies ${dies}`).to.deep.equal([]);
        expect(report.added).to.have.length(flow ? 1 : 0);
        const isCompleted = flow?.facts.some(({ type }) => type === 'flow-completed') ?? false;
        expect(await found.device.outbox()).to.deep.equal(isCompleted ? await lost.device.outbox() : []);
        const { facts, chain } = await found.device.chainedFacts(flow?.flowId ?? '');
        expect(chain.slice(0, flow?.chain?.length)).to.deep.equal(flow?.chain ?? []);
        expect(checkChain(flow?.flowId ?? '', groupsIn({ facts, chain })).broken).to.deep.equal([]);
      }
  });

  it('is held against its chain, and what does not fit is told', async () => {
    const host = new HostStore(Infinity, Infinity);
    await mirrored(host);
    const changes: Readonly<Record<string, (flow: Export['flows'][number]) => unknown>> = {
      'another person': ({ facts }) => Object.assign(facts[2] ?? {}, { userId: 'somebody else' }),
      'a group that is gone': ({ facts, chain = [] }) => {
        facts.length = chain.at(-2)?.seq ?? 0;
        chain.splice(-2, 1);
      },
      'links without their facts': ({ chain }) => chain?.splice(1, 1),
      'another hash': ({ chain }) => Object.assign(chain?.at(-1) ?? {}, { hash: '0'.repeat(64) }),
    };
    for (const [what, change] of Object.entries(changes)) {
      const file = host.file as Export;
      const [flow] = structuredClone(file.flows);
      if (flow) change(flow);
      const report = await device(new ChainedStore()).device.importAll({ ...file, flows: [flow] });
      expect(
        report.refused.map(({ code, path }) => `${code} ${path}`),
        what,
      ).to.deep.equal(['broken-chain flows[0].chain']);
      expect(report.added, what).to.have.length(1);
    }
  });

  it('is taken in without links as before, and chained anew', async () => {
    const host = new HostStore(Infinity, Infinity);
    await mirrored(host);
    const file = host.file as Export;
    const found = device(new ChainedStore());
    const report = await found.device.importAll({
      ...file,
      flows: file.flows.map(({ flowId, facts }) => ({ flowId, facts })),
    });
    expect(report).to.deep.include({ refused: [], added: file.flows.map(({ flowId }) => flowId) });
    const restored = await found.device.chainedFacts(report.added[0] ?? '');
    expect(checkChain(restored.flowId, groupsIn(restored))).to.deep.include({ since: 0, broken: [] });
  });

  it('has no links of a store that keeps no chain', async () => {
    const host = new HostStore(Infinity, Infinity);
    const one = await openSmallFlow();
    mirrorFacts(one, host);
    await one.enter(A);
    await until(() => host.steps === 1, 'the host was told');
    const { flowId = '', seq } = one.state ?? {};
    expect(host.flows.get(flowId)).to.have.length(seq ?? -1);
    expect(host.chains.get(flowId)).to.deep.equal([]);
  });
});
