import { expect } from 'chai';
import { replayFrom } from '../../src/domain/folding/apply.js';
import type { FactBody } from '../../src/domain/model/fact.js';
import {
  captureEventOf,
  createEventWriter,
  EventFormatError,
  writeEventJson,
  writePeopleCsv,
} from '../../src/output/index.js';
import { schemaErrors, type Schema } from '../support/json-schema.js';
import {
  accepted,
  COMPLETE,
  disputed,
  DOCUMENT,
  flowAfter,
  HALF_DONE,
  OVER,
  PHONE_SERIALS,
  PRODUCTS,
} from '../support/sample-flow.js';

const FINISHED = Date.UTC(2026, 10, 23, 10);
const COUNT = { countId: 'C-1', batchId: 'B-2', mode: 'full', blind: false } as const;
const eventAfter = (facts: readonly FactBody[], document = DOCUMENT) =>
  captureEventOf(flowAfter(facts, document), 'event-1', FINISHED, -210);

async function schema(): Promise<Schema> {
  const response = await fetch(new URL('../../src/output/capture-event.schema.json', import.meta.url));
  return (await response.json()) as Schema;
}

describe('captureEventOf', () => {
  it('says where, when, by whom and for which document', () => {
    expect(eventAfter(COMPLETE)).to.deep.include({
      schema: 'serialkit/capture-event/1',
      eventId: 'event-1',
      flow: 'asn-receiving',
      documentId: 'ASN-20417',
      refs: [{ type: 'po', id: '4500012' }],
      locationId: 'store-12',
      counterpartyLocationId: 'northwind',
      deviceId: 'till-7',
      userId: 'mia',
      startedAt: '2026-11-23T09:00:00.000Z',
      finishedAt: '2026-11-23T10:00:00.000Z',
      utcOffset: '-03:30',
    });
  });

  it('names the other location of a transfer', () => {
    const document = {
      ...DOCUMENT,
      flow: 'transfer-ship',
      sourceLocationId: 'store-12',
      destinationLocationId: 'store-9',
    } as const;
    expect(eventAfter([], document).counterpartyLocationId).to.equal('store-9');
  });

  it('tells lines that match from lines over and under, and names missing serials', () => {
    const { lines } = eventAfter(OVER);
    expect(lines.map(({ status }) => status)).to.deep.equal(['under', 'over', 'under', 'under']);
    expect(lines[0]?.missingSerials).to.deep.equal([PHONE_SERIALS[2]]);
    expect(lines[1]?.serials[2]?.flags).to.deep.equal(['over-quantity']);
  });

  it('keeps the raw reading only where it says more than the serial', () => {
    expect(eventAfter(HALF_DONE).lines[0]?.serials[0]).not.to.have.property('raw');
    const raw = accepted('2', 'A1');
    if (raw.type !== 'serial-accepted') throw new Error('not a serial');
    const reading = { ...raw.captured.reading, text: ']C121A1', symbology: 'code-128' } as const;
    const [, line] = eventAfter([{ ...raw, captured: { ...raw.captured, reading } }]).lines;
    expect(line?.serials[0]).to.include({ serial: 'A1', raw: ']C121A1', symbology: 'code-128' });
  });

  it('has the reasons of what differs still, also those that the document gives', () => {
    const given = (lineId: string, mismatch: 'missing' | 'under'): FactBody => {
      return { type: 'reason-given', lineId, mismatch, reason: 'short' };
    };
    const turnedUp = accepted('1', PHONE_SERIALS[2]);
    const { lines } = eventAfter([...HALF_DONE, given('1', 'missing'), given('3', 'under'), turnedUp]);
    expect(lines.map(({ reasons }) => reasons)).to.deep.equal([undefined, undefined, { under: 'short' }, undefined]);
    const back = { ...DOCUMENT, flow: 'return-to-vendor', reason: 'recall' } as const;
    expect(eventAfter(HALF_DONE, back).lines[1]?.reasons).to.deep.equal({ moved: 'recall' });
  });

  it('has the reason of a line of a return, whatever else differs or came', () => {
    const lines = DOCUMENT.lines.map(line => (line.lineId === '1' ? { ...line, reason: 'overstock' } : line));
    const back = { ...DOCUMENT, flow: 'return-to-vendor', reason: 'recall', lines } as const;
    const { lines: written } = eventAfter(HALF_DONE, back);
    expect(written.map(({ status, reasons }) => [status, reasons])).to.deep.equal([
      ['under', { moved: 'overstock' }],
      ['match', { moved: 'recall' }],
      ['under', { moved: 'recall' }],
      ['under', { moved: 'recall' }],
    ]);
  });

  it('calls no line a match that has not its check mark: a full substitution, a torn label', () => {
    const [, , third] = PHONE_SERIALS;
    const other = accepted('1', 'X9', ['not-on-document']);
    if (other.type !== 'serial-accepted') throw new Error('not a serial');
    const unlisted: FactBody = { ...other, captured: { ...other.captured, expected: false } };
    const torn: FactBody = { type: 'unreadable-counted', lineId: '3', unitId: 'u1', reason: 'torn' };
    const drills = ['A', 'B', 'C'].map(serial => accepted('3', serial));
    const { lines } = eventAfter([...HALF_DONE, unlisted, ...drills, torn]);
    expect(lines[0]).to.deep.include({ status: 'substituted', countedQty: 3, missingSerials: [third] });
    expect(lines[2]).to.deep.include({ status: 'substituted', countedQty: 4 });
    expect(lines[2]?.serials).to.have.lengthOf(3);
  });

  it('tells what was not counted from what was counted and not there', () => {
    const none: FactBody = { type: 'unit-counted', lineId: '4', delta: 0 };
    const { lines } = eventAfter([none], { ...DOCUMENT, flow: 'cycle-count', count: COUNT });
    expect(lines.map(({ status }) => status)).to.deep.equal(['not-counted', 'not-counted', 'not-counted', 'under']);
  });

  it('has all GTINs of a product that has several', async () => {
    const gtins = ['09521234543213', '09521234543220'];
    const state = flowAfter(COMPLETE);
    const lines = state.lines.map(line => ({ ...line, product: { ...line.product, gtins } }));
    const event = captureEventOf({ ...state, lines }, 'event-1', FINISHED, 0);
    expect(event.lines[0]).to.deep.include({ gtin: '09521234543213', gtins });
    expect(schemaErrors(await schema(), JSON.parse(writeEventJson(event).text))).to.deep.equal([]);
    expect(eventAfter(COMPLETE).lines[0]).not.to.have.property('gtins');
  });

  it('has the GTIN of each serial, and only the flags that still hold', () => {
    const read = (serial: string, gtin: string): FactBody => {
      const taken = accepted('2', serial, ['over-quantity']);
      return taken.type === 'serial-accepted' ? { ...taken, captured: { ...taken.captured, gtin } } : taken;
    };
    const [, line] = eventAfter([read('S1', '09521234543213'), read('S2', '09521234543220')]).lines;
    expect(line?.gtin).to.equal('09521234543213');
    expect(line?.serials.map(({ gtin, flags }) => [gtin, flags])).to.deep.equal([
      ['09521234543213', undefined],
      ['09521234543220', undefined],
    ]);
  });

  it('does not tell of a product that was scanned and set aside', () => {
    const [stray] = PRODUCTS;
    if (!stray) throw new Error('No product');
    const added: FactBody = {
      type: 'line-added',
      lineId: '+STRAY',
      product: { ...stray, sku: 'STRAY' },
      unexpected: true,
    };
    expect(eventAfter([added]).lines.map(({ lineId }) => lineId)).to.deep.equal(['1', '2', '3', '4']);
    const counted: FactBody = { type: 'unit-counted', lineId: '+STRAY', delta: 1 };
    expect(eventAfter([added, counted]).lines.map(({ lineId }) => lineId)).to.include('+STRAY');
  });

  it('names the event that it corrects', () => {
    const completed = (eventId: string): FactBody => ({ type: 'flow-completed', eventId });
    const state = flowAfter([
      ...COMPLETE,
      completed('e1'),
      { type: 'flow-reopened', supersedes: 'e1' },
      completed('e2'),
    ]);
    expect(captureEventOf(state, 'e2', FINISHED, 0).supersedes).to.equal('e1');
  });
});

