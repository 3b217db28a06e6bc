import { expect } from 'chai';
import * as fc from 'fast-check';
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
    ['sale', undefined, {}, 'OBSERVE', 'retail_selling', 'retail_sold', ['-']],
    ['customer-return', undefined, {}, 'OBSERVE', 'receiving', 'returned', ['-']],
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

  it('names a unit by the GTIN that was read with it, though the line has another', () => {
    const [first, second] = ['09521234543213', '09521234543220'] as const;
    const read = (serial: string, gtin?: string) => {
      return { serial, ...(gtin && { gtin }), at: BASE.finishedAt, source: 'camera' };
    };
    const [event] = eventsOf({}, [{ serials: [read('S1', first), read('S2', second), read('S3')] }]);
    expect(event?.epcList).to.deep.equal([
      'https://id.gs1.org/01/09521234543213/21/S1',
      'https://id.gs1.org/01/09521234543220/21/S2',
      // Nobody knows under which of the two it was packed.
      'https://shop.example/obj/GC%20X1.S3',
    ]);
  });

  it('guesses no GTIN where the product has several', () => {
    const gtins = ['09521234543213', '09521234543220'];
    const [event] = eventsOf({}, [{ gtins }, { gtins, serialized: false, serials: [], countedQty: 6 }]);
    expect(event?.epcList).to.deep.equal(['https://shop.example/obj/GC%20X1.A%2F1']);
    expect(event?.quantityList).to.deep.equal([{ epcClass: 'https://shop.example/class/GC%20X1', quantity: 6 }]);
  });

  it('never gives two units one name', () => {
    const part = fc.string({ unit: fc.constantFrom(...'12.~%/E0 é'), minLength: 1, maxLength: 5 });
    const unit = fc.tuple(part, part);
    const nameOf = ([sku, serial]: readonly [string, string]) => {
      const { gtin: _, ...line } = LINE;
      const lines = [{ ...line, sku, serials: [{ serial, at: BASE.finishedAt, source: 'wedge' }] }];
      const { text } = writeEpcis({ ...BASE, lines }, OPTIONS);
      return /"epcList": \[\s+"([^"]+)"/.exec(text)?.[1] ?? '';
    };
    expect(nameOf(['100.2', '7'])).to.equal('https://shop.example/obj/100~12.7');
    expect(nameOf(['100', '2.7'])).to.equal('https://shop.example/obj/100.2.7');
    fc.assert(
      fc.property(unit, unit, (one, other) => {
        const names = [one, other].map(nameOf);
        for (const name of names) expect(new URL(name).href).to.equal(name);
        // Whoever compares normalized URIs reads escaped dots and tildes as plain ones.
        const normal = names.map(name => name.replaceAll('%2E', '.').replaceAll('%7E', '~'));
        expect(normal[0] === normal[1]).to.equal(one[0] === other[0] && one[1] === other[1]);
      }),
      { numRuns: 500 },
    );
  });

  it('names two units of products that share a GTIN apart, where they have one serial', () => {
    const serials = ['A1', 'A2'].map(serial => ({ serial, at: BASE.finishedAt, source: 'camera' as const }));
    const read = serials.slice(0, 1).map(captured => ({ ...captured, gtin: '09521234543213' }));
    const [event] = eventsOf({}, [
      { sku: 'NEW', serials },
      { sku: 'REFURB', serials: read },
    ]);
    expect(event?.epcList).to.deep.equal([
      'https://shop.example/obj/NEW.A1',
      'https://id.gs1.org/01/09521234543213/21/A2',
      'https://shop.example/obj/REFURB.A1',
    ]);
  });

  it('names no unit by a step in a path', () => {
    const [event] = eventsOf({}, [{ serials: [{ serial: '..', at: BASE.finishedAt, source: 'wedge' }] }]);
    expect(event?.epcList).to.deep.equal(['https://shop.example/obj/GC%20X1...']);
  });

  it('counts units whose label cannot be read by their class', () => {
    const unreadable = [
      { unitId: 'u1', reason: 'torn', at: BASE.finishedAt },
      { unitId: 'u2', reason: 'wet', at: BASE.finishedAt },
    ];
    const [event] = eventsOf({}, [{ serials: [], countedQty: 2, unreadable, status: 'substituted' }]);
    expect(event).to.deep.include({
      quantityList: [{ epcClass: 'https://id.gs1.org/01/09521234543213', quantity: 2 }],
      disposition: 'in_progress',
      persistentDisposition: { set: ['mismatch_instance'] },
    });
    expect(event).not.to.have.property('epcList');
  });

  describe('says which units differ', () => {
    const at = BASE.finishedAt;
    const units = (changes: Partial<CaptureEvent>, line: Partial<CapturedLine>) =>
      eventsOf(changes, [line]).map(({ epcList, disposition, persistentDisposition }) => {
        const { set = [] } = (persistentDisposition ?? {}) as { set?: string[] };
        const names = (epcList as string[] | undefined)?.map(name => name.split('/').at(-1)) ?? ['by class'];
        return [...names, disposition, ...set].join(' ');
      });
    const serial = (name: string, more: object = {}) => ({
      serial: name,
      at,
      source: 'wedge',
      expected: false,
      ...more,
    });

    it('by a flag, the host, or a list that does not have them', () => {
      const serials = [
        serial('T1', { expected: true }),
        serial('X9'),
        serial('F1', { expected: true, flags: ['already-in-stock'] }),
        serial('V1', { expected: true, verification: 'kept' }),
      ];
      expect(units({}, { status: 'substituted', serials, missingSerials: ['T2'] })).to.deep.equal([
        'T1 in_progress',
        'X9 mismatch_instance',
        'F1 V1 in_progress mismatch_instance',
      ]);
    });

    it('by the quantity of their line', () => {
      const serials = [serial('A'), serial('B', { flags: ['over-quantity'] })];
      expect(units({}, { status: 'over', serials, missingSerials: [] })).to.deep.equal([
        'A B in_progress mismatch_quantity',
      ]);
      const by = { serialized: false, serials: [], missingSerials: [] };
      expect(units({}, { ...by, status: 'under', countedQty: 3 })).to.deep.equal([
        'by class in_progress mismatch_quantity',
      ]);
    });

    it('also where the step itself has no word for it', () => {
      expect(units({ flow: 'transfer-ship' }, { status: 'unexpected' })).to.deep.equal([
        'A%2F1 in_transit mismatch_instance',
      ]);
    });
  });

  it('takes the meaning of an adjustment from the reason for which its units move', () => {
    const reasons = { over: 'extra', moved: 'damaged' };
    const [event] = eventsOf({ flow: 'adjustment' }, [{ reasons }]);
    expect(event?.disposition).to.equal('damaged');
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

describe('what EPCIS says of single units', () => {
  const at = BASE.finishedAt;
  const unit = (serial: string, more: object = {}) => ({ serial, at, source: 'camera', expected: true, ...more });
  const quantities = { ...LINE, serialized: false, serials: [], missingSerials: [] };
  const namesIn = (event: ObjectEvent) =>
    ((event.epcList ?? event.childEPCs ?? []) as string[]).map(name => name.split('/').at(-1));

  it('is their condition, beside what the step says', () => {
    const serials = [unit('A'), unit('B', { condition: 'damaged' }), unit('C', { condition: 'rejected' })];
    const events = eventsOf({}, [
      { countedQty: 3, damagedQty: 1, rejectedQty: 1, missingSerials: [], serials, status: 'substituted' },
    ]);
    const told = events.map(event => [...namesIn(event), event.disposition, event.persistentDisposition]);
    expect(told).to.deep.equal([
      ['A', 'in_progress', undefined],
      ['B', 'in_progress', { set: ['damaged'] }],
      ['C', 'in_progress', { set: ['non_sellable_other'] }],
    ]);
  });

  it('is their lot: of units with serials beside them, of others by the class of the lot', () => {
    const [first, second] = eventsOf({}, [
      { serials: [unit('A', { lot: 'L1', expiry: '2027-01-31' })] },
      {
        ...quantities,
        countedQty: 5,
        shares: [
          { quantity: 2, lot: 'L/2', at },
          { quantity: 3, at },
        ],
      },
    ]);
    expect(first).to.deep.include({ 'cbvmda:lotNumber': 'L1', 'cbvmda:itemExpirationDate': '2027-01-31' });
    expect(second).to.deep.include({
      'cbvmda:lotNumber': 'L/2',
      quantityList: [{ epcClass: 'https://id.gs1.org/01/09521234543213/10/L%2F2', quantity: 2 }],
    });
  });

  it('names counted units by the GTIN that was read, and a lot without a GTIN by the partner’s address', () => {
    const gtins = ['09521234543213', '09521234543220'];
    const shares = [
      { quantity: 2, gtin: '09521234543220', at },
      { quantity: 1, lot: 'L1', at },
    ];
    const classes = eventsOf({}, [{ ...quantities, gtins, countedQty: 3, shares }]).flatMap(({ quantityList }) =>
      (quantityList as { epcClass: string }[]).map(({ epcClass }) => epcClass),
    );
    expect(classes).to.deep.equal(['https://id.gs1.org/01/09521234543220', 'https://shop.example/lot/GC%20X1.L1']);
  });

  it('is the carton that was scanned for them', () => {
    const cartonId = '123456789012345675';
    const shares = [
      { quantity: 4, cartonId, at },
      { quantity: 1, condition: 'damaged' as const, cartonId, at },
      { quantity: 2, at },
    ];
    const events = eventsOf({}, [{ ...quantities, countedQty: 7, damagedQty: 1, shares, status: 'substituted' }]);
    expect(events.map(({ type }) => type)).to.deep.equal(['ObjectEvent', 'ObjectEvent', 'AggregationEvent']);
    expect(events.at(-1)).to.deep.include({
      parentID: `https://id.gs1.org/00/${cartonId}`,
      childQuantityList: [{ epcClass: 'https://id.gs1.org/01/09521234543213', quantity: 5 }],
      action: 'OBSERVE',
    });
    expect(new Set(events.map(({ eventID }) => eventID)).size).to.equal(3);
  });

  it('keeps every reference, under a type of the partner’s own where CBV has none', () => {
    const refs = [
      { type: 'desadv', id: 'OTHER' },
      { type: 'po', id: '1' },
      { type: 'route', id: 'R1' },
    ];
    const [event] = eventsOf({ refs });
    expect(event?.bizTransactionList).to.deep.include.members([
      { type: 'desadv', bizTransaction: 'https://shop.example/bt/desadv/OTHER' },
      { type: 'po', bizTransaction: 'https://shop.example/bt/po/1' },
      { type: 'https://shop.example/btt/route', bizTransaction: 'https://shop.example/bt/route/R1' },
    ]);
  });
});
