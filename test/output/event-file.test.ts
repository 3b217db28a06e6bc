import { expect } from 'chai';
import * as fc from 'fast-check';
import { checkSerial } from '../../src/domain/rules/serial-rule.js';
import type { CaptureEvent } from '../../src/domain/model/capture-event.js';
import {
  captureEventOf,
  EVENT_COLUMNS,
  EventFormatError,
  eventRows,
  parseEventFile,
  readEventFormat,
  writeEventFile,
  type EventFormat,
} from '../../src/output/index.js';
import { COMPLETE, flowAfter } from '../support/sample-flow.js';

const EVENT = captureEventOf(flowAfter(COMPLETE), 'event-1', Date.UTC(2026, 10, 23, 10), 120);

function withSerials(lists: readonly (readonly string[])[]): CaptureEvent {
  const [line] = EVENT.lines;
  if (!line) throw new Error('the sample has lines');
  const at = EVENT.finishedAt;
  const lines = lists.map((serials, i) => ({
    ...line,
    lineId: String(i),
    serials: serials.map(serial => ({ serial, at, source: 'wedge' })),
  }));
  return { ...EVENT, lines };
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof EventFormatError ? error.code : String(error);
  }
}

describe('event file', () => {
  it('has one row a product with its count and its serials joined by a pipe', () => {
    expect(writeEventFile(EVENT).text).to.equal(
      [
        'eventId,flow,documentId,locationId,lineId,sku,gtin,expectedQty,countedQty,status,serialCount,serials',
        'event-1,asn-receiving,ASN-20417,store-12,1,PH-15-128,,3,3,match,3,356938035643809|490154203237518|353879234252633',
        'event-1,asn-receiving,ASN-20417,store-12,2,GC-X1,,2,2,match,2,KX1-0047-AF21|KX1-0047-AF22',
        'event-1,asn-receiving,ASN-20417,store-12,3,DR-18V,,4,4,match,4,D18-771203|D18-771204|D18-771207|D18-771219',
        'event-1,asn-receiving,ASN-20417,store-12,4,CA-USBC-2,,10,10,match,0,',
        '',
      ].join('\r\n'),
    );
  });

  it("has the own reason of a line in place of the document's, and none where the line has several", () => {
    const [line] = EVENT.lines;
    if (!line) throw new Error('the sample has lines');
    const torn = { unitId: 'u1', reason: 'torn', at: EVENT.finishedAt };
    const lines = [
      { ...line, lineId: 'none of its own' },
      { ...line, lineId: 'its own', reasons: { moved: 'overstock' } },
      { ...line, lineId: 'the same twice', reasons: { missing: 'lost', under: 'lost' } },
      { ...line, lineId: 'several', reasons: { missing: 'lost', over: 'extra' } },
      {
        ...line,
        lineId: 'several of units',
        reasons: { unreadable: 'torn' },
        unreadable: [torn, { ...torn, reason: 'wet' }],
      },
    ];
    const { text } = writeEventFile({ ...EVENT, reason: 'defective', lines }, { columns: ['lineId', 'reason'] });
    expect(text.trim().split('\r\n')).to.deep.equal([
      'lineId,reason',
      'none of its own,defective',
      'its own,overstock',
      'the same twice,lost',
      'several,',
      'several of units,',
    ]);
  });

  it('has a name that every file system takes', () => {
    const { name, type } = writeEventFile({ ...EVENT, documentId: '../A/B:1', eventId: 'e 1' });
    expect(name).to.equal('asn-receiving-.._A_B_1-e_1.csv');
    expect(type).to.equal('text/csv;charset=utf-8');
  });

  it('has the columns and delimiters of its format', () => {
    const format: EventFormat = { columns: ['sku', 'serials'], fieldDelimiter: '|', listDelimiter: '~' };
    expect(writeEventFile(withSerials([['A', 'B']]), format).text).to.equal('sku|serials\r\nPH-15-128|A~B\r\n');
  });

  it('declares percent encoding in its header', () => {
    const format: EventFormat = { columns: ['serials'], percentEncoding: true };
    expect(writeEventFile(withSerials([['A|B', '5%']]), format).text).to.equal(
      'serials;encoding=percent\r\nA%7CB|5%25\r\n',
    );
  });

  it('leaves serials that look like formulas alone', () => {
    expect(writeEventFile(withSerials([['=1+2', '-5']]), { columns: ['serials'] }).text).to.equal(
      'serials\r\n=1+2|-5\r\n',
    );
  });

  describe('reads back what was written', () => {
    const serials = fc
      .oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: fc.constantFrom(...'"%,;:|~^\\#=+-@ A0é€😀') }),
      )
      .filter(serial => checkSerial(serial, undefined, '') === undefined);
    const formats = fc.record({
      fieldDelimiter: fc.constantFrom(...',;|^~\t'),
      listDelimiter: fc.constantFrom(...'|^~#$@[]{}\\`'),
      percentEncoding: fc.boolean(),
    });
    const usable = formats.filter(format => format.fieldDelimiter !== format.listDelimiter);

    it('for every serial that capture accepts', () => {
      fc.assert(
        fc.property(usable, fc.array(fc.array(serials)), fc.string(), (format, lists, documentId) => {
          const accepted = lists.map(list =>
            list.filter(
              serial => format.percentEncoding || checkSerial(serial, undefined, format.listDelimiter) === undefined,
            ),
          );
          const event = { ...withSerials(accepted), documentId };
          expect(parseEventFile(writeEventFile(event, format).text, format)).to.deep.equal(eventRows(event, format));
        }),
        { numRuns: 500 },
      );
    });
  });

  const badFormats: [EventFormat, string][] = [
    [{ fieldDelimiter: '|' }, 'equal-delimiters'],
    [{ listDelimiter: ',', fieldDelimiter: ';' }, 'list-delimiter'],
    [{ listDelimiter: '+' }, 'list-delimiter'],
    [{ listDelimiter: '||' }, 'list-delimiter'],
    [{ fieldDelimiter: '"' }, 'field-delimiter'],
    [{ columns: [] }, 'unknown-column'],
    [{ columns: ['sku', 'sku'] }, 'duplicate-column'],
  ];
  for (const [format, code] of badFormats) {
    it(`refuses the format ${JSON.stringify(format)} with ${code}`, () => {
      expect(codeOf(() => readEventFormat(format))).to.equal(code);
    });
  }

  const badFiles: [string, string][] = [
    ['', 'header'],
    ['sku,colour\r\n', 'header'],
    ['sku,serials\r\nA\r\n', 'field-count'],
    ['serialCount,serials\r\n2,A\r\n', 'serial-count'],
    ['sku\r\n"A\r\n', 'unclosed-quote'],
  ];
  for (const [text, code] of badFiles) {
    it(`refuses the file ${JSON.stringify(text)} with ${code}`, () => {
      expect(codeOf(() => parseEventFile(text))).to.equal(code);
    });
  }

  it('refuses to write a serial that would not come back', () => {
    expect(codeOf(() => writeEventFile(withSerials([['A|B']])))).to.equal('serial-delimiter');
    expect(codeOf(() => writeEventFile(withSerials([['A', '']])))).to.equal('serial-empty');
    expect(codeOf(() => writeEventFile(withSerials([['A\nB']])))).to.equal('serial-control-character');
  });
});

