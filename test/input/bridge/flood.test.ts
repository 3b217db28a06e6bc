import { expect } from '@open-wc/testing';
import { createCapture } from '../../../src/create-capture.js';
import type { DocumentInput } from '../../../src/domain/inputs/document-input.js';
import { MemoryStore } from '../../support/memory-store.js';
import { FakeHost } from './host.js';

const PER_MESSAGE = 100;
const TAGS = 400;
const PRODUCTS = [{ sku: 'SHOE', name: 'Shoe', gtins: ['00952123000002'], SerialNumberRequired: true }];
const DOCUMENT: DocumentInput = {
  flow: 'asn-receiving',
  documentId: 'D1',
  locationId: 'here',
  lines: [{ lineId: '1', sku: 'SHOE', expectedQty: TAGS }],
};

/** SGTIN-96 of GTIN 00952123000002. */
const tag = (serial: number): string => `30343A1CEC0000000000${serial.toString(16).toUpperCase().padStart(4, '0')}`;

describe('a flood of RFID tags over the bridge', () => {
  const host = new FakeHost();
  afterEach(() => host.remove());

  /** As many messages as a reader gives in `seconds` at 2,000 readings a second, all at once. */
  async function flood(seconds: number): Promise<readonly string[]> {
    const messages = Array.from({ length: (2_000 * seconds) / PER_MESSAGE }, (_, message) =>
      host.scan({
        origin: 'rfid',
        readings: Array.from({ length: PER_MESSAGE }, (__, at) => ({
          text: tag(((message * PER_MESSAGE + at) * 7) % TAGS),
        })),
      }),
    );
    const answers: string[] = [];
    // A host delivers again what was not taken.
    for (let waiting = messages; waiting.length > 0;) {
      const replies = await Promise.all(waiting.map(message => host.receive(message)));
      const statuses = replies.map(({ payload }) => payload['statuses'] as string[]);
      answers.push(...statuses.flat().filter(status => status !== 'degraded'));
      waiting = waiting.filter((_, at) => statuses[at]?.includes('degraded'));
    }
    return answers;
  }

  it('loses none, counts each tag once and answers every reading', async () => {
    host.install();
    const capture = createCapture({
      settings: { deviceId: 'till' },
      products: PRODUCTS,
      store: new MemoryStore(),
      sources: [host.source],
      camera: false,
    });
    await capture.open(DOCUMENT);
    capture.start();
    const answers = await flood(5);
    expect(capture.state?.lines[0]?.countedQty).to.equal(TAGS);
    expect(new Set(answers)).to.have.all.keys('stored', 'duplicate');
    expect(answers).to.have.length.at.least(10_000);
    const facts = await capture.device.journal(capture.state?.flowId ?? '');
    expect(facts.filter(({ type }) => type === 'serial-accepted')).to.have.length(TAGS);
    expect(facts).to.have.length(TAGS + 1);
    capture.close();
  });
});
