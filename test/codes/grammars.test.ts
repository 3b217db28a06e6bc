import { expect } from 'chai';
import {
  isDeviceId,
  parseReading,
  readDeviceId,
  type Code,
  type ParseContext,
  type Reading,
} from '../../src/codes/index.js';

const GS = '\x1d';
const RS = '\x1e';
const EOT = '\x04';
const UPC = '078000003864';
const GTIN = '04006381333207';
const FEED = [UPC, GTIN, 'SKU-1', '100451'];

interface Case {
  readonly text: string;
  readonly reading?: Partial<Reading>;
  readonly context?: Partial<ParseContext>;
}

function parse({ text, reading, context }: Case) {
  const isProduct = (name: string) => FEED.some(known => known === name || known.padStart(14, '0') === name);
  return parseReading(
    { id: '1', text, source: 'wedge', atMs: 0, ...reading },
    { expects: 'serial', isProduct, ...context },
  );
}

/** What a text says, in the words that an associate would use; `refused: RULE` where it says nothing. */
function say(one: Case): Partial<Code> | string {
  const parsed = parse(one);
  if (!parsed.ok) return `refused: ${parsed.error.rule}`;
  const { gtin, product, serial } = parsed.code;
  return { ...(gtin && { gtin }), ...(product && { product }), ...(serial && { serial }) };
}

function table(rows: readonly (readonly [one: Case | string, said: Partial<Code> | string])[]): void {
  for (const [one, said] of rows) {
    const given = typeof one === 'string' ? { text: one } : one;
    const { text, ...more } = given;
    it(`reads ${JSON.stringify(text)} ${Object.keys(more).length ? JSON.stringify(more) : ''}`, () => {
      expect(say(given)).to.deep.equal(said);
    });
  }
}

const upcE = (text: string): Case => ({ text, reading: { symbology: 'upc-e' } });
const rfid = (text: string): Case => ({ text, reading: { source: 'rfid' } });
const listing = (text: string, ...listed: string[]): Case => ({
  text,
  context: { isSerial: serial => listed.includes(serial) },
});

describe('GTINs that scanners shorten', () => {
  const gtin = `00${UPC}`;
  table([
    [upcE('07838604'), { gtin }],
    [upcE('0783860'), { gtin }],
    [upcE('7838604'), { gtin }],
    [upcE('783860'), { gtin }],
    [upcE(UPC), { gtin }],
    [upcE('06541238'), { gtin: '00065400000128' }],
    [upcE('654123'), { gtin: '00065400000128' }],
    [upcE('12345670'), { gtin: '00123456000070' }],
    [upcE('07838605'), 'refused: check-digit'],
    [upcE('ABC'), 'refused: check-digit'],
    ['07838604', { gtin }],
    ['0783860', { gtin }],
    ['783860', { gtin }],
    ['7838604', { gtin }],
    ['06541238', { serial: '06541238' }],
    ['07800000386', { gtin }],
    ['78000003864', { gtin }],
    ['400638133320', { gtin: GTIN }],
    ['01234567890', { serial: '01234567890' }],
    ['100451', { product: '100451' }],
    [{ text: '783860', reading: { source: 'manual' } }, { serial: '783860' }],
    [{ text: '07800000386', reading: { symbology: 'upc-a' } }, { gtin }],
    [{ text: '01234567890', reading: { symbology: 'upc-a' } }, 'refused: check-digit'],
    [{ text: '400638133320', reading: { symbology: 'ean-13' } }, { gtin: GTIN }],
    [{ text: '14059332114766', reading: { symbology: 'itf' } }, { gtin: '14059332114766' }],
    [{ text: '14059332114767', reading: { symbology: 'itf' } }, { serial: '14059332114767' }],
    [{ text: '1405933211', reading: { symbology: 'itf' } }, { serial: '1405933211' }],
    [{ ...listing('14059332114766', '14059332114766'), reading: { symbology: 'itf' } }, { serial: '14059332114766' }],
  ]);
});

