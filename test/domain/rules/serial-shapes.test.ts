import { expect } from 'chai';
import * as fc from 'fast-check';
import type { SerialShape } from '../../../src/domain/model/serial-shape.js';
import { mergedShapes, shapesOf, unitsOf, withoutSerial, withSerial } from '../../../src/domain/rules/serial-shapes.js';

const grown = (...serials: readonly string[]) => serials.reduce<readonly SerialShape[]>(withSerial, []);

describe('the shapes of serials', () => {
  it('have length, alphabet and lead, and how many units are no GTINs', () => {
    expect(shapesOf(['4006381333931', '4006380000007', 'AB-1', 'AB-2', 'AX-3'])).to.deep.equal([
      { length: 4, alphabet: 'true false -', lead: 'A', units: 3, unfit: 3 },
      { length: 13, alphabet: 'digits', lead: '400638', units: 2, unfit: 1 },
    ]);
  });

  it('are the same whether serials come one by one or together', () => {
    const serials = fc.uniqueArray(fc.stringMatching(/^[AB1]{1,3}$/), { maxLength: 8 });
    fc.assert(
      fc.property(serials, list => {
        const byKind = (shapes: readonly SerialShape[]) =>
          [...shapes].sort((one, other) => (one.length + one.alphabet < other.length + other.alphabet ? -1 : 1));
        expect(byKind(grown(...list))).to.deep.equal(byKind(shapesOf(list)));
      }),
    );
  });

  it('are at most eight, and the last one gives way', () => {
    const lengths = Array.from({ length: 9 }, (_, at) => '1'.repeat(at + 1));
    const shapes = grown('11', ...lengths);
    expect(shapes).to.have.length(8);
    expect(shapes.map(({ length }) => length)).to.include.members([2, 9]);
  });

  it('grow no further once enough is known, so that nothing has to be written again', () => {
    const many = grown(...Array.from({ length: 120 }, (_, at) => `SN${1000 + at}`));
    expect(many[0]?.units).to.equal(99);
    expect(withSerial(many, 'SN1999')).to.deep.equal(many);
  });

  it('lose a serial that was taken back', () => {
    expect(withoutSerial(grown('A1', 'A2'), 'A2')).to.deep.include.members([
      { length: 2, alphabet: 'capitals', lead: 'A', units: 1, unfit: 2 - 1 },
    ]);
    expect(withoutSerial(grown('A1'), 'A1')).to.deep.equal([]);
    expect(withoutSerial(grown('A1'), 'AB1')).to.deep.equal(grown('A1'));
  });

  it('stand for one unit where it is always the same one', () => {
    expect(grown('A1', 'A1', 'A1').map(unitsOf)).to.deep.equal([1]);
    expect(grown('A1', 'A2', 'A3').map(unitsOf)).to.deep.equal([3]);
  });

  it('are no more for being told twice', () => {
    const shapes = shapesOf(['SN100', 'SN101', 'X1']);
    expect(mergedShapes(shapes, shapes)).to.deep.equal(shapes);
    expect(mergedShapes(shapes, shapesOf(['SM100']))[0]).to.deep.include({ lead: 'S', units: 2 });
  });
});
