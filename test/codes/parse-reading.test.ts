import { expect } from 'chai';
import { parseReading, type Code, type ParseContext, type Reading } from '../../src/codes/index.js';

const GS = '\x1d';
const FEED = ['09521234543213', '5901234123457', 'SKU-1', '19521234543210'];

function parse(text: string, options: Partial<Reading> = {}, context: Partial<ParseContext> = {}) {
  const reading: Reading = { id: '1', text, source: 'wedge', atMs: 0, ...options };
  const isProduct = (name: string) => FEED.some(known => known.padStart(14, '0') === name.padStart(14, '0'));
  return parseReading(reading, { expects: 'any', isProduct, ...context });
}

function codeOf(...input: Parameters<typeof parse>): Code {
  const parsed = parse(...input);
  if (!parsed.ok) throw new Error(`refused: ${parsed.error.rule}`);
  return parsed.code;
}

function ruleOf(...input: Parameters<typeof parse>): string | undefined {
  const parsed = parse(...input);
  return parsed.ok ? undefined : parsed.error.rule;
}

describe('parseReading', () => {
  it('splits off the AIM identifier and reads product and serial', () => {
    const code = codeOf(`]C1010952123454321321ABC${GS}10LOT`);
    expect(code).to.include({ syntax: 'gs1', aim: ']C1', gtin: '09521234543213', serial: 'ABC' });
  });

  it('takes the AIM identifier that the device gives beside the text', () => {
    expect(codeOf('010952123454321321ABC', { aim: ']d2' })).to.include({ syntax: 'gs1', serial: 'ABC' });
  });

  for (const substitute of ['<GS>', '{GS}', '[GS]', '{gs}', '<FNC1>', '{FNC1}', '[FNC1]', '^]', '\u241d']) {
    it(`reads ${substitute} as a separator in a GS1 code`, () => {
      expect(codeOf(`]C121ABC${substitute}0109521234543213`).serial).to.equal('ABC');
    });

    it(`keeps ${substitute} in a plain serial`, () => {
      expect(codeOf(`X${substitute}1`).serial).to.equal(`X${substitute}1`);
    });
  }

  it('collapses a doubled separator with a warning', () => {
    expect(codeOf(`]C121ABC${GS}${GS}0109521234543213`).warnings).to.deep.equal(['doubled-separator']);
  });

  it('accepts a serial without its GTIN with a warning', () => {
    expect(codeOf(`${GS}21ABC`)).to.deep.include({ serial: 'ABC', warnings: ['serial-without-gtin'] });
  });

  it('never falls back to a plain serial behind a GS1 carrier', () => {
    expect(ruleOf(']C10109521234543214')).to.equal('check-digit');
    expect(ruleOf(']C1ABC')).to.equal('ai-unknown');
    expect(ruleOf(']C121#')).to.equal('ai-characters');
    expect(ruleOf(']C121123456789012345678901')).to.equal('ai-length');
  });

  it('reads GS1 without an AIM identifier only where the feed has the GTIN', () => {
    expect(codeOf('010952123454321321ABC')).to.deep.include({ serial: 'ABC', warnings: ['inferred-gs1'] });
    expect(codeOf('010061414100003621ABC')).to.include({ syntax: 'plain', serial: '010061414100003621ABC' });
  });

  it('reads bare digits as a GTIN only where a product is expected or known', () => {
    expect(codeOf('5901234123457', {}, { expects: 'serial' }).gtin).to.equal('05901234123457');
    expect(codeOf('96385074', {}, { expects: 'product' }).gtin).to.equal('00000096385074');
    expect(codeOf('96385074')).to.include({ syntax: 'plain', serial: '96385074' });
  });

  it('trusts the symbology of a retail symbol', () => {
    expect(codeOf('0036000291452', { symbology: 'upc-a' }).gtin).to.equal('00036000291452');
    expect(codeOf('04252614', { symbology: 'upc-e' }).gtin).to.equal('00042100005264');
    expect(codeOf('01234531', { symbology: 'upc-e' }).gtin).to.equal('00012300000451');
    expect(codeOf('01234543', { symbology: 'upc-e' }).gtin).to.equal('00012340000053');
    expect(codeOf('01234558', { symbology: 'upc-e' }).gtin).to.equal('00012345000058');
    expect(ruleOf('96385074', { symbology: 'upc-e' }), 'number system 9').to.equal('gtin-length');
    expect(ruleOf('0036000291453', { symbology: 'ean-13' })).to.equal('check-digit');
  });

  describe('cartons', () => {
    it('takes an SSCC for a carton', () => {
      expect(codeOf(']C100106141412345678908').carton).to.equal('106141412345678908');
      expect(codeOf('00106141412345678908')).to.include({ syntax: 'sscc', carton: '106141412345678908' });
    });

    it('takes contained items (AI 02 and 37) for a carton', () => {
      const code = codeOf(']C102095212345432133712');
      expect(code.carton).to.equal('09521234543213');
      expect(code.gtin).to.equal(undefined);
    });

    it('takes a case pack for a carton unless the feed has it as a product', () => {
      expect(codeOf('25901234123451', {}, { expects: 'product' }).carton).to.equal('25901234123451');
      expect(codeOf('19521234543210', {}, { expects: 'product' }).carton).to.equal(undefined);
    });

    it('never takes the bare digits of a case pack of a known unit for a serial', () => {
      expect(codeOf('15901234123454', {}, { expects: 'serial' })).to.include({ carton: '15901234123454' });
      expect(codeOf('15901234123454', { source: 'manual' })).not.to.have.property('serial');
      expect(codeOf('25901234123452', {}, { expects: 'serial' }).serial, 'wrong check digit').to.equal(
        '25901234123452',
      );
      expect(codeOf('14006381333204', {}, { expects: 'serial' }).serial, 'unknown unit').to.equal('14006381333204');
    });

    it('leaves a serial of 20 digits alone where the product says how its serials look', () => {
      const rule = { pattern: '\\d{20}' };
      expect(codeOf('00106141412345678908', {}, { rule }).serial).to.equal('00106141412345678908');
    });
  });

  it('reads the short GTIN of an old Digital Link only where the feed has it', () => {
    const link = (gtin: string) => `https://example.com/01/${gtin}/21/A%2FB`;
    expect(codeOf(link('5901234123457'))).to.deep.include({
      serial: 'A/B',
      gtin: '05901234123457',
      warnings: ['short-gtin'],
    });
    expect(ruleOf(link('614141000036'))).to.equal('ai-length');
  });

  it('reports a compressed Digital Link', () => {
    expect(ruleOf('https://id.gs1.org/DBFRJydaKAowOQ')).to.equal('compressed-digital-link');
  });

  it('reads a tag of an RFID source only', () => {
    const tag = '30564521480C0E4000001A85';
    expect(codeOf(tag, { source: 'rfid' })).to.include({ syntax: 'epc', gtin: '09521234123453', serial: '6789' });
    expect(codeOf(tag).serial).to.equal(tag);
    expect(ruleOf('FF564521480C0E4000001A85', { source: 'rfid' })).to.equal('epc-header');
  });

  it('refuses a tag of which a part was read, in place of a shorter serial', () => {
    expect(ruleOf('30564521480C0E4000001A', { source: 'rfid' })).to.equal('epc-length');
    expect(ruleOf('F739501234567890328ABC12', { source: 'rfid' })).to.equal('epc-length');
  });

  it('reads a tag with the zeros that fill its words', () => {
    expect(codeOf('36D4257BF40C0E59B2C2BF1000000000000000000000000000000', { source: 'rfid' }).serial).to.equal(
      '32a/b',
    );
  });

  it('reads the bytes of a tag that has no text', () => {
    const bytes = Uint8Array.from([0x30, 0x56, 0x45, 0x21, 0x48, 0x0c, 0x0e, 0x40, 0, 0, 0x1a, 0x85]);
    expect(codeOf('', { source: 'rfid', bytes }).serial).to.equal('6789');
  });

  it('cuts data identifiers only where the product switches them on', () => {
    expect(codeOf('SABC123').serial).to.equal('SABC123');
    expect(codeOf('SABC123', {}, { rule: { dataIdentifiers: true } })).to.include({
      serial: 'ABC123',
      syntax: 'data-identifier',
    });
  });

  it('picks none of several serials', () => {
    const code = codeOf(`[)>\x1e06${GS}1PX${GS}SA${GS}SB\x1e\x04`);
    expect(code).to.deep.include({ product: 'X', serials: ['A', 'B'] });
    expect(code).not.to.have.property('serial');
  });

  it('reads a HIBC label with all that its secondaries say', () => {
    expect(codeOf('+A99912345/$$52001510X3/16D20111212/S77DEFG457')).to.deep.include({
      syntax: 'hibc',
      product: 'A99912345',
      serial: '77DEFG45',
      dis: [
        ['$', '10X3'],
        ['$$', '520015'],
        ['16D', '20111212'],
        ['S', '77DEFG45'],
      ],
    });
  });

  it('picks none of several serials of a HIBC label', () => {
    const code = codeOf('+A99912345/$+77DEFG45/S77DEFG46E');
    expect(code).to.deep.include({ serials: ['77DEFG45', '77DEFG46'], warnings: ['several-serials'] });
    expect(code).not.to.have.property('serial');
  });

  it('picks none of what a message says in GS1 elements and behind several data identifiers', () => {
    const code = codeOf(`[)>\x1e05${GS}010952123454321321A1\x1e06${GS}SB2${GS}SC3\x1e\x04`);
    expect(code.serials).to.deep.equal(['A1', 'B2', 'C3']);
    expect(code).not.to.have.property('serial');
  });

  it('takes the SSCC of a composite component for the carton', () => {
    expect(codeOf(']E05901234123457|]e000106141411234567897')).to.deep.include({
      gtin: '05901234123457',
      carton: '106141411234567897',
    });
  });

  it('takes the serial of a composite component for one of the GTIN above it', () => {
    const code = codeOf(']E05901234123457|]e021ABC');
    expect(code).to.deep.include({ gtin: '05901234123457', serial: 'ABC', warnings: [] });
  });

  it('refuses a message whose GS1 envelopes contradict each other', () => {
    const message = `[)>\x1e05${GS}0109521234543213\x1e05${GS}0105901234123457\x1e\x04`;
    expect(ruleOf(message)).to.equal('ai-repeated');
  });

  it('reads text elements of ISO 15434', () => {
    expect(codeOf(`[)>\x1e12${GS}PNO M-7${GS}SER 00A1\x1e\x04`)).to.include({ product: 'M-7', serial: '00A1' });
  });

  it('knows a product by its SKU, unless it was typed where a serial is asked for', () => {
    expect(codeOf('SKU-1').product).to.equal('SKU-1');
    expect(codeOf('SKU-1', { source: 'manual' }, { expects: 'serial' }).serial).to.equal('SKU-1');
  });

  it('keeps a plain serial as it is, without outer white space and terminators', () => {
    expect(codeOf(' 00aO0-1\r\n').serial).to.equal('00aO0-1');
  });

  it('refuses nothing and far too much', () => {
    expect(ruleOf(' \r\n')).to.equal('empty');
    expect(ruleOf('A'.repeat(8_001))).to.equal('too-long');
  });
});
