import { brokenRule, readFormat } from '../src/codes/ai.js';
import type { Parsed, ParseContext } from '../src/codes/code.js';
import { hasWrongCheckDigit, readDeviceId, type DeviceIdKind } from '../src/codes/device-id.js';
import { csvLine, guardFormula } from '../src/output/csv.js';
import { EventFormatError } from '../src/output/event-format.js';
import { joinSerials } from '../src/output/serial-list.js';
import { parseReading } from '../src/codes/parse-reading.js';
import type { Reading, Symbology } from '../src/codes/reading.js';

/** One case of a vector file; which fields it has depends on the file. */
export interface Vector {
  readonly input: string;
  readonly expect?: Expectation;
  readonly scope?: string;
  readonly symbologyIdentifier?: string;
  readonly symbology?: Symbology;
  readonly representation?: string;
  readonly options?: {
    readonly zeroSuppressedGtin?: boolean;
    readonly serialDelimiter?: string;
    readonly onDelimiter?: string;
    readonly dialect?: string;
  };
  readonly expectSyntaxOnly?: Expectation;
  readonly contentValid?: boolean;
  readonly lint?: string;
  readonly ok?: boolean;
  readonly type?: string;
  readonly valid?: boolean;
  /** Is it told as a misread, with `valid: false`? */
  readonly misread?: boolean;
  readonly normalized?: string;
  readonly mode?: string;
  readonly kind?: string;
  readonly serials?: readonly string[];
  readonly fields?: readonly string[];
}

type Expectation = Readonly<Record<string, unknown>>;

/** `right` is undefined for a case that is out of scope, which `skipped` names. */
export interface Judgement {
  readonly right?: boolean;
  readonly skipped?: string;
  readonly got?: unknown;
}

/** Linters of single values, as components of one AI. IBAN is extended: accepted and documented. */
const LINTS: Readonly<Record<string, string>> = { csum: 'c', csumalpha: 'a', cset82: '', yymmdd: 'D', yymmd0: 'd' };