describe('createEventWriter', () => {
  it('writes the last event of a completed flow', () => {
    const state = flowAfter([...COMPLETE, { type: 'flow-completed', eventId: 'e1' }]);
    const written = createEventWriter()(state, FINISHED, 60);
    expect(written).to.deep.include({ eventId: 'e1', flowId: 'flow-1', createdAtMs: FINISHED, attempts: 0 });
    expect(written.event.utcOffset).to.equal('+01:00');
    expect(written.file.text).to.contain(PHONE_SERIALS.join('|'));
  });

  it('refuses a bad format at start', () => {
    expect(() => createEventWriter({ fieldDelimiter: '|' })).to.throw(EventFormatError, 'equal-delimiters');
  });
});

describe('JSON event', () => {
  const events = {
    'a complete delivery': eventAfter(COMPLETE),
    'a delivery with differences': eventAfter(OVER),
    'a count with a torn label': eventAfter(
      [...OVER, { type: 'unreadable-counted', lineId: '3', unitId: 'u1', reason: 'torn' }],
      { ...DOCUMENT, flow: 'cycle-count', count: COUNT },
    ),
    'a delivery that the host does not know': eventAfter(disputed('2', 'A')),
    'an empty count': eventAfter([], { ...DOCUMENT, flow: 'cycle-count', count: COUNT }),
  };
  for (const [name, event] of Object.entries(events)) {
    it(`of ${name} fits the published schema`, async () => {
      expect(schemaErrors(await schema(), JSON.parse(writeEventJson(event).text))).to.deep.equal([]);
    });
  }

  it('is held to the schema: what does not fit is named', async () => {
    const [line] = eventAfter(COMPLETE).lines;
    const broken = { ...eventAfter([]), flow: 'barter', colour: 'red', lines: [{ ...line, countedQty: -1 }] };
    expect(schemaErrors(await schema(), broken)).to.have.members([
      '$.flow: enum',
      '$.colour: additionalProperties',
      '$.lines.0.countedQty: minimum',
    ]);
  });
});

