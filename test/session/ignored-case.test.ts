import { expect } from '@open-wc/testing';
import { createCapture } from '../../src/create-capture.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { createFlowStore } from '../../src/storage/index.js';
import { freshDevice } from '../e2e/fresh-device.js';

const PRODUCTS = [{ sku: 'DRILL', name: 'Drill', SerialNumberRequired: true, serialRule: { ignoreCase: true } }];
/** A document but its id and lines. */
type Direction = Omit<DocumentInput, 'documentId' | 'lines'>;
const SHIP: Direction = { flow: 'transfer-ship', locationId: 'here', destinationLocationId: 'there' };
const RECEIVE: Direction = { flow: 'transfer-receive', locationId: 'here', sourceLocationId: 'there' };

describe('a unit whose serial is written in capital and in small letters', () => {
  let capture: Capture;

  beforeEach(async () => {
    await freshDevice();
    const settings = { deviceId: 'till', requireReasons: false };
    capture = createCapture({ settings, products: PRODUCTS, store: createFlowStore(), sources: [], camera: false });
  });

  afterEach(() => capture.close());

  const seed = (serial: string, status: LedgerEntry['status']) =>
    capture.device.seedLedger([{ sku: 'DRILL', serial, status, locationId: 'here' }]);

  /** What becomes of the serial on a document of its own. */
  async function scan(flow: Direction, documentId: string, serial: string): Promise<string> {
    await capture.open({ ...flow, documentId, lines: [{ lineId: '1', sku: 'DRILL', expectedQty: 1 }] });
    await capture.enter('DRILL');
    const verdict = await capture.enter(serial);
    if (verdict.outcome === 'prompt') return verdict.prompt.type;
    if (verdict.outcome === 'refused') return verdict.code;
    await capture.request({ type: 'complete' });
    return `${verdict.outcome}, ${capture.state?.status}`;
  }

  it('is in one place at a time', async () => {
    await seed('ab12', 'in-stock');
    expect(await scan(SHIP, 'T1', 'AB12')).to.equal('accepted, completed');
    expect(await scan(SHIP, 'T2', 'aB12')).to.equal('confirm');
    expect(await scan(RECEIVE, 'T3', 'ab12')).to.equal('accepted, completed');
    expect(await scan(RECEIVE, 'T4', 'AB12')).to.equal('already-in-stock');
  });

  it('is where the host has said last', async () => {
    expect(await scan(RECEIVE, 'T1', 'AB12')).to.equal('accepted, completed');
    await seed('ab12', 'gone');
    expect(await scan(RECEIVE, 'T2', 'AB12')).to.equal('accepted, completed');
  });
});