function read(input: string, options: Partial<Reading> = {}, context: Partial<ParseContext> = {}): Parsed {
  const reading: Reading = { id: '', text: input, source: 'bridge', atMs: 0, ...options };
  return parseReading(reading, { expects: 'any', isProduct: () => false, ...context });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function agrees(parsed: Parsed, expect: Expectation): Judgement {
  const plain = parsed.ok && parsed.code.syntax === 'plain';
  if (expect.error !== undefined) return { right: !parsed.ok || plain, got: parsed };
  if (expect.plain) return { right: plain || (!parsed.ok && parsed.error.rule === 'empty'), got: parsed };
  if (!parsed.ok) return { right: false, got: parsed.error };
  const { gtin = null, serial = null, ais = [] } = parsed.code;
  const got = { gtin, serial, ais };
  return {
    right: !plain && same(got, { gtin: expect.gtin, serial: expect.serial, ais: expect.ais }),
    got: parsed.code,
  };
}

function bracketed({ input, expect = {} }: Vector): Judgement {
  const parsed = read(input);
  if (expect.error !== undefined) return { right: !parsed.ok || parsed.code.syntax === 'plain', got: parsed };
  return { right: parsed.ok && same(parsed.code.ais, expect.ais), got: parsed };
}

/** Labels of a reader that looks at lengths alone: what the reference engine refuses for its content may be refused. */
function lengths({ input, symbologyIdentifier, expectSyntaxOnly = {}, contentValid }: Vector): Judgement {
  const parsed = read(input, { aim: symbologyIdentifier });
  if (expectSyntaxOnly.error !== undefined) return { right: !parsed.ok, got: parsed };
  if (!parsed.ok) return { right: !contentValid, got: parsed };
  return { right: same(parsed.code.ais, expectSyntaxOnly.ais), got: parsed };
}

function lint({ lint: name = '', input, ok }: Vector): Judgement {
  const checks = LINTS[name];
  if (checks === undefined) return { skipped: `extended (${name})` };
  const set = /^cs(et|um.)/.test(name) ? 'X' : '';
  const length = name.startsWith('yy') ? 6 : input.length;
  const broken = input
    ? brokenRule(readFormat(`${set}${length}${checks}`), input)
    : name === 'cset82'
      ? undefined
      : 'ai-length';
  return { right: (broken === undefined) === ok, got: broken };
}

function deviceId({ type = '', input, valid, normalized = input, misread }: Vector): Judgement {
  const got = readDeviceId(type as DeviceIdKind, input);
  const isTold = misread === undefined || hasWrongCheckDigit(type, input) === misread;
  return { right: isTold && got === (valid ? normalized : undefined), got };
}

function iso15434({ input, expect = {} }: Vector): Judgement {
  const parsed = read(input);
  if (expect.error !== undefined) return { right: !parsed.ok, got: parsed };
  if (!parsed.ok) return { right: false, got: parsed };
  const { syntax, gtin, serial, serials, ais, dis, warnings } = parsed.code;
  const records = (expect.records ?? [expect]) as readonly Expectation[];
  const wanted = records.flatMap(record => record.dis ?? []);
  const wantedSerials = expect.serials ?? (records.length > 1 ? records.map(record => record.serial) : undefined);
  const right =
    syntax === 'iso15434' &&
    records.some(({ format }) => format === '05') === (ais !== undefined) &&
    records.some(({ format }) => format !== '05') === (dis !== undefined) &&
    records.length > 1 === warnings.includes('several-envelopes') &&
    (wanted.length === 0 || same(dis, wanted)) &&
    same(ais, expect.ais) &&
    (gtin ?? undefined) === expect.gtin &&
    same(serials, wantedSerials) &&
    (serial ?? null) === (expect.serial ?? null) &&
    warnings.length === ((expect.warnings as readonly string[] | undefined)?.length ?? (records.length > 1 ? 2 : 0));
  return { right, got: parsed };
}

function dataIdentifier({ input, mode, expect = {} }: Vector): Judgement {
  const parsed = read(input, {}, mode === 'di' ? { rule: { dataIdentifiers: true } } : {});
  if (!parsed.ok) return { right: false, got: parsed };
  const { serial, dis } = parsed.code;
  if (mode === 'plain') return { right: serial === expect.serial, got: parsed };
  // An identifier that says neither product nor serial answers no question, and stays plain text.
  const plain = parsed.code.syntax === 'plain';
  return {
    right: plain ? expect.serial === undefined : same(dis, [[expect.di, expect.value]]) && serial === expect.serial,
    got: parsed,
  };
}

/** A HIBC date as ISO 8601; labels have it in several forms, and the product keeps it as printed. */
function isoDate(printed: string | undefined): string | undefined {
  const julian = (printed ?? '').replace(/^\d{5}$/, '5$&'); // without its form, it is the day of the year
  const [, form, two = '', rest = ''] = /^(?:20(?=\d{6}$)|([2-6])(?=\d{5,8}$))(\d\d)(\d+)$/.exec(julian) ?? [];
  if (form === '5') return new Date(Date.UTC(2000 + Number(two), 0, Number(rest))).toISOString().slice(0, 10);
  return two && `20${two}-${rest.slice(0, 2)}-${rest.slice(2, 4)}`;
}

/** What the secondaries of a HIBC label are called in the vectors. */
const SECONDARIES: Readonly<Record<string, string>> = {
  S: 'serial',
  '$+': 'serial',
  $: 'lot',
  '14D': 'expiry',
  $$: 'expiry',
  '16D': 'manufactured',
};

function hibc({ input, expect = {} }: Vector): Judgement {
  const parsed = read(input);
  const recognised = parsed.ok && parsed.code.syntax === 'hibc';
  if (expect.error !== undefined || !recognised)
    return { right: expect.error !== undefined && !recognised, got: parsed };
  const { product = '', dis = [] } = parsed.code;
  const { lic, pcn, unitOfMeasure, ...secondaries } = expect;
  const said = Object.fromEntries(dis.map(([di, value]) => [SECONDARIES[di] ?? di, value]));
  const got: Readonly<Record<string, string | undefined>> = {
    ...said,
    expiry: isoDate(said.expiry),
    manufactured: isoDate(said.manufactured),
  };
  const right =
    product === [lic, pcn, unitOfMeasure].join('') &&
    Object.entries(secondaries).every(([name, value]) => (got[name] ?? null) === value);
  return { right, got: parsed };
}

/** Compressed links are out of scope, but each must be recognised as one. */
function compressed({ input }: Vector): Judgement {
  const parsed = read(input);
  return !parsed.ok && parsed.error.rule === 'compressed-digital-link'
    ? { skipped: 'compressed, reported' }
    : { right: false, got: parsed };
}

/** Codes of the vectors, by ours. */
const SERIAL_ERRORS: Readonly<Record<string, string>> = {
  'serial-delimiter': 'SERIAL_CONTAINS_DELIMITER',
  'serial-control-character': 'SERIAL_CONTAINS_CONTROL',
  'serial-empty': 'SERIAL_EMPTY',
};

function eventFile({ kind, serials = [], fields = [], options = {}, expect = {} }: Vector): Judgement {
  try {
    const { serialDelimiter = '|', onDelimiter, dialect } = options;
    const guarded = dialect === 'spreadsheet' ? fields.map(guardFormula) : fields;
    const got =
      kind === 'csvLine' ? csvLine(guarded) : joinSerials(serials, serialDelimiter, onDelimiter === 'percent');
    return { right: got === (expect.field ?? expect.line), got };
  } catch (error) {
    const got = error instanceof EventFormatError ? error.code : String(error);
    return { right: expect.error !== undefined && SERIAL_ERRORS[got] === expect.error, got };
  }
}

const JUDGES: Readonly<Record<string, (vector: Vector) => Judgement>> = {
  'gs1-bracketed': bracketed,
  'gs1-element-string-lengths': lengths,
  'gs1-component-lint': lint,
  'gs1-digital-link-compressed': compressed,
  'device-ids': deviceId,
  'mh10-data-identifier': dataIdentifier,
  iso15434,
  hibc,
  'event-file': eventFile,
  gtin: ({ input, symbology, expect = {} }) => agrees(read(input, { symbology }, { expects: 'product' }), expect),
  epc: ({ input, representation, expect = {} }) =>
    agrees(read(input, representation === 'hex' ? { source: 'rfid' } : {}), expect),
  'gs1-digital-link': ({ input, options, expect = {} }) =>
    agrees(read(input, {}, { isProduct: () => options?.zeroSuppressedGtin ?? false }), expect),
};

/** Does the product agree with one case of a file (named without `.json`)? Unknown files are read as scans. */
export function judgeVector(file: string, vector: Vector): Judgement {
  if (vector.scope && vector.scope !== 'core') return { skipped: vector.scope };
  const judge = JUDGES[file];
  return judge ? judge(vector) : agrees(read(vector.input, { aim: vector.symbologyIdentifier }), vector.expect ?? {});
}
