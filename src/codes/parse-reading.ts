import type { Code, ParseContext, Parsed } from './code.js';
import { PRODUCTS, readDataIdentifier, SERIALS } from './data-identifier.js';
import { readDigitalLink } from './digital-link.js';
import { readBracketed, readGs1Carrier, readInferred } from './element-string.js';
import { readEpcHex } from './epc-binary.js';
import { readEpcUri } from './epc.js';
import { isCasePack, readBareGtin } from './gtin.js';
import { readGtinCarrier } from './gtin-carrier.js';
import { readHibc } from './hibc.js';
import { readIso15434 } from './iso-15434.js';
import { readListed, refuseNoSerial } from './no-serial.js';
import type { Reading } from './reading.js';
import { cleanReading, CodeFailure, fail, isTypedSerial, type Said, type Scan } from './scan.js';

/** Nothing longer is a code: the largest QR code holds 7,089 digits. */
const MAX_LENGTH = 8_000;

/** Steps 2 to 11, in order: the first grammar that recognises the text decides. */
const GRAMMARS: readonly ((scan: Scan, context: ParseContext) => Said | undefined)[] = [
  readGs1Carrier,
  readGtinCarrier,
  readIso15434,
  readEpcUri,
  readDigitalLink,
  readBracketed,
  readListed,
  readHibc,
  readEpcHex,
  readBareGtin,
  readInferred,
  refuseNoSerial,
  readDataIdentifier,
];

/** Step 12: no grammar at all. A text that names a product is one, unless it was typed where a serial is asked for. */
function readPlain(scan: Scan, context: ParseContext): Said {
  const { text } = scan;
  const product = context.expects === 'product' || (!isTypedSerial(scan, context) && context.isProduct(text));
  return { syntax: 'plain', [product ? 'product' : 'serial']: text };
}

/**
 * What the first grammar that recognises a scan found, in the words of a code. Where several serials stand, none is
 * picked.
 */
function readScan(scan: Scan, context: ParseContext): Code {
  const { text, separated, aim, doubled } = scan;
  if (!text || text.length > MAX_LENGTH) fail(text ? 'too-long' : 'empty');
  let found: Said | undefined;
  for (const read of GRAMMARS) {
    found = read(scan, context);
    if (found) break;
  }
  const { syntax, ais = [], dis = [], warnings = [], ...said } = found ?? readPlain(scan, context);
  const { '00': sscc, '01': trade, '02': contents, 21: serial, 8006: piece } = Object.fromEntries(ais);
  const { gtin = trade } = said;
  const valuesOf = (wanted: readonly string[]) => dis.flatMap(([di, value]) => (wanted.includes(di) && value) || []);
  const serials = valuesOf(SERIALS);
  const products = PRODUCTS.flatMap(wanted => valuesOf([wanted]));
  const several = serials.length > 1;
  const fields = Object.entries({
    aim,
    gtin,
    carton: sscc ?? contents ?? (gtin && isCasePack(gtin, context) ? gtin : undefined),
    product: products.find(context.isProduct) ?? products[0],
    serial: several ? undefined : (serial ?? serials[0]),
    serials: several ? [...(serial ? [serial] : []), ...serials] : undefined,
    ais,
    dis,
    ...said,
  });
  const raised = [
    doubled && syntax !== 'plain' && 'doubled-separator',
    ...warnings,
    dis.some(([, value]) => !value) && 'empty-value',
    several && 'several-serials',
    serial && !gtin && !piece && 'serial-without-gtin',
  ];
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value?.length)),
    syntax,
    text: syntax === 'plain' ? text : separated,
    warnings: raised.flatMap(warning => warning || []),
  };
}

/**
 * What a reading says: a product, a serial, both, or a carton; or the coded reason why it says nothing. Never throws;
 * linear in the length of the text. Serials are not checked against a product's rule here, because the product may
 * still be unknown: see `checkSerial`. Source: docs/parsing.md#order.
 * @example
 * const parsed = parseReading(
 *   { id: '1', text: ']C1010952123454321321ABC', source: 'wedge', atMs: Date.now() },
 *   { expects: 'any', isProduct: identifier => catalog.has(identifier) },
 * );
 * if (parsed.ok) use(parsed.code.gtin, parsed.code.serial); // '09521234543213', 'ABC'
 * else refuse(parsed.error.rule); // such as `check-digit`
 */
export function parseReading(reading: Reading, context: ParseContext): Parsed {
  // Nothing was read: the text is a serial as a list has it, whatever code it looks like.
  if (reading.source === 'tapped')
    return { ok: true, code: { text: reading.text, syntax: 'plain', serial: reading.text, warnings: [] } };
  const scan = cleanReading(reading);
  try {
    return { ok: true, code: readScan(scan, context) };
  } catch (failure) {
    if (!(failure instanceof CodeFailure)) throw failure;
    const { message: rule, cause = scan.text } = failure;
    return { ok: false, error: { rule, part: String(cause).slice(0, 100) } };
  }
}
