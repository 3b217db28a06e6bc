import { expect } from '@open-wc/testing';
import type { CaptureEvent } from '../../../src/domain/model/capture-event.js';
import { blindFile } from '../../../src/elements/flow/blind-file.js';
import {
  EVENT_COLUMNS,
  parseEventFile,
  writeEpcis,
  writeEventFile,
  type EventFormat,
} from '../../../src/output/index.js';

const EVENT: CaptureEvent = {
  schema: 'serialkit/capture-event/1',
  eventId: 'event-1',
  flow: 'cycle-count',
  documentId: 'CC-1, "aisle 4"',
  refs: [],
  locationId: 'store-12',
  deviceId: 'till-7',
  count: { countId: 'CC;1', batchId: 'B\n1' },
  startedAt: '2026-11-23T09:00:00.000Z',
  finishedAt: '2026-11-23T09:10:00.000Z',
  utcOffset: '+01:00',
  lines: (['match', 'under'] as const).map((status, index) => ({
    lineId: String(index),
    sku: `GC,${index}`,
    serialized: true,
    expectedQty: 77,
    countedQty: 2,
    serials: ['A"1', 'A,2'].map(serial => ({ serial, at: '2026-11-23T09:00:00.000Z', source: 'wedge' })),
    missingSerials: [],
    status,
  })),
};

const FORMATS: Readonly<Record<string, EventFormat>> = {
  'the usual format': {},
  'every column, between semicolons': { columns: EVENT_COLUMNS, fieldDelimiter: ';' },
  'tabs, and serials first and encoded': {
    columns: ['serials', 'status', 'sku'],
    fieldDelimiter: '\t',
    percentEncoding: true,
  },
  'semicolons, and serials first and encoded': {
    columns: ['serials', 'expectedQty', 'sku'],
    fieldDelimiter: ';',
    percentEncoding: true,
  },
  'carets, and what is expected at both ends': { columns: ['expectedQty', 'sku', 'status'], fieldDelimiter: '^' },
  'a pipe between columns': { columns: ['sku', 'status'], fieldDelimiter: '|', listDelimiter: '~' },
};

const LISTS = ['reasons', 'missingSerials', 'unexpectedSerials', 'movedOutSerials', 'movedInSerials'];
const TELLTALES = ['expectedQty', 'status', 'rest', 'reason', ...LISTS];

describe('an event file as a blind count shows it', () => {
  for (const [name, format] of Object.entries(FORMATS)) {
    it(`has all but what is expected: ${name}`, () => {
      const { text } = writeEventFile(EVENT, format);
      expect(text).to.match(/77|match|under/);
      expect(blindFile(text)).not.to.match(/77|match|under|expectedQty|status/);
      const isTold = (column: string) => !TELLTALES.includes(column);
      const toldOf = (values: object) =>
        Object.fromEntries(Object.entries(values).filter(([column]) => isTold(column)));
      const told = parseEventFile(text, format).map(({ fields, serials, lists }) => {
        return { fields: toldOf(fields), serials, ...(lists && { lists: toldOf(lists) }) };
      });
      expect(parseEventFile(blindFile(text), format)).to.deep.equal(told);
    });
  }

  it('is nothing but line ends where nothing else is in it', () => {
    const { text } = writeEventFile(EVENT, { columns: ['status'] });
    expect(blindFile(text).trim()).to.equal('');
  });

  it('is left as it is where it says nothing of what is expected', () => {
    const { text } = writeEventFile(EVENT, { columns: ['sku', 'countedQty', 'serials'] });
    expect(blindFile(text)).to.equal(text);
  });

  it('is not there where the file is no table, because it tells everything', () => {
    expect(blindFile(JSON.stringify(EVENT))).to.equal('');
    expect(blindFile(writeEpcis(EVENT, { baseUri: 'https://example.com/', glns: {} }).text)).to.equal('');
    expect(blindFile('<?xml version="1.0"?><expected>77</expected>')).to.equal('');
  });
});
