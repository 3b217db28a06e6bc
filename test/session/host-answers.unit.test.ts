import { expect } from 'chai';
import type { Problem } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import type { Host } from '../../src/ports/host.js';
import { MemoryStore } from '../support/memory-store.js';
import { CASE, openSmallFlow, SERIALS, soon, until } from '../support/small-flow.js';

const LIMIT_MS = 60;
const SETTINGS = { deviceId: 'till', requireReasons: false, requestTimeoutMs: LIMIT_MS, approvalTimeoutMs: LIMIT_MS };

const throwing = (field: string): object =>
  Object.defineProperty({}, field, {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });

/** What a promise of a host may resolve to although no question has such an answer. */
const JUNK: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  'an empty text': '',
  zero: 0,
  one: 1,
  NaN: NaN,
  yes: 'yes',
  'a boxed text': new String('known'),
  error: 'error',
  'an empty object': {},
  'a list': ['known'],
  'a failed response': new Response(null, { status: 500 }),
  'a good response': new Response(null, { status: 200 }),
  'an error': new Error('no'),
  'a function': () => 'known',
  'a symbol': Symbol('known'),
};

/** How a host may fail to answer. */
const SILENCE: Readonly<Record<string, () => unknown>> = {
  rejects: () => Promise.reject(new Error('offline')),
  throws: () => {
    throw new Error('no');
  },
  'never ends': () => new Promise(() => undefined),
  'has a then that throws': () => throwing('then'),
};

interface Asked {
  readonly capture: Capture;
  readonly problems: Problem[];
  readonly store: MemoryStore;
}

async function open(host: unknown, settings: object = {}): Promise<Asked> {
  const problems: Problem[] = [];
  const store = new MemoryStore();
  const capture = await openSmallFlow({
    settings: { ...SETTINGS, ...settings },
    host: host as Host,
    store,
    onProblem: problem => problems.push(problem),
  });
  return { capture, problems, store };
}

describe('a host that is asked about a serial', () => {
  const answers = [
    ...Object.entries(JUNK).map(([what, answer]) => [`answers ${what}`, () => Promise.resolve(answer), true] as const),
    ...Object.entries(SILENCE).map(([what, answer]) => [what, answer, false] as const),
    ['answers false at once', () => false, true],
    ['answers null at once', () => null, true],
  ] as const;
  for (const [what, answer, isTold] of answers)
    it(`has not answered, and is asked once, where it ${what}`, async () => {
      let asked = 0;
      const verify = (): unknown => (asked++, answer());
      const { capture, problems } = await open({ verify });
      expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
      expect(asked).to.equal(1);
      expect(capture.state?.lines[0]?.serials[0]?.verification).to.equal('unverified');
      expect(await soon(capture.request({ type: 'pause' }))).to.deep.equal({ outcome: 'done' });
      await capture.request({ type: 'resume' });
      await soon(capture.enter(SERIALS[1]));
      expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(isTold ? ['bad-answer verify'] : []);
    });

  it('is taken at its word', async () => {
    const { capture, problems } = await open({
      verify: ({ serial }: { serial: string }) => Promise.resolve(serial === SERIALS[0] ? 'known' : 'unknown'),
    });
    expect(await capture.enter(SERIALS[0])).to.include({ outcome: 'accepted' });
    expect(capture.state?.lines[0]?.serials[0]?.verification).to.equal('verified');
    expect(await capture.enter(SERIALS[1])).to.deep.include({ outcome: 'accepted', flags: ['not-verified'] });
    expect(capture.state?.lines[0]?.serials[1]?.verification).to.equal('unverified');
    await capture.open({ flow: 'blind-receiving', documentId: 'B-1', locationId: 'STORE-042' });
    await capture.enter('DRILL');
    expect(await capture.enter(SERIALS[2])).to.include({ outcome: 'refused', code: 'not-verified' });
    expect(problems).to.be.empty;
  });

  it('was not asked where nobody listens', async () => {
    const { capture, problems } = await open({ verify: () => undefined });
    await capture.enter(SERIALS[0]);
    expect(capture.state?.lines[0]?.serials[0]).not.to.have.property('verification');
    expect(problems).to.be.empty;
  });

  it('hears of what type its answer was', async () => {
    const { capture, problems } = await open({ verify: () => Promise.resolve(['known']) });
    await capture.enter(SERIALS[0]);
    expect(problems[0]?.message).to.equal("verify must be answered with 'known', 'unknown' or 'unanswered', not array");
  });
});