describe('GS1 elements without a symbol', () => {
  table([
    [`1021072911172405310101${GTIN}`, 'refused: ai-length'],
    [`10LOT01${GTIN}`, 'refused: separators-lost'],
    [`21SER01${GTIN}`, 'refused: separators-lost'],
    [`1724053101${GTIN}21ABC`, { gtin: GTIN, serial: 'ABC' }],
    [`10LOT${GS}01${GTIN}21ABC`, { gtin: GTIN, serial: 'ABC' }],
    [`(01) ${GTIN} (21) ABC123`, { gtin: GTIN, serial: 'ABC123' }],
    [`(01) ${GTIN}\n(21)ABC123`, { gtin: GTIN, serial: 'ABC123' }],
    [`(21) ABC123 (01)${GTIN}`, { gtin: GTIN, serial: 'ABC123' }],
    ['(01) 0 4006381 33320 7 (21) ABC123', { gtin: GTIN, serial: 'ABC123' }],
    [`(01)${GTIN} (17) 27 12 31 (21)A\\(1)`, { gtin: GTIN, serial: 'A(1)' }],
    ['(01) 0 4006381 33320 8 (21) ABC123', 'refused: check-digit'],
    ['(01) 0 4006381 33320 7 7 (21) ABC123', 'refused: ai-length'],
    [`(01)${GTIN}(21)ABC 123`, 'refused: ai-characters'],
  ]);
});

describe('escapes of ECI', () => {
  table([
    [{ text: ']Q2\\000026ABC12345' }, { serial: 'ABC12345' }],
    [{ text: ']d4\\000003A\\\\B\\000026C' }, { serial: 'A\\BC' }],
    [{ text: ']L1\\000029ABC' }, { serial: 'ABC' }],
    [{ text: ']z3\\000029ABC' }, { serial: 'ABC' }],
    [{ text: `]Q4\\00002601${GTIN}21ABC` }, { gtin: GTIN, serial: 'ABC' }],
    [{ text: '\\000026ABC', reading: { aim: ']Q2' } }, { serial: 'ABC' }],
    [{ text: ']Q1A\\\\B' }, { serial: 'A\\\\B' }],
    ['\\000026708172c8-4627', 'refused: eci'],
    [']Q1\\000029ABC', 'refused: eci'],
    [listing('\\000026ABC', '\\000026ABC'), { serial: '\\000026ABC' }],
    ['AB\\123', { serial: 'AB\\123' }],
  ]);
});

describe('messages of ISO 15434', () => {
  table([
    ['[)>{RS}06{GS}SMH80312{RS}{EOT}', { serial: 'MH80312' }],
    ['[)><RS>06<GS>SMH80312<RS><EOT>', { serial: 'MH80312' }],
    ['[)>[RS]06[GS]SMH80312[RS][EOT]', { serial: 'MH80312' }],
    ['[)>\u241e06\u241dSMH80312\u241e\u2404', { serial: 'MH80312' }],
    ['[)>\u25b206\u2194SMH80312\u25b2\u2666', { serial: 'MH80312' }],
    ['[)\u25b206\u21941PAZ1117EH\u2194SSN1234567\u2194\u25b2', { product: 'AZ1117EH', serial: 'SN1234567' }],
    ['[)>06SMH803121PPART1', 'refused: separators-lost'],
    ['[)>0625SUN123456789ABCQ1', 'refused: separators-lost'],
    [`[)>${RS}06SMH80312${GS}1PPART1${RS}${EOT}`, 'refused: separators-lost'],
    [`>[)>06SMH80312`, 'refused: separators-lost'],
    ['[)', 'refused: separators-lost'],
    ['[)>ABC', 'refused: separators-lost'],
    [{ text: '[)>06SMH803121PPART1', context: { rule: { pattern: '.+' } } }, 'refused: separators-lost'],
    [listing('[)>06SMH80312', '[)>06SMH80312'), { serial: '[)>06SMH80312' }],
    [`[)>${RS}06${GS}18S0CVA5786950${RS}${EOT}`, { serial: '0CVA5786950' }],
    [{ text: '18S0CVA5786950', context: { rule: { dataIdentifiers: true } } }, { serial: '0CVA5786950' }],
  ]);
});

