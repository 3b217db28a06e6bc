import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { InputError } from '../../src/domain/model/input-error.js';
import type { ApproveAnswer, ApproveQuestion, Host } from '../../src/ports/host.js';
import { asn, feed, imeis } from '../support/asn.js';
import { FakeScanner } from '../support/fake-scanner.js';
import { StubCamera } from '../support/stub-camera.js';
import { MemoryStore } from '../support/memory-store.js';
import { waitUntil } from '../support/wait-until.js';

const settings = { deviceId: 'test-device' };

async function openAsn(store: MemoryStore, host: Host = {}): Promise<Capture> {
  const capture = createCapture({ settings, products: feed, store, host, sources: [], camera: false });
  await capture.open(asn);
  return capture;
}

const serialsOf = (capture: Capture): string[] =>
  (capture.state?.lines ?? []).flatMap(line => line.serials.map(({ serial }) => serial));

describe('a capture session', () => {
  it('takes a serial that the list knows without a product scan', async () => {
    const capture = await openAsn(new MemoryStore());
    const verdict = await capture.enter(imeis[0]);
    expect(verdict).to.include({ outcome: 'accepted', lineId: '1', serial: imeis[0] });
    expect(serialsOf(capture)).to.deep.equal([imeis[0]]);
  });

  it('asks for the serial after the product, and then takes it', async () => {
    const capture = await openAsn(new MemoryStore());
    const first = await capture.enter('4006381333207');
    expect(first).to.deep.include({ outcome: 'prompt', prompt: { type: 'serial', lineId: '2' } });
    expect(await capture.enter('D18-0001')).to.include({ outcome: 'accepted', lineId: '2' });
  });

  it('decides what arrives during a transaction together in the next one', async () => {
    const store = new MemoryStore();
    const capture = await openAsn(store);
    await Promise.all([imeis[0], imeis[1], '4006381333306', '4006381333306'].map(text => capture.enter(text)));
    expect(store.groups.length).to.equal(3); // opened, the first, the other three
    expect(capture.state?.lines.map(line => line.countedQty)).to.deep.equal([2, 0, 2]);
  });

  it('tells observers only what is durable', async () => {
    const store = new MemoryStore();
    const capture = await openAsn(store);
    const seen: string[] = [];
    capture.observe(({ facts }) => seen.push(...facts.map(({ type }) => type)));
    store.fail = 'quota';
    expect(await capture.enter(imeis[0])).to.include({ outcome: 'refused', code: 'storage-failed', text: imeis[0] });
    expect(seen).to.deep.equal([]);
    store.fail = undefined;
    expect(await capture.enter(imeis[0])).to.include({ outcome: 'accepted' });
    expect(seen).to.include('serial-accepted');
  });

  it('tells of a scan that its device could not give, in every status, and stores nothing', async () => {
    const scanner = new FakeScanner();
    const store = new MemoryStore();
    const capture = createCapture({ settings, products: feed, store, sources: [scanner], camera: false });
    capture.start();
    scanner.reject('too-short'); // no document is open yet
    await capture.open(asn);
    const seen: unknown[] = [];
    capture.observe(({ verdict, facts, state }) => {
      if (verdict?.outcome === 'refused') seen.push([state.status, verdict.code, verdict.rule, facts.length]);
    });
    for (const type of ['start-review', 'pause', 'cancel'] as const) {
      scanner.reject('too-short');
      await capture.request({ type });
    }
    const groups = store.groups.length;
    scanner.reject('payment-card');
    expect(store.groups.length).to.equal(groups);
    capture.stop();
    scanner.reject('too-short');
    expect(seen).to.deep.equal([
      ['capturing', 'malformed', 'too-short', 0],
      ['review', 'malformed', 'too-short', 0],
      ['paused', 'flow-paused', undefined, 0],
      ['cancelled', 'flow-closed', undefined, 0],
    ]);
  });

  it('tells its camera which of the codes in view is asked for', async () => {
    const camera = new StubCamera();
    const capture = createCapture({ settings, products: feed, store: new MemoryStore(), sources: [], camera });
    const look = ['4006381333207', 'D18-0001'].map(
      text => ({ id: text, text, source: 'camera', symbology: 'code-128', atMs: 0 }) as const,
    );
    const judge = () => camera.judge?.(look);
    expect(judge()).to.deep.equal(['ignored', 'ignored']);
    await capture.open(asn);
    expect(judge()).to.deep.equal(['fits', 'ignored']); // the product first
    await capture.enter('4006381333207');
    expect(judge()).to.deep.equal(['ignored', 'fits']); // then its serial
    await capture.enter('D18-0001');
    expect(judge()).to.deep.equal(['ignored', 'misfit']); // captured
  });

  it('tells how it works on this device', async () => {
    const camera = new StubCamera();
    const decoder = { thread: 'worker', rungs: [{ name: 'serialkit', isUsed: true, reason: 'always' }] } as const;
    Object.assign(camera, { decoder });
    const capture = createCapture({ settings, store: new MemoryStore(), sources: [], camera });
    const told = capture.diagnostics();
    expect(told).to.deep.equal({ sources: {}, learned: {}, store: { health: { state: 'ok' } }, decoder });
    expect(JSON.parse(JSON.stringify(told))).to.deep.equal(told);
  });

  it('tells how many readings wait where the storage is slow, and drops none', async () => {
    const store = new MemoryStore();
    let now = 0;
    const clock = { now: () => now, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() };
    const capture = createCapture({ settings, products: feed, store, clock, sources: [], camera: false });
    await capture.open(asn);
    expect(capture.diagnostics().backlog).to.deep.equal({ readings: 0, oldestMs: 0, isLate: false });
    const changes = () => new Promise<void>(resolve => void capture.observeHealth(resolve));
    const release = store.hold();
    const answers = [imeis[0], imeis[1], '4006381333306'].map(text => capture.enter(text));
    now = 1500;
    expect(capture.diagnostics().backlog).to.deep.equal({ readings: 3, oldestMs: 1500, isLate: false });
    await changes();
    expect(capture.diagnostics().backlog).to.deep.equal({ readings: 3, oldestMs: 1500, isLate: true });
    const isOver = changes();
    release();
    const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome);
    expect(outcomes).to.deep.equal(['accepted', 'accepted', 'counted']);
    await isOver;
    expect(capture.diagnostics().backlog).to.deep.equal({ readings: 0, oldestMs: 0, isLate: false });
  });

  it('counts a reading that a device delivers twice once', async () => {
    const capture = await openAsn(new MemoryStore());
    const reading = { id: 'shot-1', text: '4006381333306', source: 'bridge', atMs: 1 } as const;
    expect(await capture.read(reading)).to.include({ outcome: 'counted' });
    expect(await capture.read(reading)).to.deep.equal({ outcome: 'done' });
    expect(capture.state?.lines[2]?.countedQty).to.equal(1);
  });

  it('counts a reading once that is delivered again before it is decided', async () => {
    const store = new MemoryStore();
    const capture = await openAsn(store);
    const release = store.hold();
    const reading = { id: 'shot-1', text: '4006381333306', source: 'bridge', atMs: 1 } as const;
    const answers = [capture.enter(imeis[0]), capture.read(reading), capture.read({ ...reading, atMs: 2 })];
    release();
    expect((await Promise.all(answers)).map(({ outcome }) => outcome)).to.deep.equal(['accepted', 'counted', 'done']);
    expect(capture.state?.lines[2]?.countedQty).to.equal(1);
    const told: unknown[] = [];
    capture.observe(({ verdict }) => told.push(verdict));
    capture.close();
    expect(told).to.be.empty;
  });

  it('refuses what still waits when its flow is opened anew, so that it can be scanned again', async () => {
    const store = new MemoryStore();
    const capture = await openAsn(store);
    const refused: unknown[] = [];
    capture.observe(({ verdict }) => verdict?.outcome === 'refused' && refused.push(verdict));
    const release = store.hold();
    const [first, second] = [capture.enter(imeis[0]), capture.enter(imeis[1])];
    await capture.resume(capture.state?.flowId ?? '');
    const verdict = { outcome: 'refused', code: 'storage-failed', rule: 'closed', text: imeis[1] };
    expect(await second).to.deep.equal(verdict);
    expect(refused).to.deep.equal([verdict]);
    release();
    expect(await first).to.include({ outcome: 'accepted' });
    expect(await capture.enter(imeis[1])).to.include({ outcome: 'accepted' });
    expect(serialsOf(capture)).to.deep.equal([imeis[0], imeis[1]]);
  });

  it('refuses what the host is asked about while its flow is closed', async () => {
    let say: (answer: 'known') => void = () => undefined;
    const host: Host = { verify: () => new Promise(resolve => (say = resolve)) };
    const capture = await openAsn(new MemoryStore(), host);
    const verdict = capture.enter(imeis[0]);
    await waitUntil(() => say.length > 0, 'the host is asked');
    capture.close();
    say('known');
    expect(await verdict).to.include({ outcome: 'refused', code: 'storage-failed', rule: 'closed' });
    expect(await capture.enter(imeis[1])).to.include({ outcome: 'refused', rule: 'closed' });
  });

  it('knows a redelivered reading after a restart too', async () => {
    const store = new MemoryStore();
    const reading = { id: 'shot-1', text: '4006381333306', source: 'bridge', atMs: 1 } as const;
    await (await openAsn(store)).read(reading);
    const restarted = await openAsn(store);
    expect(await restarted.read(reading)).to.deep.equal({ outcome: 'done' });
    expect(restarted.state?.lines[2]?.countedQty).to.equal(1);
  });

  it('goes on where it was left, to the same state', async () => {
    const store = new MemoryStore();
    const first = await openAsn(store);
    for (const text of [imeis[0], '4006381333207', 'D18-0001', 'D18-0001', '4006381333306']) await first.enter(text);
    const again = await openAsn(store);
    expect(JSON.stringify(again.state)).to.equal(JSON.stringify(first.state));
  });

  it('goes on from a snapshot to the same state, with the readings that it knows', async () => {
    const store = new MemoryStore();
    const first = await openAsn(store);
    const reading = { id: 'shot-1', text: '4006381333306', source: 'bridge', atMs: 1 } as const;
    await first.read(reading);
    for (let scan = 0; scan < 600; scan++) await first.enter('4006381333306');
    await waitUntil(() => store.snapshots.size > 0, 'a snapshot is kept when capture rests', { timeout: 5000 });
    await first.enter(imeis[0]);
    const again = await openAsn(store);
    expect(JSON.stringify(again.state)).to.equal(JSON.stringify(first.state));
    expect(await again.read(reading)).to.deep.equal({ outcome: 'done' });
    expect(await again.enter(imeis[0])).to.include({ code: 'duplicate-in-flow' });
  });

  it('goes on in a store that keeps no snapshots', async () => {
    const store = new MemoryStore();
    const first = await openAsn(store);
    await first.enter(imeis[0]);
    Object.assign(store, { load: undefined, keepSnapshot: undefined });
    const again = await openAsn(store);
    expect(JSON.stringify(again.state)).to.equal(JSON.stringify(first.state));
  });

  it('tells of facts that came back after it was opened, without waiting for a scan', async () => {
    const store = new MemoryStore();
    const first = await openAsn(store);
    await first.enter(imeis[0]);
    const journal = await store.journal(first.state?.flowId ?? '');
    Object.assign(store, { load: async () => ({ tail: journal.slice(0, 1) }) });
    const again = await openAsn(store);
    await waitUntil(() => serialsOf(again).length === 1, 'the serial is there again');
  });

  it('catches up with another tab before it decides', async () => {
    const store = new MemoryStore();
    const [one, other] = [await openAsn(store), await openAsn(store)];
    await one.enter(imeis[0]);
    expect(await other.enter(imeis[0])).to.include({ outcome: 'refused', code: 'duplicate-in-flow' });
    expect(serialsOf(other)).to.deep.equal([imeis[0]]);
  });

  it('refuses a serial that another document holds, and says which', async () => {
    const store = new MemoryStore();
    await (await openAsn(store)).enter(imeis[0]);
    const other = createCapture({ settings, products: feed, store, sources: [], camera: false });
    await other.open({ ...asn, documentId: 'ASN-2' });
    const verdict = await other.enter(imeis[0]);
    expect(verdict).to.include({ outcome: 'refused', code: 'duplicate-elsewhere' });
    expect(verdict).to.have.nested.property('elsewhere.documentId', asn.documentId);
  });

  it('asks the host before a serial counts, all of a group at once, and keeps their order', async () => {
    const asked: string[] = [];
    const host: Host = {
      verify: async ({ serial }) => {
        asked.push(serial);
        return serial === imeis[1] ? 'unknown' : 'known';
      },
    };
    const capture = await openAsn(new MemoryStore(), host);
    const verdicts = await Promise.all([imeis[0], imeis[1], '4006381333306'].map(text => capture.enter(text)));
    expect(asked).to.deep.equal([imeis[0], imeis[1]]);
    expect(verdicts.map(verdict => verdict.outcome)).to.deep.equal(['accepted', 'accepted', 'counted']);
    expect(capture.state?.lines[0]?.serials[0]).to.include({ verification: 'verified' });
    // The document lists it, so that it is told and not refused.
    expect(capture.state?.lines[0]?.serials[1]).to.deep.include({ serial: imeis[1], flags: ['not-verified'] });
  });

  it('goes on without an answer, and marks the serial', async () => {
    const host: Host = { verify: () => Promise.reject(new Error('offline')) };
    const capture = await openAsn(new MemoryStore(), host);
    expect(await capture.enter(imeis[0])).to.include({ outcome: 'accepted' });
    expect(capture.state?.lines[0]?.serials[0]).to.include({ verification: 'unverified' });
  });

  it('goes on where the host throws at once', async () => {
    const broken = (): never => {
      throw new Error('not ready');
    };
    const capture = await openAsn(new MemoryStore(), { verify: broken, mayComplete: broken });
    const verdicts = await Promise.all(['4006381333306', imeis[0]].map(text => capture.enter(text)));
    expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(['counted', 'accepted']);
    expect(capture.state?.lines[0]?.serials[0]).to.include({ verification: 'unverified' });
    await capture.request({ type: 'complete' });
    expect(capture.state).to.include({ status: 'completed' });
  });

  it('completes once, hands the file over until it is acknowledged, and frees the claims', async () => {
    const store = new MemoryStore();
    const handed: string[] = [];
    const host: Host = {
      deliver: async ({ eventId }) => {
        handed.push(eventId);
        return true;
      },
    };
    const capture = await openAsn(store, host);
    await capture.enter(imeis[0]);
    await Promise.all([capture.request({ type: 'complete' }), capture.request({ type: 'complete' })]);
    expect(capture.state).to.include({ status: 'completed' });
    expect(capture.state?.eventIds).to.have.length(1);
    expect(store.claims.size).to.equal(0);
    expect(store.ledger).to.deep.include({
      sku: 'PHONE-15-128',
      serial: imeis[0],
      status: 'in-stock',
      locationId: asn.locationId,
      atMs: capture.state?.updatedAtMs,
    });
    await waitUntil(async () => (await capture.device.outbox()).length === 0, 'the event file is acknowledged');
    expect(handed).to.deep.equal(capture.state?.eventIds);
  });

  it('takes a list serial by serial: what is refused keeps nothing out', async () => {
    const capture = await openAsn(new MemoryStore());
    const report = await capture.enterList(`${imeis[0]}\nnonsense\n${imeis[0]}\n${imeis[1]}`);
    expect(report.items.map(({ verdict }) => ('code' in verdict ? verdict.code : verdict.outcome))).to.deep.equal([
      'accepted',
      'unknown-product',
      'duplicate-in-flow',
      'accepted',
    ]);
    expect([report.accepted, report.refused]).to.deep.equal([2, 2]);
    expect(serialsOf(capture)).to.deep.equal([imeis[0], imeis[1]]);
  });

  it('refuses a list that is empty or too long, whole', async () => {
    const capture = await openAsn(new MemoryStore());
    for (const list of ['', ' \n ', new Array<string>(10_001).fill('A')]) {
      const error = await capture.enterList(list).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(InputError);
    }
    expect(serialsOf(capture)).to.deep.equal([]);
  });

  it('asks again about unverified serials when it is online, in every flow of the device', async () => {
    const store = new MemoryStore();
    const answers: 'unknown'[] = [];
    const host: Host = { verify: async () => answers[0] ?? Promise.reject(new Error('offline')) };
    const capture = await openAsn(store, host);
    await capture.enter(imeis[0]);
    await capture.open({ ...asn, documentId: 'ASN-2', lines: asn.lines.slice(1) });
    answers.push('unknown');
    expect(await capture.recheck()).to.deep.equal({ verified: 0, disputed: 1, unanswered: 0 });
    const [first] = await capture.device.flows();
    expect(first).to.deep.include({ documentId: asn.documentId, disputed: 1 });
    const state = await capture.resume(first?.flowId ?? '');
    expect(state.lines[0]?.serials[0]).to.include({ verification: 'disputed' });
    for (const [key, lineId] of state.disputed) await capture.request({ type: 'keep-serial', lineId, key });
    expect(capture.state?.disputed.size).to.equal(0);
  });

  it('asks for approval only after the reasons, and completes with who gave it', async () => {
    const store = new MemoryStore();
    const asked: ApproveQuestion[] = [];
    let answer: ApproveAnswer = { approved: false, message: 'Count again' };
    const host: Host = {
      approve: async question => {
        asked.push(question);
        return answer;
      },
    };
    const strict: SettingsInput = { ...settings, approvals: { 'asn-receiving': ['missing', 'under'] } };
    const capture = createCapture({ settings: strict, products: feed, store, host, sources: [], camera: false });
    await capture.open(asn);
    expect(await capture.request({ type: 'complete' })).to.deep.equal({
      outcome: 'refused',
      code: 'approval-missing',
      text: 'Count again',
    });
    answer = { approved: true, by: 'boss' };
    await capture.request({ type: 'complete' });
    expect(capture.state).to.include({ status: 'completed' });
    expect((await capture.device.outbox())[0]?.event.approvedBy).to.equal('boss');
    expect(asked[0]?.mismatches.map(({ mismatch }) => mismatch)).to.include('missing');
  });

  it('lets a second associate go on with a flow, and writes who did what', async () => {
    const store = new MemoryStore();
    await (await openAsn(store)).enter(imeis[0]);
    const zoe = { deviceId: 'test-device', userId: 'zoe' };
    const other = createCapture({ settings: zoe, products: feed, store, sources: [], camera: false });
    await other.open(asn);
    await other.enter(imeis[1]);
    expect(serialsOf(other)).to.deep.equal([imeis[0], imeis[1]]);
    const { flowId = '' } = other.state ?? {};
    const accepted = (await other.device.journal(flowId)).filter(({ type }) => type === 'serial-accepted');
    expect(accepted.map(({ userId }) => userId)).to.deep.equal([undefined, 'zoe']);
    const file = await other.device.exportAudit(flowId);
    expect(file.text).to.contain('zoe');
  });

  it('keeps batches of counts apart whatever their names', async () => {
    const capture = createCapture({ settings, products: feed, store: new MemoryStore(), sources: [], camera: false });
    const count = (documentId: string, batchId: string) =>
      capture.open({ flow: 'cycle-count', documentId, locationId: 's', lines: [], count: { countId: 'C', batchId } });
    const opened = [await count('A', 'B/C'), await count('A/B', 'C'), await count('A', 'B%2FC')];
    expect(new Set(opened.map(({ flowId }) => flowId)).size).to.equal(3);
  });

  it('closes a count when its batches are completed, and begins no further one', async () => {
    const store = new MemoryStore();
    const batch = (batchId: string): DocumentInput => ({
      flow: 'cycle-count',
      documentId: 'COUNT-7',
      locationId: 'here',
      count: { countId: 'C7', batchId },
      lines: asn.lines,
    });
    const open = async (batchId: string) => {
      const capture = createCapture({ settings, products: feed, store, sources: [], camera: false });
      await capture.open(batch(batchId));
      return capture;
    };
    const [one, other] = [await open('shelf-1'), await open('shelf-2')];
    await one.enter(imeis[0]);
    await other.enter(imeis[1]);
    await one.request({ type: 'complete' });
    expect(await one.request({ type: 'close-count' })).to.deep.include({ code: 'batches-open', batchIds: ['shelf-2'] });
    await other.request({ type: 'complete' });
    expect(await one.request({ type: 'close-count' })).to.deep.equal({ outcome: 'done' });
    const report = await one.device.countReport('C7');
    expect(report).to.include({ isClosed: true });
    expect(report.products[0]).to.deep.include({ match: 2, missing: [] });
    const error = await open('shelf-3').catch((thrown: unknown) => thrown);
    expect(error).to.have.nested.property('problems[0].code', 'count-closed');
  });

  it('does not complete when the host says no, and passes its words on', async () => {
    const host: Host = { mayComplete: async () => ({ allowed: false, message: 'Manager first' }) };
    const capture = await openAsn(new MemoryStore(), host);
    const verdict = await capture.request({ type: 'complete' });
    expect(verdict).to.deep.equal({ outcome: 'refused', code: 'completion-refused', text: 'Manager first' });
    expect(capture.state).to.include({ status: 'capturing' });
  });
});