describe('a host that is asked whether a flow may be completed', () => {
  const junk = [
    ...Object.entries(JUNK),
    ['a text for allowed', { allowed: 'false' }],
    ['a number for allowed', { allowed: 0 }],
  ] as const;
  for (const [what, answer] of junk)
    it(`has not said yes where it answers ${what}`, async () => {
      const { capture, problems } = await open({ mayComplete: () => Promise.resolve(answer) });
      const refused = { outcome: 'refused', code: 'completion-refused' };
      expect(await soon(capture.request({ type: 'complete' }))).to.deep.equal(refused);
      expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['bad-answer mayComplete']);
    });

  const throws = () => Promise.resolve(throwing('allowed'));
  for (const [what, answer] of [...Object.entries(SILENCE), ['has an answer that throws', throws] as const])
    it(`has not answered, and keeps nobody from it, where it ${what}`, async () => {
      const { capture, problems } = await open({ mayComplete: answer });
      expect(await soon(capture.request({ type: 'complete' }))).to.deep.equal({ outcome: 'done' });
      expect(problems).to.be.empty;
    });

  it('may say no, with words that are shown only where they are a text', async () => {
    const messages = ['Not now', 5, {}];
    const { capture, problems } = await open({
      mayComplete: () => Promise.resolve({ allowed: false, message: messages.shift() }),
    });
    const refused = { outcome: 'refused', code: 'completion-refused' };
    const complete = () => capture.request({ type: 'complete' });
    expect(await complete()).to.deep.equal({ ...refused, text: 'Not now' });
    expect(await complete()).to.deep.equal(refused);
    expect(await complete()).to.deep.equal(refused);
    expect(problems.map(({ path }) => path)).to.deep.equal(['mayComplete.message']);
  });
});

describe('a host that is asked to approve', () => {
  const approvals = { 'asn-receiving': ['missing', 'under'] };
  const answers = [
    ...Object.entries(JUNK),
    ['a text for approved', { approved: 'no' }],
    ['another text for approved', { approved: 'true' }],
    ['a number for approved', { approved: 1 }],
  ] as const;
  for (const [what, answer] of answers)
    it(`has not approved where it answers ${what}`, async () => {
      const { capture, problems } = await open({ approve: () => Promise.resolve(answer) }, { approvals });
      expect(await soon(capture.request({ type: 'complete' }))).to.include({ code: 'approval-missing' });
      expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['bad-answer approve']);
    });

  for (const [what, answer] of Object.entries(SILENCE))
    it(`has not approved where it ${what}`, async () => {
      const { capture, problems } = await open({ approve: answer }, { approvals });
      expect(await soon(capture.request({ type: 'complete' }))).to.include({ code: 'approval-missing' });
      expect(problems).to.be.empty;
    });

  it('approves in the name of a text alone', async () => {
    for (const [by, approvedBy] of [
      ['boss', 'boss'],
      [5, undefined],
      [{}, undefined],
      ['x'.repeat(201), undefined],
    ] as const) {
      const { capture, problems } = await open(
        { approve: () => Promise.resolve({ approved: true, by }) },
        { approvals },
      );
      expect(await soon(capture.request({ type: 'complete' }))).to.deep.equal({ outcome: 'done' });
      expect((await capture.device.outbox())[0]?.event.approvedBy).to.equal(approvedBy);
      expect(problems.map(({ path }) => path)).to.deep.equal(approvedBy === undefined ? ['approve.by'] : []);
    }
  });
});

describe('a host that is handed an event file', () => {
  for (const [what, answer] of Object.entries(JUNK))
    it(`has not got it where it answers ${what}`, async () => {
      const { capture, problems, store } = await open({ deliver: () => Promise.resolve(answer) });
      await capture.request({ type: 'complete' });
      await until(() => problems.length > 0, 'it is told');
      const [entry, ...more] = await store.outbox();
      expect(more).to.be.empty;
      expect(entry?.attempts).to.equal(1);
      expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(['bad-answer deliver']);
    });

  it('has it where it answers true, and not yet where it answers false', async () => {
    for (const [answer, left] of [
      [true, 0],
      [false, 1],
    ] as const) {
      let handed = 0;
      const { capture, problems, store } = await open({ deliver: () => (handed++, Promise.resolve(answer)) });
      await capture.request({ type: 'complete' });
      await until(async () => handed === 1 && (await store.outbox()).length === left, 'it is handed over');
      await soon(capture.enter(CASE));
      expect(await store.outbox()).to.have.length(left);
      expect(problems).to.be.empty;
    }
  });
});

describe('an acknowledgement', () => {
  it('of a file that is not there is refused', async () => {
    const { capture } = await open({});
    for (const eventId of ['nothing', '', undefined, null, 5, {}]) {
      const error = await soon(capture.device.acknowledge(eventId as string).catch((thrown: unknown) => thrown));
      expect(error).to.be.an('error').with.property('message').that.includes('no event file');
    }
  });

  it('may be given twice', async () => {
    const { capture } = await open({});
    await capture.request({ type: 'complete' });
    const [entry] = await capture.device.outbox();
    await capture.device.acknowledge(entry?.eventId ?? '');
    await capture.device.acknowledge(entry?.eventId ?? '');
    expect(await capture.device.outbox()).to.be.empty;
  });
});
