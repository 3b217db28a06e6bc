import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { Reading } from '../../src/codes/reading.js';
import { looksLikeAnother } from '../../src/domain/rules/look-alike.js';
import { lineOf } from '../../src/domain/rules/lines.js';
import { isLineDone } from '../../src/domain/rules/mismatches.js';
import type { LineState } from '../../src/domain/model/state.js';
import { FakeScanner } from '../support/fake-scanner.js';
import { MemoryStore } from '../support/memory-store.js';

const COUNT = 600;
const GTINS = ['00952123000002', '00952123000019'] as const;
const products = GTINS.map((gtin, at) => ({
  sku: `P${at}`,
  name: `P${at}`,
  gtins: [gtin],
  SerialNumberRequired: true,
}));
const lines = products.map(({ sku }) => ({ lineId: sku, sku, expectedQty: COUNT }));
const DOCUMENT = { flow: 'asn-receiving', documentId: 'D1', locationId: 'here', lines } as const;

/** Units of both products in turns, with the same serials, and with UUIDs as ids. */
const readings: readonly Reading[] = Array.from({ length: COUNT }, (_, at) => ({
  id: crypto.randomUUID(),
  text: `01${GTINS[at % 2] ?? ''}21SN${Math.floor(at / 2)}`,
  aim: ']d2',
  source: 'bridge',
  atMs: at,
}));

describe('A flood of readings by one device', () => {
  async function flooded() {
    const scanner = new FakeScanner();
    const settings = { deviceId: 'till' };
    const capture = createCapture({ settings, products, store: new MemoryStore(), sources: [scanner], camera: false });
    const { flowId } = await capture.open(DOCUMENT);
    capture.start();
    const told: string[] = [];
    capture.observe(({ reading }) => reading && told.push(reading.id));
    await scanner.scanAll(readings);
    const accepted = async () =>
      (await capture.device.journal(flowId)).flatMap(fact =>
        fact.type === 'serial-accepted' ? fact.captured.reading.id : [],
      );
    return { scanner, capture, told, accepted };
  }

  it('is stored and told of in its order, each reading once, also when all of it is delivered again', async () => {
    const { scanner, capture, told, accepted } = await flooded();
    const sent = readings.map(({ id }) => id);
    expect(told).to.deep.equal(sent);
    expect(await accepted()).to.deep.equal(sent);
    await scanner.scanAll(readings);
    expect(await accepted()).to.deep.equal(sent);
    expect(capture.state?.countedUnits).to.equal(COUNT);
    expect(capture.diagnostics().backlog).to.deep.equal({ readings: 0, oldestMs: 0, isLate: false });
    capture.close();
  });

  it('leaves lines that the next scan need not look through', async () => {
    const { capture } = await flooded();
    const { state } = capture;
    const [line, other] = ['P0', 'P1'].map(lineId => state && lineOf(state, lineId));
    if (!state || !line || !other) throw new Error('There are no lines');
    const closed = (known: LineState): LineState => ({
      ...known,
      get serials(): never {
        throw new Error('The serials were looked through');
      },
    });
    const seen = { ...state, lines: [closed(line), closed(other)] };
    expect(isLineDone(seen, closed(line))).to.equal(false);
    const nothing = { ledger: [], ledgerProducts: [], claims: {} };
    const kin = { byForm: new Map<string, readonly string[]>(), shapes: [] };
    expect(looksLikeAnother(seen, closed(line), 'SN1', kin, nothing)).to.equal(false);
    expect(() => looksLikeAnother(seen, closed(line), 'sn1', kin, nothing)).to.throw('looked through');
    capture.close();
  });
});
