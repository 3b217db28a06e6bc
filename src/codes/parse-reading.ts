import type { ParseContext, Parsed } from './code.js';
import { readDataIdentifier } from './data-identifier.js';
import { readDigitalLink } from './digital-link.js';
import { readBracketedScan, readGs1Carrier, readInferredGs1, readInferredSscc } from './element-string.js';
import { readEpcHex } from './epc-binary.js';
import { readEpcUri } from './epc.js';
import { readBareGtin } from './gtin.js';
import { readGtinCarrier } from './gtin-carrier.js';
import { readHibcScan } from './hibc.js';
import { readIso15434 } from './iso-15434.js';
import type { Reading } from './reading.js';
import { accept, cleanReading, CodeFailure, type Scan } from './scan.js';

/** Nothing longer is a code: the largest QR code holds 7,089 digits. */
const MAX_LENGTH = 8_000;

/** Steps 2 to 8, in order: the first grammar that recognises the text has the last word. */
const GRAMMARS: readonly ((scan: Scan, context: ParseContext) => Parsed | undefined)[] = [
  readGs1Carrier,
  readGtinCarrier,
  readIso15434,
  readEpcUri,
  readDigitalLink,
  readBracketedScan,
  readHibcScan,
  readEpcHex,
  readBareGtin,
  readInferredGs1,
  readInferredSscc,
  readDataIdentifier,
];

/** Step 9: no grammar at all. A text that names a product is one, unless it was typed where a serial is asked for. */
function readPlain(scan: Scan, context: ParseContext): Parsed {
  const { text } = scan;
  const typedSerial = scan.source === 'manual' && context.expects === 'serial';
  const product = context.expects === 'product' || (!typedSerial && context.isProduct(text));
  return accept({ ...scan, separated: text, warnings: [] }, 'plain', product ? { product: text } : { serial: text });
}

function readScan(scan: Scan, context: ParseContext): Parsed {
  if (!scan.text || scan.separated.length > MAX_LENGTH)
    throw new CodeFailure(scan.text ? 'too-long' : 'empty', scan.text);
  for (const read of GRAMMARS) {
    const parsed = read(scan, context);
    if (parsed) return parsed;
  }
  return readPlain(scan, context);
}

/**
 * What a reading says: a product, a serial, both, or a carton; or the coded reason why it says nothing. Never throws; linear in the length of
 * the text. Serials are not checked against a product's rule here, because the product may still be unknown: see `checkSerial`.
 * Source: CODES, parsing, steps 1 to 9.
 */
export function parseReading(reading: Reading, context: ParseContext): Parsed {
  try {
    return readScan(cleanReading(reading), context);
  } catch (error) {
    if (!(error instanceof CodeFailure)) throw error;
    const { rule, part } = error;
    return { ok: false, error: { rule, part } };
  }
}
