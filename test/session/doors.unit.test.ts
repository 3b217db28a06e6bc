import { expect } from 'chai';
import * as fc from 'fast-check';
import { createCapture } from '../../src/create-capture.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import { readEnvelope } from '../../src/input/bridge/envelope.js';
import { readScans } from '../../src/input/bridge/scan-payload.js';
import type { Capture } from '../../src/ports/capture.js';
import type { Host } from '../../src/ports/host.js';
import { junk, like, listOf, UNTOUCHABLE, type Make } from '../support/junk.js';
import { MemoryStore } from '../support/memory-store.js';
import { PartnerSource } from '../support/partner-source.js';
import { CASE, openSmallFlow, PRODUCTS, SERIALS, SMALL_DOCUMENT, soon } from '../support/small-flow.js';

const settings = { deviceId: 'till', requireReasons: false, requestTimeoutMs: 20, approvalTimeoutMs: 20 };

const request = like({
  type: [
    ...[
      'select-line',
      'choose-line',
      'close-prompt',
      'confirm-prompt',
      'choose-serial',
      'count-units',
      'remove-serial',
    ],
    ...[
      'keep-serial',
      'restart-line',
      'recount',
      'count-unreadable',
      'remove-unreadable',
      'give-reason',
      'receive-all',
    ],
    ...['start-review', 'leave-review', 'close-count', 'open', 'read', 'recheck', 'mark-unit', 'mark-units'],
  ],
  lineId: ['1', '2', '__proto__'],
  key: ['DRILL\u001fD18-000451'],
  delta: [1, -1, 0.5],
  quantity: [1, 0.5],
  condition: ['damaged', 'good', 'toString'],
  expiry: ['2027-01-31', 'soon'],
  lineIds: [['1'], ['nowhere']],
  unitId: ['u'],
  reason: ['torn'],
  mismatch: ['over', 'toString'],
  serial: ['D18-000451'],
});
const line = like({ lineId: ['1', '1'], sku: ['DRILL', 'X'], expectedQty: [1], expectedSerials: [['A']] });
const document = like({
  flow: ['asn-receiving', 'cycle-count'],
  documentId: ['ASN-7'],
  locationId: ['here'],
  title: ['\u202e'],
  count: [{ countId: 'C', batchId: 'B' }, {}],
});
const fact = like({
  type: ['flow-opened', 'serial-accepted', 'unit-counted', 'confirm-prompted', 'reading-refused', 'flow-completed'],
  atMs: [1],
  deviceId: ['till'],
  flowId: ['F'],
  document: [SMALL_DOCUMENT],
  products: [[]],
  settings: [settings],
  lineId: ['1'],
  captured: [{ serial: 'A', key: 'A' }],
  delta: [1],
  eventId: ['E'],
});
const row = like({ sku: ['DRILL'], serial: ['A'], status: ['in-stock'], locationId: ['here'] });
const reading = like({
  id: ['r'],
  text: ['A-1', CASE],
  source: ['wedge', 'rfid'],
  atMs: [1],
  group: ['g'],
  bytes: [null],
});
const envelope = like({
  ns: ['scan-host'],
  v: [1],
  type: ['scan', 'ready'],
  id: ['m'],
  seq: [1],
  session: [''],
  ts: [1],
  payload: [{ text: 'A' }, { readings: [{ text: 'A' }] }],
});

const begun = {
  type: 'flow-opened',
  flowId: 'F',
  document: SMALL_DOCUMENT,
  products: [],
  settings,
  atMs: 1,
  deviceId: 't',
};

type Door = readonly [given: fc.Arbitrary<Make>, knock: (capture: Capture, given: never) => unknown];

const product = like({ sku: ['DRILL'], gtins: [['4006381333207']], serialRule: [{ pattern: '(a+)+' }] });
const journal = listOf(fact).map(facts => () => ({ flowId: 'F', facts: [begun, ...(facts() as unknown[])] }));
const none = { store: new MemoryStore(), sources: [], camera: false } as const;