describe('secondaries of HIBC', () => {
  table([
    ['+$+A1234567+S', { serial: 'A1234567' }],
    ['*+$+A1234567+S*', { serial: 'A1234567' }],
    ['+$$8053290331260301104+$', {}],
    ['+$+A1234567+T', 'refused: not-a-serial'],
    ['+$$3260331ABCDE', 'refused: not-a-serial'],
    ['*+$$3260331ABCDE*', 'refused: not-a-serial'],
    [listing('+$+A1234567+S', '+$+A1234567+S'), { serial: '+$+A1234567+S' }],
  ]);

  it('reads expiry and lot behind a quantity', () => {
    const disOf = (text: string) => {
      const parsed = parse({ text });
      return parsed.ok && parsed.code.dis;
    };
    expect(disOf('+EHWD3551419/$$900100F'), 'a quantity and no lot').to.equal(undefined);
    expect(disOf('+$$8053290331260301104+$')).to.deep.equal([
      ['$', '260301104'],
      ['$$', '3290331'],
    ]);
  });
});

describe('tags in hexadecimal', () => {
  const unit = { gtin: '10614141123459', serial: '1' };
  table([
    [rfid('3074257BF46DB64000000001'), unit],
    [rfid('3074 257B F46D B640 0000 0001'), unit],
    [rfid('30-74-25-7B-F4-6D-B6-40-00-00-00-01'), unit],
    [rfid('0x3074257bf46db64000000001'), unit],
    [rfid('30003074257BF46DB64000000001'), unit],
    [rfid('3000 3074257BF46DB64000000001'), unit],
    [rfid('34003074257BF46DB64000000001'), unit],
    [rfid('28003074257BF46DB64000000001'), 'refused: epc-header'],
    [rfid('31003074257BF46DB64000000001'), 'refused: epc-length'],
    [rfid('30003074257BF46DB64000010000'), { ...unit, serial: '65536' }],
    [
      rfid('680036364521480C0E588000000000000000000000000000000000000000'.slice(0, 56)),
      { gtin: '09521234123453', serial: '1' },
    ],
    ['3074 257B F46D B640 0000 0001', { serial: '3074 257B F46D B640 0000 0001' }],
  ]);
});

describe('what is no serial', () => {
  const contents = [
    'www.dell.com/qrl/AB12',
    'WWW.EXAMPLE.COM',
    'example.com/p/abc',
    'bit.ly/3xYz',
    'http://example.com',
    'HTTPS://EXAMPLE.COM/A',
    'ftp://example.com',
    'upi://pay?pa=x',
    'WIFI:T:WPA;S:shop;P:secret;;',
    'tel:+4930123456',
    '+49 30 1234567',
    'sms:123',
    'SMSTO:+491701234567:hello',
    'mailto:a@example.com',
    'MATMSG:TO:a@example.com;;',
    'a@example.com',
    'MECARD:N:X;TEL:1;;',
    'BEGIN:VCARD\nN:X\nEND:VCARD',
    'geo:52.5,13.4',
    '{"sn":"A1"}',
    '[{"sn":"A1"}]',
    '<?xml version="1.0"?><sn>A1</sn>',
    ...['N/A', 'n/a', 'none', 'UNKNOWN', 'No serial', 'no serial number'],
  ];
  table(contents.map(text => [text, 'refused: not-a-serial']));
  table([
    [{ text: 'www.example.com/A1', context: { rule: { pattern: 'www.+' } } }, { serial: 'www.example.com/A1' }],
    [{ text: 'www.example.com/A1', context: { rule: { kind: 'free' } } }, 'refused: not-a-serial'],
    [listing('WIFI:A1', 'WIFI:A1'), { serial: 'WIFI:A1' }],
    [{ text: 'www.example.com/A1', context: { isProduct: () => true } }, { product: 'www.example.com/A1' }],
    [{ text: 'SMSTO:+49170', context: { rule: { dataIdentifiers: true } } }, 'refused: not-a-serial'],
    ['AB:CD:EF:01:23:45', { serial: 'AB:CD:EF:01:23:45' }],
    ['AB/1234/X1', { serial: 'AB/1234/X1' }],
    ['2010 12-AB 123456', { serial: '2010 12-AB 123456' }],
    ['SN.0001', { serial: 'SN.0001' }],
    ['NONE-17', { serial: 'NONE-17' }],
    ['N/A17', { serial: 'N/A17' }],
    ['1.2.3/4', { serial: '1.2.3/4' }],
  ]);

  table([
    [`id.gs1.org/01/${GTIN}/21/ABC`, { gtin: GTIN, serial: 'ABC' }],
    ['id.gs1.org/01/04006381333208/21/ABC', 'refused: check-digit'],
    ['id.gs1.org/DBFRJydaKAowOQ', 'refused: compressed-digital-link'],
  ]);
});

