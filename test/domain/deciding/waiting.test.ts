import { expect } from 'chai';
import { replay } from '../../../src/domain/folding/apply.js';
import { Bench, NO_EVIDENCE, short } from '../bench.js';

const held = ({ state }: Bench): (string | undefined)[] => [
  state.held?.serial,
  ...[...state.waiting].reverse().map(question => question.held.serial),
];

describe('a question that a later one covers', () => {
  it('comes up again once that one is answered, and loses no serial', () => {
    const bench = new Bench();
    for (const serial of ['X1', 'X2', 'X3']) bench.scan(serial);
    expect(held(bench)).to.deep.equal(['X3', 'X2', 'X1']);
    expect(short(bench.ask({ type: 'choose-line', lineId: '2', evidence: NO_EVIDENCE }))).to.equal('accepted');
    bench.ask({ type: 'close-prompt' });
    expect(held(bench)).to.deep.equal(['X1']);
    expect(short(bench.ask({ type: 'choose-line', lineId: '2', evidence: NO_EVIDENCE }))).to.equal('accepted');
    expect(held(bench)).to.deep.equal([undefined]);
    expect(bench.serialsOf('2')).to.deep.equal(['X3', 'X1']);
    expect(replay(bench.facts)).to.deep.equal(bench.state);
  });

  it('is one question, however often its serial is scanned', () => {
    const bench = new Bench();
    for (const serial of ['X1', 'X2', 'X1']) bench.scan(serial);
    expect(held(bench)).to.deep.equal(['X1', 'X2']);
  });

  it('comes back when the serial prompt above it is done', () => {
    const bench = new Bench();
    bench.scan('X1');
    bench.ask({ type: 'select-line', lineId: '2' });
    expect([bench.state.prompt?.type, bench.state.waiting.length]).to.deep.equal(['serial', 1]);
    bench.scan('D1');
    bench.scan('D2');
    expect(held(bench)).to.deep.equal(['X1']);
  });

  it('is asked before the serial prompt that both interrupted, which comes back in the end', () => {
    const bench = new Bench({}, { policies: { 'asn-receiving': { 'not-verified': 'confirm' } } });
    bench.scan('DRILL');
    for (const serial of ['D1', 'D2']) bench.scan(serial, { verification: 'unknown' });
    bench.ask({ type: 'close-prompt' });
    expect([bench.state.prompt?.type, held(bench)]).to.deep.equal(['confirm', ['D1']]);
    bench.ask({ type: 'close-prompt' });
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
  });

  it('keeps review and completion waiting, because its unit would be lost without a word', () => {
    for (const action of [{ type: 'start-review' }, { type: 'complete', eventId: 'E1' }] as const) {
      const bench = new Bench();
      for (const serial of ['X1', 'X2']) bench.scan(serial);
      for (let open = 2; open > 0; open--) {
        expect(bench.ask(action)).to.include({ outcome: 'refused', code: 'questions-open' });
        expect([bench.state.status, bench.state.waiting.length]).to.deep.equal(['capturing', open - 1]);
        bench.ask({ type: 'close-prompt' });
      }
      expect(bench.ask(action)).to.not.include({ code: 'questions-open' });
    }
  });

  it('ends with cancellation', () => {
    const bench = new Bench();
    for (const serial of ['X1', 'X2']) bench.scan(serial);
    bench.ask({ type: 'cancel' });
    expect([bench.state.status, bench.state.prompt, bench.state.waiting]).to.deep.equal(['cancelled', undefined, []]);
  });
});

describe('which of several products has a serial that their lists share', () => {
  const listing = (lineId: string, sku: string) =>
    ({ lineId, sku, expectedQty: 3, expectedSerials: ['S1', `${sku}-2`], serialPolicy: 'advisory' }) as const;
  const lines = [
    { lineId: '1', sku: 'STRAY', expectedQty: 3, serialPolicy: 'none' } as const,
    listing('2', 'DRILL'),
    listing('3', 'PHONE'),
  ];

  it('is not answered by the next box where the flow is worked product first', () => {
    const bench = new Bench({ lines });
    bench.scan('STRAY');
    expect(short(bench.scan('T-1'))).to.equal('accepted');
    expect(short(bench.scan('S1'))).to.equal('prompt product');
    expect(short(bench.scan('DRILL'))).to.equal('prompt serial');
    expect(short(bench.scan('DRILL-2'))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['DRILL-2']);
    expect(bench.serialsOf('1')).to.deep.equal(['T-1']);
    expect(short(bench.scan('S1'))).to.equal('accepted');
    expect(bench.state.waiting).to.be.empty;
  });

  it('is answered by its product where nothing tells how the flow is worked, or serial first', () => {
    const bench = new Bench({ lines });
    expect(short(bench.scan('S1'))).to.equal('prompt product');
    expect(short(bench.scan('DRILL'))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['S1']);
  });
});