describe('the columns of the event file', () => {
  const [line] = EVENT.lines;
  if (!line) throw new Error('the sample has lines');
  const at = EVENT.finishedAt;
  const unit = (serial: string, more: object = {}) => ({ serial, at, source: 'wedge', expected: true, ...more });
  const worked: CaptureEvent = {
    ...EVENT,
    refs: [
      { type: 'po', id: '45|12' },
      { type: 'po', id: '46' },
      { type: 'route', id: 'R 1' },
    ],
    approvedBy: 'lea',
    lines: [
      {
        ...line,
        countedQty: 5,
        damagedQty: 1,
        rejectedQty: 1,
        cartonId: '123456789012345675',
        serials: [
          unit('A', { condition: 'damaged', reason: 'crushed', lot: 'L1', expiry: '2027-01-31' }),
          unit('B', { condition: 'rejected', reason: 'wet', lot: 'L1' }),
          unit('C', { expected: false, lot: 'L%2' }),
          unit('D'),
        ],
        missingSerials: ['M|1', 'M%2'],
        unreadable: [{ unitId: 'u1', reason: 'torn', at }],
        reasons: { missing: 'lost' },
      },
    ],
  };

  it('have everything that a back office posts', () => {
    const [row] = eventRows(worked, { columns: EVENT_COLUMNS });
    expect(row?.fields).to.include({
      countedQty: '5',
      acceptedQty: '4',
      damagedQty: '1',
      rejectedQty: '1',
      unreadableQty: '1',
      approvedBy: 'lea',
      reason: '',
      finishedAt: '2026-11-23T10:00:00.000Z',
      finishedAtLocal: '2026-11-23T12:00:00.000+02:00',
    });
    expect(row?.lists).to.deep.equal({
      po: ['45|12', '46'],
      refs: ['po=45|12', 'po=46', 'route=R 1'],
      reasons: ['missing=lost', 'unreadable=torn', 'damaged=crushed', 'rejected=wet'],
      lots: ['L1', 'L%2'],
      expiries: ['2027-01-31'],
      cartonIds: ['123456789012345675'],
      missingSerials: ['M|1', 'M%2'],
      unexpectedSerials: ['C'],
      movedOutSerials: [],
      movedInSerials: [],
      damagedSerials: ['A'],
      rejectedSerials: ['B'],
    });
  });

  it('read back as they were written, whatever a document or a person has put into a list', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a|%,"\r\n=7 é'), minLength: 1, maxLength: 6 });
    const format = { columns: EVENT_COLUMNS };
    fc.assert(
      fc.property(fc.array(text), fc.array(text), text, (missingSerials, ids, lot) => {
        const lines = worked.lines.map(each => ({ ...each, missingSerials, serials: [unit('A', { lot })] }));
        const event = { ...worked, refs: ids.map(id => ({ type: 'po', id })), lines };
        expect(parseEventFile(writeEventFile(event, format).text)).to.deep.equal(eventRows(event, format));
      }),
    );
  });
});