/** Every way in, with something that may be anything. */
const DOORS: Readonly<Record<string, Door>> = {
  enter: [junk, (capture, given) => capture.enter(given)],
  read: [reading, (capture, given) => capture.read(given)],
  request: [request, (capture, given) => capture.request(given)],
  'request of any kind': [junk, (capture, given) => capture.request(given)],
  list: [junk, (capture, given) => capture.enterList(given)],
  'list of anything': [listOf(junk), (capture, given) => capture.enterList(given, given)],
  'list for': [junk, (capture, given) => capture.enterList(['Q-1'], given)],
  open: [document, (capture, given) => capture.open(given)],
  'open with lines': [
    listOf(line),
    (capture, given) => capture.open({ ...SMALL_DOCUMENT, documentId: 'ASN-8', lines: given }),
  ],
  resume: [junk, (capture, given) => capture.resume(given)],
  journal: [junk, (capture, given) => capture.device.journal(given)],
  audit: [junk, (capture, given) => capture.device.exportAudit('asn-receiving/ASN-1/1', given)],
  'audit of': [junk, (capture, given) => capture.device.exportAudit(given)],
  report: [junk, (capture, given) => capture.device.countReport(given)],
  acknowledge: [junk, (capture, given) => capture.device.acknowledge(given)],
  ledger: [junk, (capture, given) => capture.device.seedLedger(given)],
  'ledger rows': [listOf(row), (capture, given) => capture.device.seedLedger(given)],
  import: [junk, (capture, given) => capture.device.importAll(given)],
  'import of': [
    listOf(fc.oneof(junk, journal)),
    (capture, given) => capture.device.importAll({ format: 'serialkit/store/1', flows: given, outbox: given }),
  ],
  settings: [junk, (_, given) => createCapture({ ...none, settings: given }).close()],
  products: [
    listOf(fc.oneof(junk, product)),
    (_, given) => createCapture({ ...none, settings, products: given }).close(),
  ],
  bridge: [
    envelope,
    (_, given) => {
      const read = readEnvelope(given);
      return 'refused' in read ? read : readScans(read, 1);
    },
  ],
  start: [junk, (capture, given) => capture.start(given)],
  diagnostics: [junk, capture => capture.diagnostics()],
};

const call = fc
  .constantFrom(...Object.entries(DOORS))
  .chain(([name, [made, knock]]) => made.map(given => ({ name, act: (of: Capture) => knock(of, given() as never) })));

/** What a call that is refused is refused with: an error of ours, and none that was thrown by chance. */
async function errorOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : 'junk';
  }
}

const RUNS = 400;
const CALLS = 25; // 10,000 in all

describe('whatever is handed in at whatever door', () => {
  it('is answered, and the session takes a good scan afterwards', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(call, { minLength: CALLS, maxLength: CALLS }),
        fc.array(reading, { maxLength: 3 }),
        junk,
        async (calls, delivered, answer) => {
          const source = new PartnerSource();
          const host: unknown = { verify: answer, mayComplete: answer(), deliver: async () => answer() };
          const capture = await openSmallFlow({ settings, sources: [source], host: host as Host });
          source.deliver(...delivered.map(given => given()));
          const answers = await Promise.all(
            calls.map(async ({ name, act }) => {
              const error = await soon(
                errorOf(() => act(capture)),
                10_000,
              );
              return `${name}: ${error ?? 'answered'}`;
            }),
          );
          const odd = answers.filter(said => !/: (answered|InputError|Error)$/.test(said));
          expect(odd).to.deep.equal([]);
          await capture.open({ ...SMALL_DOCUMENT, documentId: 'ASN-9' });
          await capture.request({ type: 'resume' });
          expect(await soon(capture.enter('D18-000453'), 10_000))
            .to.have.property('outcome')
            .that.is.oneOf(['accepted', 'refused']);
          expect(await soon(capture.enter(CASE), 10_000)).to.include({ outcome: 'counted' });
          expect(capture.diagnostics().faults).to.equal(undefined);
          capture.close();
        },
      ),
      { numRuns: RUNS },
    )).timeout(600_000);
});

