import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PNG } from 'pngjs';
import { DecoderLadder, type Wanted } from '../../../src/input/decode/decoder-ladder.js';
import { FilmMemory } from '../../../src/input/decode/film-memory.js';
import type { GrayPicture } from '../../../src/input/decode/gray-picture.js';
import { expandedText } from '../../../src/input/decode/more/databar-text.js';
import * as moreFormats from '../../../src/input/decode/more/more-formats.js';
import { parseReading } from '../../../src/codes/index.js';
import { drawnSymbol, type Drawn } from '../../support/drawn-symbol.js';

const loadMore = async (): Promise<typeof moreFormats> => moreFormats;

const read = async (picture: GrayPicture, wanted: Wanted = { loadMore }) =>
  (await new DecoderLadder(undefined, wanted).decode(picture)).map(({ symbology, text, aim }) => [
    symbology,
    text,
    aim,
  ]);

const EAN_13: Drawn = { bcid: 'ean13', text: '4006381333931', scale: 3 };
const PDF_417: Drawn = { bcid: 'pdf417', text: 'SN0042-ABC' };
const DATA_BAR: Drawn = { bcid: 'databaromni', text: '(01)04006381333931' };

describe('PDF417', () => {
  for (const turn of [0, 0.2, 1.5, 3.1])
    it(`is read where it is turned by ${turn} radians`, async () => {
      expect(await read(await drawnSymbol({ ...PDF_417, turn }))).to.deep.equal([['pdf-417', 'SN0042-ABC', ']L2']]);
    });

  for (const text of [
    'Abc;def {x} 12-34!',
    '1234567890123456789012345678901234567890123',
    'SN\t42\r\n#7',
    'Größe 漢 9',
    'a\x01b\x80\xffc',
    'x'.repeat(200),
  ])
    it(`says ${JSON.stringify(text.slice(0, 45))}`, async () => {
      const picture = await drawnSymbol({ ...PDF_417, text, options: { columns: text.length > 99 ? 5 : 2 } });
      expect(await read(picture)).to.deep.equal([['pdf-417', text, ']L2']]);
    });

  it('takes the character set that it names, and leaves one that we do not know to another decoder', async () => {
    const named = (eci: string): Drawn => ({ ...PDF_417, text: `^ECI${eci}SN-12`, options: { parsefnc: true } });
    expect(await read(await drawnSymbol(named('000003')))).to.deep.equal([['pdf-417', 'SN-12', ']L2']]);
    expect(await read(await drawnSymbol(named('000020')))).to.deep.equal([]);
  });

  it('says nothing where more is broken than error correction mends', async () => {
    const picture = await drawnSymbol(PDF_417);
    // A stain over the two columns of data, between the indicators of the rows.
    for (let y = 0; y < picture.height; y++)
      picture.data.fill(225, (y + 0.5) * picture.width - 40, (y + 0.5) * picture.width + 28);
    expect(await read(picture)).to.deep.equal([]);
  });
});

describe('GS1 DataBar', () => {
  for (const bcid of ['databaromni', 'databartruncated', 'databarstacked', 'databarstackedomni'])
    for (const turn of [0.1, 1.5, 3.1])
      it(`is read: ${bcid}, turned by ${turn} radians`, async () => {
        const picture = await drawnSymbol({ ...DATA_BAR, bcid, scale: 3, turn });
        expect(await read(picture)).to.deep.equal([['gs1-databar', '0104006381333931', ']e0']]);
      });

  for (const [text, elements] of [
    ['(01)04006381333931(21)A1b2', '010400638133393121A1b2'],
    ['(01)04006381333931(10)L7/x(21)SN-42_z', '010400638133393110L7/x\x1d21SN-42_z'],
    ['(01)04006381333931(10)AB(8005)000123', '010400638133393110AB\x1d8005000123'],
    ['(01)90012345678908(3103)001750', '01900123456789083103001750'],
    ['(01)90012345678908(3203)012345', '01900123456789083203012345'],
    ['(01)90012345678908(3102)001750(17)260131', '0190012345678908310200175017260131'],
    ['(01)90012345678908(3922)795', '01900123456789083922795'],
    ['(01)90012345678908(3932)978795(21)7', '01900123456789083932978795\x1d217'],
    ['(00)006141411234567890', '00006141411234567890'],
  ] as const)
    for (const bcid of ['databarexpanded', 'databarexpandedstacked'])
      it(`says its elements: ${bcid} with ${text}`, async () => {
        const picture = await drawnSymbol({ bcid, text, options: { dontlint: true } });
        expect(await read(picture)).to.deep.equal([['gs1-databar', elements, ']e0']]);
      });

  it('tells brackets within a value from those that people read', () => {
    // No GTIN in front; 21 as two digits, a change to capitals and one to all characters, and two brackets.
    expect(expandedText(['0', '00', '00', '0011111', '0000', '00100', '11101101', '11101110'].join(''))).to.equal(
      '21()',
    );
  });

  it('says nothing for data that the standard knows not', () => {
    expect(expandedText(['0', '00', '00', '0011111', '0000', '111111'].join(''))).to.equal(undefined);
  });

  it('is doubtful, so that another frame has to say the same', async () => {
    const [symbol] = await new DecoderLadder(undefined, { loadMore }).decode(await drawnSymbol(DATA_BAR));
    expect(symbol?.isDoubtful).to.equal(true);
  });

  it('is taken for the elements that it holds', async () => {
    const picture = await drawnSymbol({ bcid: 'databarexpanded', text: '(01)04006381333931(21)A1b2' });
    const [symbol] = await new DecoderLadder(undefined, { loadMore }).decode(picture);
    if (!symbol) throw new Error('It is read');
    const code = parseReading(
      { ...symbol, id: '1', source: 'camera', atMs: 0 },
      { isProduct: () => false, expects: 'any' },
    );
    expect(code).to.nested.include({ 'code.serial': 'A1b2', 'code.gtin': '04006381333931' });
  });
});

