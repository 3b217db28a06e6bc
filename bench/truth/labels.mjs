// What else is scanned where a serial is asked for: other codes of the same box, other boxes, and serials in a dress.
// Each kind is `(chance, box) => ({ text, says, … })`, with the fields of a reading beside the text. `says` is the
// truth: 'unit' (the asked product and its serial), 'serial' (the serial, whatever the product), 'own' or 'other' (a
// product), 'other unit', or 'none'.
import { CLEAR, DIGITS, HEX, LETTERS } from './chance.mjs';
import { withGs1Digit, withMod43 } from './check-digits.mjs';
import { SCANS } from './scans.mjs';

const [GS, RS, EOT] = ['\x1d', '\x1e', '\x04'];
const MAKER = '4006381';
const gtin = (chance, lead = MAKER) => withGs1Digit(lead + chance.text(DIGITS, 12 - lead.length));
const elements = (code, serial) => `01${code.padStart(14, '0')}21${serial}`;
const own = ({ product, serial }) => elements(product.gtins[0], serial);
const lot = chance => `10L${chance.text(DIGITS, 3)}`;
const swapped = text => text.replace(/[a-z]/gi, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
const says = (truth, textOf, more = {}) => {
  return (chance, box) => ({ text: textOf(chance, box), says: truth, ...more });
};

const CODES = {
  'own EAN-13': says('own', (_, { product }) => product.gtins[0]),
  'own EAN-13, by symbology': says('own', (_, { product }) => product.gtins[0], { symbology: 'ean-13' }),
  'own UPC-E': says('own', (_, { six, product }) => `0${six}${product.gtins[0].at(-1)}`),
  'own UPC-A without its check digit': says('own', (_, { product }) => product.gtins[0].slice(0, 11)),
  'own SKU': says('own', (_, { product }) => product.sku),
  'EAN-13 of another product': says('other', (_, { other }) => other.gtins[0]),
  'SKU of another product': says('other', (_, { other }) => other.sku),
  'EAN-13 of the same maker': says('none', chance => gtin(chance)),
  'EAN-13 of another maker': says('none', chance => gtin(chance, chance.pick(['978020', '590123', '301762']))),
  'EAN-13 of another maker, by symbology': says('none', chance => gtin(chance, '590123'), { symbology: 'ean-13' }),
  'EAN-8': says('none', chance => withGs1Digit(chance.pick(['9', '4', '5']) + chance.text(DIGITS, 6))),
  'UPC-A': says('none', chance => withGs1Digit(`0${chance.text(DIGITS, 10)}`)),
  'ITF-14': says('none', chance => withGs1Digit(`1${MAKER}${chance.text(DIGITS, 5)}`)),
  'ITF-14, by symbology': says('none', chance => withGs1Digit(`1${MAKER}${chance.text(DIGITS, 5)}`), {
    symbology: 'itf',
  }),
  SSCC: says('none', chance => withGs1Digit(`1${MAKER}${chance.text(DIGITS, 9)}`)),
  'SSCC behind 00': says('none', chance => `00${withGs1Digit(`1${MAKER}${chance.text(DIGITS, 9)}`)}`),
};

const ELEMENT_STRINGS = {
  'GS1 with AIM': says('unit', (_, box) => own(box), { aim: ']d2' }),
  'GS1 without AIM': says('unit', (_, box) => own(box)),
  'GS1 of another product': says('other unit', (_, { other, otherSerial }) => elements(other.gtins[0], otherSerial), {
    aim: ']d2',
  }),
  'GS1, separator and lot behind': says('unit', (chance, box) => own(box) + GS + lot(chance)),
  'GS1, lot behind, separator lost': says('unit', (chance, box) => own(box) + lot(chance)),
  'GS1, lot of digits behind, separator lost': says('unit', (chance, box) => `${own(box)}10${chance.text(DIGITS, 5)}`),
  'GS1, expiry behind, separator lost': says('unit', (chance, box) => `${own(box)}17${chance.date()}`),
  'GS1, lot in front, separator lost': says('unit', (chance, { product, serial }) => {
    return `01${product.gtins[0].padStart(14, '0')}${lot(chance)}21${serial}`;
  }),
  'GS1 of an unknown GTIN': says('none', (chance, { serial }) => elements(gtin(chance, '590123'), serial)),
  'lot, expiry and GTIN, separators lost': says('none', chance => {
    return `10L${chance.text(DIGITS, 9)}17${chance.date()}01${gtin(chance, '590123').padStart(14, '0')}`;
  }),
  'second bar: dates and lot': says('none', chance => {
    return `11${chance.date()}17${chance.date()}10${chance.text(CLEAR, 5)}`;
  }),
  'second bar: expiry and serial, with AIM': says('serial', (chance, { serial }) => `17${chance.date()}21${serial}`, {
    aim: ']C1',
  }),
  'EPC of a tag': says('unit', (_, { product, serial }) => {
    const [code] = product.gtins;
    return `urn:epc:id:sgtin:${code.slice(0, 7)}.0${code.slice(7, 12)}.${encodeURIComponent(serial)}`;
  }),
};

const ENVELOPES = {
  'HIBC secondary': says('none', chance => withMod43(`+$$3${chance.date()}${chance.text(CLEAR, 5)}A`)),
  'HIBC secondary, check character wrong': says('none', (_, { serial }) => `+$+${serial}!`),
  'ISO 15434': says('unit', (_, { product, serial }) => {
    return `[)>${RS}06${GS}1P${product.sku}${GS}S${serial}${RS}${EOT}`;
  }),
  'ISO 15434, separators lost': says('none', (chance, { serial }) => `[)>06S${serial}1PX${chance.text(DIGITS, 4)}`),
  'ISO 15434, separators as glyphs': says('serial', (chance, { serial }) => {
    return `[)>▲06↔1PX${chance.text(DIGITS, 4)}↔S${serial}▲♦`;
  }),
  'ISO 15434, separators spelled': says('serial', (_, { serial }) => `[)>{RS}06{GS}S${serial}{RS}{EOT}`),
  'ECI escape': says('serial', (chance, { serial }) => `\\0000${chance.pick(['26', '03', '27'])}${serial}`),
};

const CONTENTS = {
  link: says('none', chance => {
    return chance.pick(['https://q.example/', 'www.example.com/', 'example.com/p/']) + chance.text(CLEAR, 6);
  }),
  'Wi-Fi': says('none', chance => `WIFI:T:WPA;S:${chance.text(CLEAR, 5)};P:${chance.text(CLEAR, 8)};;`),
  contact: says('none', chance => {
    const phone = `tel:+49${chance.text(DIGITS, 8)}`;
    return chance.pick([phone, 'mailto:a@example.com', 'MECARD:N:X;TEL:1;;', 'BEGIN:VCARD;N:X;END:VCARD']);
  }),
  JSON: says('none', (chance, { serial }) => `{"sn":"${serial}","m":"X${chance.text(DIGITS, 2)}"}`),
  'Digital Link': says('unit', (_, { product, serial }) => {
    return `https://id.example/01/${product.gtins[0].padStart(14, '0')}/21/${encodeURIComponent(serial)}`;
  }),
};

const DISGUISES = {
  'other case': says('serial', (_, { serial }) => swapped(serial)),
  'a blank within': says('serial', (_, { serial }) => `${serial.slice(0, 2)} ${serial.slice(2)}`),
  'asterisk in front': says('none', (_, { serial }) => `*${serial}`),
  'beginning lost, unmarked': says('none', (chance, { serial }) => serial.slice(1 + chance.below(serial.length - 2))),
  'end covered': says('none', (_, { serial }) => serial.slice(0, -2), { source: 'camera', symbology: 'itf' }),
};

const NEIGHBOURS = {
  'model number': says('none', chance => {
    const form = `${chance.text(LETTERS, 2)}${chance.text(DIGITS, 3)}`;
    return chance.pick(['MOD-', 'PN', '']) + form + chance.pick(['/EU', 'B', '-2']);
  }),
  'MAC beside it': says('none', chance => chance.text(HEX, 12)),
};

export const LABELS = {
  ...CODES,
  ...ELEMENT_STRINGS,
  ...ENVELOPES,
  ...CONTENTS,
  ...DISGUISES,
  ...SCANS,
  ...NEIGHBOURS,
};

/** Kinds that only some families can have. */
export const FAMILIES_OF = {
  'caps lock': ['computer', 'handset', 'notebook'],
  'caps lock, as read': ['computer', 'handset', 'notebook'],
  'Arabic digits': ['running 9', 'running 13', 'IMEI'],
  ...Object.fromEntries(
    ['QWERTZ', 'QWERTZ, as read', 'AZERTY', 'AZERTY, as read'].map(label => [
      label,
      ['letters and digits 14', 'letters and digits 22', 'hyphened'],
    ]),
  ),
  'other case': ['computer', 'handset', 'hyphened'],
  'a blank within': ['computer', 'handset', 'notebook'],
  'end covered': ['running 10', 'random 14'],
  'EPC of a tag': ['computer', 'running 9'],
};

/** Labels that say in full which unit they are on: a question about them is needless. */
export const CLEAN = new Set([
  'serial',
  'GS1 with AIM',
  'GS1 without AIM',
  'ISO 15434',
  'Digital Link',
  'EPC of a tag',
]);

/**
 * Kinds that nothing in the text tells from a serial; only a list or the serials of the product's other units do.
 */
export const MUTE = new Set([
  'model number',
  'MAC beside it',
  'beginning lost, unmarked',
  'end covered',
  'other case',
  'a blank within',
]);
