import { GROUP_SEPARATOR } from './code-128.js';
import { makeSerial, spoil, withCheckDigit } from './serial-maker.js';

/**
 * A code as it stands on a box.
 * @typedef {{ text: string, symbology: 'ean-13' | 'code-128', gs1?: boolean, caption: string }} PrintedCode
 */

/** @returns {PrintedCode} */
const plain = (text, caption) => ({ text, symbology: 'code-128', caption });
/**
 * @returns {PrintedCode} a GS1-128 symbol; `elements` are application identifiers with their values, fixed lengths
 * first
 */
const gs1 = (elements, caption) => ({ text: elements, symbology: 'code-128', gs1: true, caption });

/** The product's own code. */
export const productCode = product => ({ text: product.gtins[0], symbology: 'ean-13', caption: product.name });

/** Case pack of twelve: a GTIN-14 with indicator 1. */
export function casePackCode(product) {
  const body = `1${product.gtins[0].slice(0, 12)}`;
  return gs1(`01${withCheckDigit(body)}`, 'Case of 12');
}

export const cartonCode = line => line.cartonId && gs1(`00${line.cartonId}`, 'Carton label (SSCC)');

/** Product and serial in one scan. */
export const gs1Code = (product, serial) =>
  gs1(`01${product.gtins[0].padStart(14, '0')}21${serial}`, 'GTIN and serial');

export const serialCode = serial => plain(serial, /^\d{15}$/.test(serial) ? `IMEI ${serial}` : `S/N ${serial}`);

export const brokenCode = product => serialCode(spoil(makeSerial(product)));

/** A serial of the right form that this document does not expect. */
export const strangerCode = product => serialCode(makeSerial(product));

/**
 * The next serial that belongs on the line and is not captured yet: expected, else from stock where units leave or are
 * counted, else new.
 * @param {ReadonlySet<string>} captured serials of this product that count already
 */
export function nextSerial(host, document, line, product, captured) {
  const free = serial => !captured.has(serial);
  const expected = line.expectedSerials?.find(free);
  if (expected) return expected;
  if (line.expectedSerials?.length && document.flow !== 'cycle-count') return undefined;
  const takesFromStock =
    ['sale', 'transfer-ship', 'return-to-vendor', 'cycle-count'].includes(document.flow) ||
    document.direction === 'minus';
  const inStock = host.ledger
    .filter(entry => entry.sku === product.sku && entry.status === 'in-stock')
    .map(entry => entry.serial);
  return (takesFromStock && inStock.find(free)) || makeSerial(product);
}

/** What the scanner types or the symbol holds. `aim`: the scanner is set to send the symbology identifier. */
export function typed(code, aim) {
  const id = code.symbology === 'ean-13' ? ']E0' : code.gs1 ? ']C1' : ']C0';
  return aim ? id + code.text : code.text;
}

/** The data of the printed symbol: GS1-128 begins with FNC1. */
export const printed = code => (code.gs1 ? GROUP_SEPARATOR + code.text : code.text);