describe('a request that is none', () => {
  const cases: readonly (readonly [given: unknown, rule: string])[] = [
    [undefined, 'wrong-request'],
    ['pause', 'wrong-request'],
    [{}, 'wrong-type'],
    [{ type: 'recheck', lineId: '1', key: 'x', isKnown: true }, 'wrong-type'],
    [{ type: 'select-line' }, 'wrong-lineId'],
    [{ type: 'select-line', lineId: 5 }, 'wrong-lineId'],
    [{ type: 'count-units', lineId: '2', delta: '1' }, 'wrong-delta'],
    [{ type: 'recount', lineIds: ['1', 5] }, 'wrong-lineIds'],
    [{ type: 'give-reason', lineId: '1', mismatch: 'x', reason: 'torn' }, 'wrong-mismatch'],
    [{ type: 'count-unreadable', lineId: '1', unitId: 'u', reason: 'a\nb' }, 'wrong-reason'],
    [{ type: 'mark-unit', lineId: '1', key: 'x', condition: 'fine' }, 'wrong-condition'],
    [{ type: 'mark-units', lineId: '2', condition: 'damaged' }, 'wrong-quantity'],
    [{ type: 'count-units', lineId: '2', delta: 1, expiry: '2027-02-30' }, 'wrong-expiry'],
    [UNTOUCHABLE, 'unreadable'],
  ];
  it('is refused alone, by the field that is wrong, and takes nothing of its group with it', async () => {
    const capture = await openSmallFlow({ settings });
    const good = [capture.enter(SERIALS[0])];
    const verdicts = cases.map(([given]) => capture.request(given as never));
    good.push(capture.enter(CASE));
    for (const [at, [, rule]] of cases.entries())
      expect(await verdicts[at]).to.deep.equal({ outcome: 'refused', code: 'malformed', rule });
    expect((await Promise.all(good)).map(({ outcome }) => outcome)).to.deep.equal(['accepted', 'counted']);
  });
});

describe('a host', () => {
  it('that throws where it hears of a problem has still not said yes', async () => {
    const host: unknown = { mayComplete: () => Promise.resolve('yes') };
    const onProblem = (): never => {
      throw new TypeError('no');
    };
    const capture = await openSmallFlow({ settings, host: host as Host, onProblem });
    expect(await capture.request({ type: 'complete' })).to.include({ code: 'completion-refused' });
  });

  it('that throws when it is looked at does not listen', async () => {
    const capture = await openSmallFlow({ settings, host: UNTOUCHABLE as Host });
    expect(await capture.enter(SERIALS[0])).to.include({ outcome: 'accepted' });
    expect(await capture.request({ type: 'complete' })).to.deep.equal({ outcome: 'done' });
  });
});

describe('a message of the bridge that is too large', () => {
  it('is refused by its id, where it is ours', () => {
    const payload = 'x'.repeat(20_000);
    const message = { ns: 'scan-host', v: 1, type: 'scan', payload: { id: 'inner', text: payload }, id: 'm-1' };
    for (const given of [message, JSON.stringify(message)])
      expect(readEnvelope(given)).to.deep.equal({ refused: 'too-large', ref: 'm-1' });
    expect(readEnvelope({ ...message, ns: 'other' })).to.deep.equal({ refused: 'too-large', ref: '' });
    expect(readEnvelope({ ...message, id: 5 })).to.deep.equal({ refused: 'too-large', ref: '' });
    expect(readEnvelope({ ...message, payload: 'x'.repeat(2 ** 21) })).to.deep.equal({ refused: 'too-large', ref: '' });
  });
});

it('every product of the feed that throws is left out alone', async () => {
  const problems: Problem[] = [];
  const capture = await openSmallFlow({
    settings,
    products: [UNTOUCHABLE as never, ...PRODUCTS],
    onProductProblems: told => problems.push(...told),
  });
  expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['unreadable products[0]']);
  expect(await capture.enter(CASE)).to.include({ outcome: 'counted' });
});
