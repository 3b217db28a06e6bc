import { expect } from 'chai';
import type { CapturedLine, CaptureEvent } from '../../src/domain/model/capture-event.js';
import type { FlowKind } from '../../src/domain/model/document.js';
import { captureEventOf, writeEpcis, type EpcisOptions } from '../../src/output/index.js';
import { flowAfter } from '../support/sample-flow.js';

const OPTIONS: EpcisOptions = { baseUri: 'https://shop.example/', glns: { 'store-12': '9521234000013' } };
const BASE = captureEventOf(flowAfter(), 'e1', Date.UTC(2026, 10, 23, 10), 60);
const LINE: CapturedLine = {
  lineId: '1',
  sku: 'GC X1',
  gtin: '09521234543213',
  serialized: true,
  countedQty: 1,
  serials: [{ serial: 'A/1', at: BASE.finishedAt, source: 'camera' }],
  missingSerials: ['B'],
  status: 'match',
};

type ObjectEvent = Readonly<Record<string, unknown>>;

function eventsOf(
  changes: Partial<CaptureEvent>,
  lines: readonly Partial<CapturedLine>[] = [{}],
): readonly ObjectEvent[] {
  const event = { ...BASE, refs: [], ...changes, lines: lines.map(line => ({ ...LINE, ...line })) };
  const { text } = writeEpcis(event, OPTIONS);
  return (JSON.parse(text) as { epcisBody: { eventList: ObjectEvent[] } }).epcisBody.eventList;
}

describe('writeEpcis', () => {
  const rows: [FlowKind, string | undefined, Partial<CapturedLine>, string, string, string | undefined, string[]][] = [
    ['asn-receiving', undefined, {}, 'OBSERVE', 'receiving', 'in_progress', ['desadv', 'recadv']],
    [
      'asn-receiving',
      undefined,
      { status: 'unexpected' },
      'OBSERVE',
      'receiving',
      'mismatch_instance',
      ['desadv', 'recadv'],
    ],
    ['blind-receiving', undefined, { status: 'unexpected' }, 'OBSERVE', 'receiving', 'in_progress', ['recadv']],
    ['transfer-ship', undefined, {}, 'OBSERVE', 'shipping', 'in_transit', ['desadv']],
    ['transfer-receive', undefined, {}, 'OBSERVE', 'receiving', 'in_progress', ['desadv', 'recadv']],
    ['return-to-vendor', undefined, {}, 'OBSERVE', 'shipping', 'returned', ['rma']],
    ['cycle-count', undefined, {}, 'OBSERVE', 'cycle_counting', 'sellable_accessible', ['-']],
    ['cycle-count', undefined, { status: 'unexpected' }, 'OBSERVE', 'cycle_counting', 'mismatch_instance', ['-']],
    ['adjustment', 'found', {}, 'OBSERVE', 'stock_taking', 'sellable_not_accessible', []],
    ['adjustment', 'damaged', {}, 'OBSERVE', 'holding', 'damaged', []],
    ['adjustment', 'lost', {}, 'OBSERVE', 'stock_taking', 'unknown', []],
    ['adjustment', 'stolen', {}, 'OBSERVE', 'stock_taking', 'stolen', []],
    ['adjustment', 'destroyed', {}, 'DELETE', 'destroying', 'destroyed', []],
    ['adjustment', 'other', {}, 'OBSERVE', 'stock_taking', undefined, []],
  ];
  for (const [flow, reason, line, action, bizStep, disposition, documents] of rows) {
    it(`maps ${flow} ${reason ?? line.status ?? ''} to ${bizStep}, ${disposition ?? 'no disposition'}`, () => {
      const [event = {}] = eventsOf({ flow, ...(reason && { reason }) }, [line]);
      const list = (event.bizTransactionList ?? []) as { type?: string }[];
      expect(event).to.include({ type: 'ObjectEvent', action, bizStep });
      expect(event.disposition).to.equal(disposition);
      expect(list.map(({ type = '-' }) => type)).to.deep.equal(documents);
    });
  }

  it('names units by Digital Link, or by an address of the partner where GS1 allows none', () => {
    const long = { serial: 'A'.repeat(21), at: BASE.finishedAt, source: 'wedge' };
    const [event] = eventsOf({}, [{}, { serials: [long] }]);
    expect(event?.epcList).to.deep.equal([
      'https://id.gs1.org/01/09521234543213/21/A%2F1',
      `https://shop.example/obj/GC%20X1.${'A'.repeat(21)}`,
    ]);
  });

  it('counts products without serials by quantity', () => {
    const [event] = eventsOf({}, [{ serialized: false, serials: [], countedQty: 6 }]);
    expect(event?.quantityList).to.deep.equal([{ epcClass: 'https://id.gs1.org/01/09521234543213', quantity: 6 }]);
  });

  it('says where the units are and where they came from', () => {
    const [received] = eventsOf({});
    expect(received).to.deep.include({
      bizLocation: { id: 'https://id.gs1.org/414/9521234000013' },
      sourceList: [{ type: 'location', source: 'https://shop.example/loc/northwind' }],
      destinationList: [{ type: 'location', destination: 'https://id.gs1.org/414/9521234000013' }],
    });
    const [shipped] = eventsOf({ flow: 'return-to-vendor' });
    expect(shipped).not.to.have.property('bizLocation');
  });

  it('splits what was announced from what was not, under ids that stay the same', () => {
    const flagged = { serial: 'Z', at: BASE.finishedAt, source: 'wedge', flags: ['not-on-document'] };
    const events = eventsOf({}, [{ serials: [...LINE.serials, flagged] }]);
    expect(events.map(({ eventID }) => eventID)).to.deep.equal([
      'https://shop.example/event/e1/1',
      'https://shop.example/event/e1/2',
    ]);
    expect(events.map(({ disposition }) => disposition)).to.deep.equal(['in_progress', 'mismatch_instance']);
  });

  it('makes no event where nothing was seen', () => {
    expect(eventsOf({}, [{ serials: [], countedQty: 0, status: 'under' }])).to.deep.equal([]);
  });

  it('declares an event wrong and names the corrective one', () => {
    const event = { ...BASE, lines: [LINE] };
    const declaredAt = '2026-11-24T08:00:00.000Z';
    const { text } = writeEpcis(event, OPTIONS, {
      declaredAt,
      correctedBy: { ...event, eventId: 'e2', supersedes: 'e1' },
    });
    expect(JSON.parse(text))
      .to.have.nested.property('epcisBody.eventList[0].errorDeclaration')
      .that.deep.equals({
        declarationTime: declaredAt,
        reason: 'incorrect_data',
        correctiveEventIDs: ['https://shop.example/event/e2/1'],
      });
  });
});
