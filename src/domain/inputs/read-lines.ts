import { checkSerial } from '../rules/serial-rule.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { DocumentLine } from '../model/document.js';
import { compact, isFields, own, type InputReader } from './read-input.js';

export const MAX_LINES = 10_000;
/** Listed serials of a whole document. */
export const MAX_SERIALS = 100_000;

/** Reads the lines of a document and notes what is wrong with them. A line without an id is named by its place, counted from 1. */
export function readLines(reader: InputReader, input: unknown): readonly DocumentLine[] {
  const items = reader.list(input, 'lines', MAX_LINES);
  if (!withinSerialLimit(items)) {
    reader.refuse('too-many', 'lines', `list more than ${MAX_SERIALS} serials`);
    return [];
  }
  const lines = items.map((item, at) => readLine(reader, item, at));
  checkTwice(reader, lines, 'lineId', ({ lineId }) => [lineId]);
  checkTwice(reader, lines, 'expectedSerials', ({ sku, expectedSerials = [] }) =>
    expectedSerials.map(serial => `${sku}\u001f${serial}`),
  );
  return lines;
}

/** Counted before any of them is read, so that a hostile document costs nothing. */
function withinSerialLimit(items: readonly unknown[]): boolean {
  let count = 0;
  for (const item of items) {
    const serials = isFields(item) ? own(item, 'expectedSerials') : undefined;
    count += Array.isArray(serials) ? serials.length : 0;
  }
  return count <= MAX_SERIALS;
}

function readLine(reader: InputReader, item: unknown, at: number): DocumentLine {
  const path = `lines[${at}]`;
  const fields = reader.object(item, path);
  const field = (name: string) => [own(fields, name), `${path}.${name}`] as const;
  const given = reader.choice(...field('serialPolicy'), ['exact', 'advisory', 'none'] as const);
  const expectedSerials = readSerials(reader, ...field('expectedSerials'));
  const expectedQty = reader.count(...field('expectedQty'), MAX_QUANTITY) ?? expectedSerials?.length;
  const serialPolicy = given ?? (expectedSerials ? 'exact' : 'none');
  if (serialPolicy === 'exact' && expectedSerials && expectedSerials.length > (expectedQty ?? 0)) {
    reader.refuse(
      'inconsistent',
      `${path}.expectedSerials`,
      `lists more serials than the ${expectedQty} expected units`,
    );
  }
  return compact({
    lineId: reader.text(...field('lineId')) ?? String(at + 1),
    sku: reader.required(...field('sku')),
    expectedQty,
    expectedSerials,
    serialPolicy,
    cartonId: reader.text(...field('cartonId')),
    reason: reader.text(...field('reason')),
  });
}

/** Absent where nothing is listed: an empty list says as little as none. Each serial must be one that capture could take. */
function readSerials(reader: InputReader, input: unknown, path: string): readonly string[] | undefined {
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