describe('serials that the document lists', () => {
  table([
    ['100451', { product: '100451' }],
    [listing('100451', '100451'), { serial: '100451' }],
    [listing('783860', '783860'), { serial: '783860' }],
    [listing(GTIN, GTIN), { serial: GTIN }],
    [listing('X<GS>1', 'X<GS>1'), { serial: 'X<GS>1' }],
    [{ ...listing(GTIN, GTIN), reading: { symbology: 'ean-13' } }, 'refused: gtin-length'],
    [listing(`]d201${GTIN}21ABC`, 'OTHER'), { gtin: GTIN, serial: 'ABC' }],
  ]);

  it('keeps the text of a listed serial as it was sent', () => {
    const parsed = parse(listing('X<GS><GS>1', 'X<GS><GS>1'));
    expect(parsed.ok && parsed.code).to.deep.equal({
      text: 'X<GS><GS>1',
      syntax: 'plain',
      serial: 'X<GS><GS>1',
      warnings: [],
    });
  });
});

describe('device identifiers', () => {
  const vin = '5FNRL38488B411196';
  table([
    [{ text: `I${vin}`, context: { rule: { kind: 'vin' } } }, { serial: vin }],
    [{ text: 'IWVWZZZ1JZ3W386752', context: { rule: { kind: 'vin' } } }, { serial: 'WVWZZZ1JZ3W386752' }],
    [{ text: 'I5FNRL38498B411196', context: { rule: { kind: 'vin' } } }, { serial: 'I5FNRL38498B411196' }],
    [listing(`I${vin}`, vin), { serial: vin }],
    [listing(`I${vin}`, `I${vin}`), { serial: `I${vin}` }],
    [`I${vin}`, { serial: `I${vin}` }],
  ]);

  it('knows a VIN with its data identifier wherever it is asked', () => {
    expect(readDeviceId('vin', `I${vin}`)).to.equal(vin);
    expect(isDeviceId('vin', `I${vin}`)).to.equal(true);
    expect(isDeviceId('vin', 'IWVWZZZ1JZ3W386752')).to.equal(true);
    expect(isDeviceId('vin', 'I5FNRL38498B411196')).to.equal(false);
    expect(isDeviceId('vin', `II${vin}`)).to.equal(false);
    expect(isDeviceId('vin', vin.toLowerCase())).to.equal(false);
  });

  it('reads the hexadecimal digits of a MEID in either case', () => {
    expect(readDeviceId('meid', 'a0000000002329')).to.equal('A0000000002329');
    expect(isDeviceId('meid', 'a0000000002329')).to.equal(true);
    expect(isDeviceId('meid', 'A0000000002329')).to.equal(true);
  });
});