describe('table for people', () => {
  it('has one row a serial, and guards formulas', () => {
    const { text } = writePeopleCsv(eventAfter([accepted('2', '=1+2'), accepted('2', 'B,1')]));
    const rows = text.split('\r\n');
    const unit = '2026-11-23T09:00:00.000Z,wedge,1,good,,,,,mia,till-7';
    expect(rows[0]).to.equal(
      'Document,Product,GTIN,Expected,Counted,Status,Serial,Captured at,Source,Units,Condition,Reason,Lot,Expiry,Carton,User,Device',
    );
    expect(rows).to.include(`ASN-20417,GC-X1,,2,2,match,'=1+2,${unit}`);
    expect(rows).to.include(`ASN-20417,GC-X1,,2,2,match,"B,1",${unit}`);
    expect(rows).to.include('ASN-20417,CA-USBC-2,,10,0,under,,,,0,,,,,,,');
  });

  it('guards what a spreadsheet would make another number or a date of', () => {
    const spoilt = ['8949020001234567890', '000451', '12E5', '1E400', '007.5', '3-4', '2026/11/30', '12:30', 'MAR2'];
    const whole = ['451', '123456789012345', 'A-000451', 'D18-12E5', '12E', 'MARS2'];
    const serials = [...spoilt, ...whole];
    const { text } = writePeopleCsv(eventAfter(serials.map(serial => accepted('2', serial))));
    const written = text.split('\r\n').flatMap(row => (row.includes(',GC-X1,') ? (row.split(',')[6] ?? '') : []));
    expect(written).to.deep.equal([...spoilt.map(serial => `'${serial}`), ...whole]);
  });
});

describe('what belongs to one unit', () => {
  const key = (serial: string) => `GC-X1\u001f${serial}`;
  const count = { type: 'unit-counted', lineId: '4', delta: 3, lot: 'L1', expiry: '2027-01-31' } as const;
  const facts: readonly FactBody[] = [
    accepted('2', 'A'),
    accepted('2', 'B'),
    { type: 'unit-marked', lineId: '2', key: key('A'), condition: 'damaged', reason: 'crushed' },
    { type: 'unreadable-counted', lineId: '3', unitId: 'u1', reason: 'torn' },
    { type: 'unit-marked', lineId: '3', unitId: 'u1', condition: 'rejected', reason: 'wet' },
    { type: 'unit-counted', lineId: '4', delta: 2 },
    count,
    { type: 'units-marked', lineId: '4', quantity: 1, condition: 'damaged', reason: 'wet' },
  ];
  const lineOf = (lineId: string, by = facts) => eventAfter(by).lines.find(line => line.lineId === lineId);

  it('is its condition with the reason, beside how many of the line are so', () => {
    const [damaged, good] = lineOf('2')?.serials ?? [];
    expect(damaged).to.include({ serial: 'A', condition: 'damaged', reason: 'crushed' });
    expect(good).not.to.have.any.keys('condition', 'reason');
    expect(lineOf('2')).to.include({ countedQty: 2, damagedQty: 1, status: 'substituted' });
    expect(lineOf('2')?.reasons).to.deep.equal({ damaged: 'crushed' });
    expect(lineOf('3')?.unreadable?.[0]).to.include({ reason: 'torn', condition: 'rejected', conditionReason: 'wet' });
    expect(lineOf('3')?.rejectedQty).to.equal(1);
  });

  it('parts a quantity, with the time of each part', () => {
    const at = '2026-11-23T09:00:00.000Z';
    expect(lineOf('4')?.shares).to.deep.equal([
      { quantity: 2, at },
      { quantity: 2, lot: 'L1', expiry: '2027-01-31', at },
      { quantity: 1, condition: 'damaged', reason: 'wet', lot: 'L1', expiry: '2027-01-31', at },
    ]);
  });

  it('is who took it, where that is not who completed', () => {
    const state = flowAfter(facts);
    const later = replayFrom(state, [{ atMs: state.latestAtMs, deviceId: 'till-9', userId: 'ben', ...count }]);
    const event = captureEventOf(later, 'e1', later.latestAtMs, 0);
    expect(event).to.include({ userId: 'ben', deviceId: 'till-9' });
    const takers = event.lines.flatMap(({ serials, shares = [] }) =>
      [...serials, ...shares].map(({ by }) => by?.userId),
    );
    expect(takers).to.deep.equal(['mia', 'mia', 'mia', 'mia', 'mia', undefined]);
  });

  it('fits the published schema', async () => {
    expect(schemaErrors(await schema(), JSON.parse(writeEventJson(eventAfter(facts)).text))).to.deep.equal([]);
  });
});

describe('the time of completion', () => {
  it('is never before the last fact, though somebody has set the clock back', () => {
    const state = flowAfter([accepted('2', 'A')]);
    const event = captureEventOf(state, 'e1', Date.UTC(2019, 0, 1), 0);
    expect(event.finishedAt).to.equal('2026-11-23T09:00:00.000Z');
  });
});