describe('a symbol near the camera', () => {
  for (const [drawn, text] of [
    [PDF_417, 'SN0042-ABC'],
    [DATA_BAR, '0104006381333931'],
  ] as const)
    it(`is read though its bars lie far apart: ${drawn.bcid}`, async () => {
      expect((await read(await drawnSymbol({ ...drawn, scale: 5, turn: 0.05 }))).map(([, said]) => said)).to.deep.equal(
        [text],
      );
    });
});

describe('the part for more formats', () => {
  /** A part that counts how often it is asked for. */
  function counting(load = loadMore) {
    const asked = { times: 0 };
    return { asked, loadMore: () => ((asked.times += 1), load()) };
  }

  it('is not asked for where another format is read, or nothing has bars', async () => {
    const { asked, loadMore: load } = counting();
    await read(await drawnSymbol(EAN_13), { loadMore: load });
    await read({ data: new Uint8ClampedArray(640 * 480).fill(200), width: 640, height: 480 }, { loadMore: load });
    expect(asked.times).to.equal(0);
  });

  it('is not asked for where none of its formats is asked for', async () => {
    const { asked, loadMore: load } = counting();
    expect(await read(await drawnSymbol(PDF_417), { loadMore: load, formats: ['ean-13'] })).to.deep.equal([]);
    expect(asked.times).to.equal(0);
  });

  it('is asked for once, and told where it does not come; the others are still read', async () => {
    const { asked, loadMore: load } = counting(() => Promise.reject(new Error('offline')));
    const decoder = new DecoderLadder(undefined, { loadMore: load });
    for (let picture = 0; picture < 2; picture++)
      expect(await decoder.decode(await drawnSymbol(PDF_417))).to.deep.equal([]);
    expect(asked.times).to.equal(1);
    expect(decoder.rungs[1]).to.deep.equal({ name: 'more-formats', isUsed: false, reason: 'failed' });
    const [symbol] = await decoder.decode(await drawnSymbol(EAN_13));
    expect(symbol?.text).to.equal('4006381333931');
  });

  it('holds up no frame of a film while it comes', async () => {
    let arrive: (part: typeof moreFormats) => void = () => undefined;
    const coming = new Promise<typeof moreFormats>(resolve => (arrive = resolve));
    const decoder = new DecoderLadder(undefined, { loadMore: () => coming });
    const film = new FilmMemory(() => 0);
    const picture = await drawnSymbol(PDF_417);
    expect(await decoder.decode(picture, { film })).to.deep.equal([]);
    arrive(moreFormats);
    await coming;
    expect((await decoder.decode(picture, { film })).map(({ text }) => text)).to.deep.equal(['SN0042-ABC']);
    expect(decoder.rungs[1]).to.deep.equal({ name: 'more-formats', isUsed: true, reason: 'always' });
  });

  it('reads only what is asked for of it', async () => {
    expect(await read(await drawnSymbol(DATA_BAR), { loadMore, formats: ['pdf-417'] })).to.deep.equal([]);
    expect(await read(await drawnSymbol(PDF_417), { loadMore, formats: ['gs1-databar'] })).to.deep.equal([]);
  });

  for (const name of ['code-128-as-ean-13-1', 'code-128-as-ean-13-2', 'code-128-as-upc-e', 'ean-13-as-upc-a'])
    it(`takes no other bars for one of its formats: ${name}`, async () => {
      const { data, width, height } = PNG.sync.read(readFileSync(`test/fixtures/pictures/${name}.png`));
      const gray = Uint8ClampedArray.from({ length: width * height }, (_, at) => data[4 * at] ?? 0);
      const wanted: Wanted = { loadMore, formats: ['pdf-417', 'gs1-databar'] };
      expect(await read({ data: gray, width, height }, wanted)).to.deep.equal([]);
    });
});

describe('formats that are asked for', () => {
  it('are the only ones that are read', async () => {
    const picture = await drawnSymbol(EAN_13);
    expect(await read(picture, { formats: ['code-128', 'qr-code'] })).to.deep.equal([]);
    expect((await read(picture, { formats: ['ean-13'] })).map(([, text]) => text)).to.deep.equal(['4006381333931']);
  });
});
