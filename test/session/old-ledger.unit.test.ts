import { expect } from 'chai';
import type { DocumentInput } from '../../src/domain/index.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { Capture } from '../../src/ports/capture.js';
import type { VerifyAnswer, VerifyQuestion } from '../../src/ports/host.js';
import { MemoryStore } from '../support/memory-store.js';
import { openSmallFlow, SERIALS } from '../support/small-flow.js';

const HERE = 'STORE-042';
const STOCKED: LedgerEntry = { sku: 'DRILL', serial: SERIALS[0], status: 'in-stock', locationId: HERE };
const OLD = { ...STOCKED, atMs: 0 };
const BLIND: DocumentInput = { flow: 'blind-receiving', documentId: 'B-1', locationId: HERE };

interface Told {
  readonly capture: Capture;
  readonly asked: VerifyQuestion[];
}

async function open(
  document: DocumentInput,
  answer: VerifyAnswer,
  ledger: readonly LedgerEntry[],
  settings: object = {},
): Promise<Told> {
  const asked: VerifyQuestion[] = [];
  const capture = await openSmallFlow({
    settings: { deviceId: 'till', ...settings },
    host: { verify: question => (asked.push(question), Promise.resolve(answer)) },
  });
  await capture.device.seedLedger(ledger);
  await capture.open(document);
  return { capture, asked };
}

/** The text that was read, and what became of it. */
async function take(capture: Capture, text: string): Promise<string> {
  const verdict = await capture.enter(text);
  if (verdict.outcome === 'refused') return `refused ${verdict.code}`;
  if (verdict.outcome === 'accepted') return ['accepted', ...verdict.flags].join(' ');
  return verdict.outcome === 'prompt' && verdict.prompt.type === 'confirm'
    ? `asked ${verdict.prompt.code}`
    : verdict.outcome;
}

describe('a host that knows better than the ledger of this device', () => {
  for (const [how, entry] of [
    ['without a time', STOCKED],
    ['of today', { ...STOCKED, atMs: Date.now() }],
    ['that is old', OLD],
  ] as const) {
    it(`is asked once before an entry ${how} refuses, and its yes takes the serial, which is told`, async () => {
      const { capture, asked } = await open(BLIND, 'known', [entry]);
      await capture.enter('DRILL');
      expect(await take(capture, SERIALS[0])).to.equal('accepted already-in-stock');
      const about = { flow: 'blind-receiving', documentId: 'B-1', lineId: '+DRILL', sku: 'DRILL', serial: SERIALS[0] };
      expect(asked).to.deep.equal([about]);
      expect(capture.state?.lines[0]?.serials[0]?.verification).to.equal('verified');
      capture.close();
    });

    it(`is asked where the line is yet to be made: an entry ${how}`, async () => {
      for (const text of [SERIALS[0], `]C1010400638133320721${SERIALS[0]}`]) {
        const { capture, asked } = await open(BLIND, 'known', [entry]);
        expect(await take(capture, text)).to.equal('accepted already-in-stock');
        expect(asked.map(({ lineId, sku }) => [lineId, sku])).to.deep.equal([['+DRILL', 'DRILL']]);
        capture.close();
      }
    });
  }

  it('stands for nothing where it does not answer, or does not know it', async () => {
    for (const [answer, fresh, old] of [
      ['unanswered', 'refused already-in-stock', 'asked already-in-stock'],
      ['unknown', 'refused already-in-stock', 'refused not-verified'],
    ] as const)
      for (const [entry, outcome] of [
        [STOCKED, fresh],
        [OLD, old],
      ] as const) {
        const { capture, asked } = await open(BLIND, answer, [entry]);
        await capture.enter('DRILL');
        expect(await take(capture, SERIALS[0])).to.equal(outcome);
        expect(asked).to.have.length(1);
        capture.close();
      }
  });

  it('is asked once, also where the associate answers after it did not', async () => {
    const { capture, asked } = await open(BLIND, 'unanswered', [OLD]);
    await capture.enter('DRILL');
    expect(await take(capture, SERIALS[0])).to.equal('asked already-in-stock');
    expect(await capture.request({ type: 'confirm-prompt' })).to.deep.include({
      outcome: 'accepted',
      flags: ['already-in-stock'],
    });
    expect(asked).to.have.length(1);
    expect(capture.state?.lines[0]?.serials[0]?.verification).to.equal('unverified');
    capture.close();
  });

  it('is not asked what a setting has decided', async () => {
    const { capture, asked } = await open(BLIND, 'known', [OLD], {
      policies: { 'blind-receiving': { 'already-in-stock': 'block' } },
    });
    await capture.enter('DRILL');
    expect(await take(capture, SERIALS[0])).to.equal('refused already-in-stock');
    expect(asked).to.deep.equal([]);
    capture.close();
  });

  it('answers for what leaves, too, in a list as well', async () => {
    const out: DocumentInput = {
      ...{ flow: 'transfer-ship', documentId: 'T-1', locationId: HERE, destinationLocationId: 'STORE-099' },
      lines: [{ lineId: '1', sku: 'DRILL', expectedQty: 3 }],
    };
    const elsewhere: LedgerEntry = { ...STOCKED, status: 'gone' };
    const { capture, asked } = await open(out, 'known', [elsewhere]);
    expect(await capture.enterList(SERIALS, { lineId: '1' })).to.include({ accepted: 3, refused: 0 });
    expect(capture.state?.lines[0]?.serials.map(({ flags }) => flags)).to.deep.equal([['not-in-stock'], [], []]);
    expect(asked.map(({ serial }) => serial)).to.deep.equal(SERIALS);
    capture.close();
  });
});

describe('what a completion writes into the ledger', () => {
  it('has the time of the completion', async () => {
    const store = new MemoryStore();
    const capture = await openSmallFlow({ store });
    await capture.enter(SERIALS[0]);
    const before = Date.now();
    await capture.request({ type: 'complete' });
    const [entry] = store.ledger;
    expect(entry).to.deep.include({ sku: 'DRILL', serial: SERIALS[0], status: 'in-stock', locationId: HERE });
    expect(entry?.atMs).to.be.within(before, Date.now());
    capture.close();
  });
});
