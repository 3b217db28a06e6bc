import { expect } from 'chai';
import { parseReading, type Reading } from '../../../src/codes/index.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { Bench, NO_EVIDENCE, short } from '../bench.js';

const labelOf = (text: string) => {
  const reading: Reading = { id: `id-${text}`, text, source: 'bridge', atMs: 1, group: 'g' };
  return { reading, parsed: parseReading(reading, { expects: 'serial', isProduct: () => false }) };
};

function ask(bench: Bench, ...texts: readonly [string, ...string[]]): string {
  const [first, ...others] = texts;
  return short(bench.ask({ type: 'read', ...labelOf(first), others: others.map(labelOf), evidence: NO_EVIDENCE }));
}
const choose = (bench: Bench, serial: string) =>
  short(bench.ask({ type: 'choose-serial', serial, evidence: NO_EVIDENCE }));

describe('the choice between the serials of one label', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
    bench.ask({ type: 'select-line', lineId: '2' });
  });

  it('is asked with exactly these, and the chosen one goes to the line that waits', () => {
    expect(ask(bench, 'D-1', 'D-2')).to.equal('prompt choice');
    expect(bench.state.prompt).to.deep.include({ serials: ['D-1', 'D-2'], resumes: '2' });
    expect(choose(bench, 'D-2')).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['D-2']);
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
    expect(bench.facts.find(fact => fact.type === 'serial-accepted')?.captured).not.to.have.property('others');
  });

  it('is answered by nothing else', () => {
    ask(bench, 'D-1', 'D-2');
    expect(choose(bench, 'D-3')).to.equal('done');
    expect(bench.state.prompt?.type).to.equal('choice');
    expect(bench.serialsOf('2')).to.deep.equal([]);
  });

  it('stays open while another unit is scanned', () => {
    ask(bench, 'D-1', 'D-2');
    expect(short(bench.scan('D-9'))).to.equal('accepted');
    expect(bench.state.prompt?.type).to.equal('choice');
  });

  it('goes on with what is asked about the chosen one', () => {
    ask(bench, 'D-1', 'P1');
    choose(bench, 'P1');
    expect(bench.state.prompt, 'listed on another line').to.deep.include({ type: 'wrong-product', lineId: '1' });
    bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(bench.serialsOf('1')).to.deep.equal(['P1']);
    expect(bench.state.waiting).to.deep.equal([]);
  });

  it('uncovers the question that waits below it', () => {
    bench.scan('P1');
    expect(bench.state.prompt?.type).to.equal('wrong-product');
    ask(bench, 'D-1', 'D-2');
    choose(bench, 'D-1');
    expect(bench.serialsOf('2')).to.deep.equal(['D-1']);
    expect(bench.state.prompt?.type).to.equal('wrong-product');
  });

  it('asks for the product where no line waits', () => {
    bench.ask({ type: 'close-prompt' });
    ask(bench, 'X-1', 'X-2');
    choose(bench, 'X-2');
    expect(bench.state.prompt).to.deep.include({ type: 'product', serial: 'X-2' });
  });

  it('is the same after a replay', () => {
    ask(bench, 'D-1', 'D-2');
    expect(replay(bench.facts).prompt).to.deep.equal(bench.state.prompt);
    expect(replay(bench.facts).held?.others).to.have.length(1);
  });
});
