import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { Reading } from '../../src/codes/reading.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

/** SGTIN-96 of GTIN 00952123000002, serials 1 to 3; and one of another product. */
const TAGS = ['30343A1CEC00000000000001', '30343A1CEC00000000000002', '30343A1CEC00000000000003'] as const;
const STRAY = '30343A1CEC00004000000001';
/** SGTIN-96 of GTIN 00952123000026, serials 1 to 3. */
const SOCKS = ['30343A1CEC00008000000001', '30343A1CEC00008000000002', '30343A1CEC00008000000003'] as const;
const PRODUCTS = [
  { sku: 'SHOE', name: 'Shoe', gtins: ['00952123000002'], SerialNumberRequired: true },
  { sku: 'SOCK', name: 'Sock', gtins: ['00952123000026'], SerialNumberRequired: false },
];
const DOCUMENT: DocumentInput = {
  flow: 'asn-receiving',
  documentId: 'D1',
  locationId: 'here',
  lines: [{ lineId: '1', sku: 'SHOE', expectedQty: 9 }],
};

describe('RFID tags in a session', () => {
  let store: MemoryStore;
  let capture: Capture;
  let ids = 0;
  let changes: number;

  const tag = (text: string): Reading => ({ id: `r${++ids}`, text, source: 'rfid', atMs: ids });
  const read = (...texts: readonly string[]) => Promise.all(texts.map(text => capture.read(tag(text))));
  const facts = async () => (await capture.device.journal(capture.state?.flowId ?? '')).map(({ type }) => type);

  beforeEach(async () => {
    store = new MemoryStore();
    const settings = { deviceId: 'till' };
    capture = createCapture({ settings, products: PRODUCTS, store, sources: [], camera: false });
    await capture.open(DOCUMENT);
    changes = 0;
    capture.observe(() => changes++);
  });

  it('counts a tag once, however often it is read, and writes and tells nothing more of it', async () => {
    await read(TAGS[0], TAGS[0], TAGS[1], TAGS[0]);
    const again = await read(TAGS[0], TAGS[1]);
    expect(capture.state?.lines[0]?.serials.map(({ serial }) => serial)).to.deep.equal(['1', '2']);
    expect(again).to.deep.equal([{ outcome: 'done' }, { outcome: 'done' }]);
    expect(await facts()).to.deep.equal(['flow-opened', 'serial-accepted', 'serial-accepted']);
    expect(changes).to.equal(2);
  });

  it('knows them after the flow was opened again', async () => {
    await read(TAGS[0]);
    await capture.open(DOCUMENT);
    expect(await read(TAGS[0])).to.deep.equal([{ outcome: 'done' }]);
    expect(await facts()).to.have.length(2);
  });

  it('refuses a stray tag once', async () => {
    const [first, second] = await read(STRAY, STRAY);
    expect(first).to.include({ outcome: 'refused' });
    expect(second).to.deep.equal(first);
    expect((await read(STRAY))[0]).to.deep.equal(first);
    expect((await facts()).filter(type => type === 'reading-refused')).to.have.length.within(1, 2);
    expect(changes).to.be.within(1, 2);
  });

  it('takes a tag again after its serial was removed', async () => {
    await read(TAGS[0]);
    const { key = '' } = capture.state?.lines[0]?.serials[0] ?? {};
    await capture.request({ type: 'remove-serial', lineId: '1', key });
    expect((await read(TAGS[0]))[0]).to.include({ outcome: 'accepted' });
  });

  it('loses none of a flood, and stores it in groups', async () => {
    const flood = Array.from({ length: 2_000 }, (_, at) => {
      const serial = ((at * 7) % 500).toString(16).toUpperCase().padStart(4, '0');
      return `30343A1CEC0000000000${serial}`;
    });
    const verdicts = await read(...flood);
    expect(capture.state?.lines[0]?.countedQty).to.equal(500);
    expect(verdicts.filter(({ outcome }) => outcome === 'accepted')).to.have.length(500);
    expect(Math.max(...store.groups)).to.be.at.most(32);
  });

  describe('of a product that is counted by quantity', () => {
    const OPEN = { ...DOCUMENT, documentId: 'D2', lines: [{ lineId: '1', sku: 'SOCK', expectedQty: 9 }] };
    const counted = () => capture.state?.lines[0]?.countedQty;

    beforeEach(async () => {
      await capture.open(OPEN);
      await read(...SOCKS);
    });

    it('count once, also after a pause and after the flow was opened again', async () => {
      expect(counted()).to.equal(3);
      await capture.request({ type: 'pause' });
      await capture.request({ type: 'resume' });
      expect(await read(SOCKS[0], SOCKS[1])).to.deep.equal([{ outcome: 'done' }, { outcome: 'done' }]);
      await capture.open(OPEN);
      await read(...SOCKS);
      expect(counted()).to.equal(3);
      expect(await facts()).to.have.length(6);
    });

    it('count again after their line was restarted', async () => {
      await capture.request({ type: 'restart-line', lineId: '1' });
      expect(counted()).to.equal(0);
      await read(...SOCKS);
      expect(counted()).to.equal(3);
    });

    it('count again after they were all counted off by hand, and not before', async () => {
      await capture.request({ type: 'count-units', lineId: '1', delta: -1 });
      await read(...SOCKS);
      expect(counted()).to.equal(2);
      await capture.request({ type: 'count-units', lineId: '1', delta: -2 });
      await read(...SOCKS);
      expect(counted()).to.equal(3);
    });
  });

  it('still refuses a label that is scanned twice by hand', async () => {
    await read(TAGS[0]);
    const [text] = capture.state?.lines[0]?.serials.map(({ serial }) => `(01)00952123000002(21)${serial}`) ?? [];
    const verdict = await capture.read({ id: 'w', text: text ?? '', source: 'wedge', atMs: 0 });
    expect(verdict).to.include({ outcome: 'refused', code: 'duplicate-in-flow' });
  });
});
