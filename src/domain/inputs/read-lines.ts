import { checkSerial } from '../rules/serial-rule.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { DocumentLine } from '../model/document.js';
import { isFields, own, type FieldReaders, type InputReader } from './read-input.js';
import type { DocumentLineInput } from './document-input.js';
import { choice, required, text, whole } from './read-values.js';

export const MAX_LINES = 10_000;
/** Listed serials of a whole document. */
export const MAX_SERIALS = 100_000;

/** A line as the host gave it, before the defaults are filled in. */
type GivenLine = Omit<DocumentLine, 'lineId' | 'serialPolicy'> & Partial<DocumentLine>;

const LINE: FieldReaders<DocumentLineInput, GivenLine> = {
  lineId: text,
  sku: required,
  expectedQty: whole(MAX_QUANTITY),
  expectedSerials: readSerials,
  serialPolicy: choice(['exact', 'advisory', 'none']),
  cartonId: text,
  reason: text,
};

/**
 * Reads the lines of a document and notes what is wrong with them. The id of a line that has none is its number on the
 * document, counted from 1.
 */
export function readLines(reader: InputReader, input: unknown, path: string): readonly DocumentLine[] {
  const items = reader.list(input, path, MAX_LINES);
  if (!withinSerialLimit(items)) {
    reader.refuse('too-many', path, `list more than ${MAX_SERIALS} serials`);
    return [];
  }
  const lines = items.map((item, at) => readLine(reader, item, `${path}[${at}]`, at + 1));
  checkTwice(reader, lines, 'lineId', ({ lineId }) => [lineId]);
  checkTwice(reader, lines, 'expectedSerials', ({ sku, expectedSerials = [] }) =>
    expectedSerials.map(serial => `${sku}\u001f${serial}`),
  );
  return lines;
}

/**
 * Has the document no more serials than allowed? They are counted before any is read, so that a hostile document costs
 * nothing.
 */
function withinSerialLimit(items: readonly unknown[]): boolean {
  let count = 0;
  for (const item of items) {
    const serials = isFields(item) ? own(item, 'expectedSerials') : undefined;
    count += Array.isArray(serials) ? serials.length : 0;
  }
  return count <= MAX_SERIALS;
}

function readLine(reader: InputReader, item: unknown, path: string, place: number): DocumentLine {
  const line = reader.fields<GivenLine>(item, path, LINE);
  const { expectedSerials, expectedQty = expectedSerials?.length } = line;
  const { serialPolicy = expectedSerials ? 'exact' : 'none' } = line;
  if (serialPolicy === 'exact' && expectedSerials && expectedSerials.length > (expectedQty ?? 0)) {
    reader.refuse(
      'inconsistent',
      `${path}.expectedSerials`,
      `lists more serials than the ${expectedQty} expected units`,
    );
  }
  return { lineId: String(place), ...line, ...(expectedQty !== undefined && { expectedQty }), serialPolicy };
}

/**
 * The listed serials; undefined for an empty list, which says as little as none. Each must be a serial that could be
 * captured.
 */
export function readSerials(reader: InputReader, input: unknown, path: string): readonly string[] | undefined {
  const items = reader.list(input, path, MAX_SERIALS);
  const serials = items.map((item, at) => {
    if (typeof item !== 'string') return reader.refuse('wrong-type', `${path}[${at}]`, 'must be a text') ?? '';
    const problem = checkSerial(item, undefined, '');
    if (problem) reader.refuse(problem.code, `${path}[${at}]`, `cannot be a serial: ${problem.rule}`);
    return item;
  });
  return serials.length > 0 ? serials : undefined;
}

function checkTwice(
  reader: InputReader,
  lines: readonly DocumentLine[],
  name: string,
  keysOf: (line: DocumentLine) => readonly string[],
): void {
  const seen = new Set<string>();
  lines.forEach((line, at) => {
    for (const key of keysOf(line)) {
      if (seen.has(key))
        reader.refuse('duplicate', `lines[${at}].${name}`, `repeats ${key.split('\u001f').at(-1) ?? key}`);
      seen.add(key);
    }
  });
}
