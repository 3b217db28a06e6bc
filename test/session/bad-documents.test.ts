import { expect } from '@open-wc/testing';
import { FLOW_KINDS, type FlowKind } from '../../src/domain/model/document.js';
import { InputError } from '../../src/domain/model/input-error.js';
import { MAX_DOCUMENT_LENGTH } from '../../src/domain/inputs/read-document.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { freshDevice } from '../e2e/fresh-device.js';
import { asn } from '../support/asn.js';
import { dumpStores } from '../support/dump-stores.js';
import { openTab } from '../support/open-tab.js';

const LINE = { lineId: '1', sku: 'DRILL-18V', expectedQty: 2, expectedSerials: ['D1', 'D2'] };
const BASE = { documentId: 'DOC-1', locationId: 'STORE-042', lines: [LINE] };

type Fields = DocumentInput & Readonly<Record<string, unknown>>;

/** A good document of each kind, with everything that it needs. */
const GOOD: Readonly<Record<FlowKind, Fields>> = {
  'asn-receiving': { ...BASE, flow: 'asn-receiving' },
  'blind-receiving': { ...BASE, flow: 'blind-receiving', vendorId: 'VENDOR-7' },
  'transfer-ship': { ...BASE, flow: 'transfer-ship', destinationLocationId: 'STORE-099' },
  'transfer-receive': { ...BASE, flow: 'transfer-receive', sourceLocationId: 'STORE-099' },
  'return-to-vendor': { ...BASE, flow: 'return-to-vendor', vendorId: 'VENDOR-7' },
  'cycle-count': { ...BASE, flow: 'cycle-count', count: { countId: 'C', batchId: 'A', mode: 'full', blind: true } },
  adjustment: { ...BASE, flow: 'adjustment', direction: 'minus' },
  sale: { ...BASE, flow: 'sale' },
  'customer-return': { ...BASE, flow: 'customer-return' },
};

/** What each kind cannot be worked without. */
const NEEDS: Readonly<Record<FlowKind, readonly string[]>> = {
  'asn-receiving': ['lines'],
  'blind-receiving': [],
  'transfer-ship': ['destinationLocationId'],
  'transfer-receive': ['lines', 'sourceLocationId'],
  'return-to-vendor': ['vendorId'],
  'cycle-count': ['count'],
  adjustment: ['direction'],
  sale: [],
  'customer-return': [],
};

const without = (good: Fields, name: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(good).filter(([field]) => field !== name));

/**
 * Texts that must not get in as an id: with control characters, that turn what follows, hide something, or are not one.
 */
const HOSTILE = ['a\u0000b', 'abc\u202egnp.exe', 'a\u200bb', 'a\nb', ' a', '\ud800', '', 'x'.repeat(201)];

const big = (good: Fields): string => JSON.stringify({ ...good, title: 'x'.repeat(MAX_DOCUMENT_LENGTH) });

/** What is wrong, the document, and the code that says so. */
const BAD: readonly (readonly [string, (good: Fields) => unknown, string])[] = [
  ['no document', () => undefined, 'missing'],
  ['a list', good => [good], 'wrong-type'],
  ['a number', () => 7, 'wrong-type'],
  ['broken JSON', good => JSON.stringify(good).slice(1), 'not-json'],
  ['more than 10 MB of JSON', big, 'too-long'],
  ['no kind', good => without(good, 'flow'), 'missing'],
  ['another kind', good => ({ ...good, flow: 'gift' }), 'unknown-value'],
  ['no id', good => without(good, 'documentId'), 'missing'],
  ['no location', good => without(good, 'locationId'), 'missing'],
  ['a number as id', good => ({ ...good, documentId: 7 }), 'wrong-type'],
  ['an object as location', good => ({ ...good, locationId: {} }), 'wrong-type'],
  ['lines that are no list', good => ({ ...good, lines: { 0: LINE } }), 'wrong-type'],
  ['a line that is no object', good => ({ ...good, lines: ['DRILL-18V'] }), 'wrong-type'],
  ['a line without a product', good => ({ ...good, lines: [{ lineId: '1' }] }), 'missing'],
  ['too many lines', good => ({ ...good, lines: Array(10_001).fill(LINE) }), 'too-many'],
  ['a kind that it only inherits', good => Object.create(good) as unknown, 'missing'],
  ['a kind by way of __proto__', good => JSON.parse(`{"__proto__":${JSON.stringify(good)}}`) as unknown, 'missing'],
  ...HOSTILE.map(
    text =>
      [`${JSON.stringify(text.slice(0, 12))} as id`, (good: Fields) => ({ ...good, documentId: text }), ''] as const,
  ),
];

describe('bad documents', function () {
  this.timeout(60_000);
  let capture: Capture;
  let stored: Awaited<ReturnType<typeof dumpStores>>;

  before(async () => {
    await freshDevice();
    capture = openTab();
    await capture.device.seedLedger([{ sku: 'DRILL-18V', serial: 'D1', status: 'in-stock', locationId: 'STORE-042' }]);
    await capture.open({ ...asn, documentId: 'ASN-1' });
    await capture.enter('356938035643809');
    stored = await dumpStores();
  });

  after(() => capture.close());

  /** The codes with which it is refused. */
  async function codesOf(document: unknown): Promise<readonly string[]> {
    try {
      await capture.open(document as DocumentInput);
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.problems.map(({ code }) => code);
    }
  }

  async function expectRefused(document: unknown, code: string): Promise<void> {
    const state = capture.state;
    const codes = await codesOf(document);
    expect(codes).to.have.length.above(0);
    if (code) expect(codes).to.include(code);
    expect(capture.state, 'the flow that is open').to.equal(state);
    expect(await dumpStores(), 'what is stored').to.deep.equal(stored);
  }

  for (const kind of FLOW_KINDS) {
    const good = GOOD[kind];
    for (const [what, make, code] of BAD) {
      it(`${kind}: ${what} is refused${code && ` as ${code}`}, and nothing is stored`, () =>
        expectRefused(make(good), code));
    }
    for (const name of NEEDS[kind]) {
      it(`${kind}: is refused without ${name}, and nothing is stored`, () =>
        expectRefused(without(good, name), 'missing'));
    }
  }

  it('leave the open flow as it was: it goes on', async () => {
    expect(await capture.enter('356938035643817')).to.include({ outcome: 'accepted' });
  });

  it('are told from good ones, in which markup is text', async () => {
    for (const kind of FLOW_KINDS) {
      const title = '<img src=x onerror="globalThis.owned = true">';
      await capture.open({ ...GOOD[kind], documentId: `GOOD-${kind}`, title });
      expect(capture.state?.document.title).to.equal(title);
    }
  });
});
