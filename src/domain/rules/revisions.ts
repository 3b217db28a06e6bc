import type { DocumentLine, FlowDocument } from '../model/document.js';
import type { Product } from '../model/product.js';
import type { DocumentChanges, RevisedLine } from '../model/revision.js';
import type { FlowState } from '../model/state.js';

/** What a revision may change. All else says which work it is, and stays as it was begun. */
const REVISABLE = [
  'lines',
  'refs',
  'title',
  'reason',
  'received',
  'vendorId',
  'sourceLocationId',
  'destinationLocationId',
  'destinationKind',
] as const satisfies readonly (keyof FlowDocument)[];

/** The document in its new version, with what could not be taken of that one. */
export function revisedDocument(before: FlowDocument, given: FlowDocument): FlowDocument {
  const isFresh = (name: string): boolean => name === 'problems' || REVISABLE.some(field => field === name);
  const own = Object.fromEntries(Object.entries(before).filter(([name]) => !isFresh(name)));
  const fresh = Object.fromEntries(Object.entries(given).filter(([name]) => isFresh(name)));
  return { ...own, ...fresh } as unknown as FlowDocument;
}

/** Is it the same document, whatever the order of its fields? */
export function isSameContent(before: FlowDocument, given: FlowDocument): boolean {
  return REVISABLE.every(field => isEqual(before[field], given[field]));
}

function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [fields, others] = [Object.entries(one), Object.entries(other)];
  return (
    fields.length === others.length &&
    fields.every(
      ([name, value]) => Object.hasOwn(other, name) && isEqual(value, (other as Record<string, unknown>)[name]),
    )
  );
}

/**
 * The line of the version before that each line goes on with: the one of its id and product, else the next one of its
 * product. The ids of lines that have none are their places, which a line that is put in front moves.
 */
export function linesBefore<L extends { readonly lineId: string; readonly sku: string }>(
  before: readonly L[],
  lines: readonly DocumentLine[],
): readonly (L | undefined)[] {
  const left = new Set(before);
  const take = (found: L | undefined): L | undefined => {
    if (found) left.delete(found);
    return found;
  };
  const byPlace = new Map(before.map(line => [JSON.stringify([line.lineId, line.sku]), line]));
  const same = lines.map(({ lineId, sku }) => take(byPlace.get(JSON.stringify([lineId, sku]))));
  return same.map((found, at) => found ?? take([...left].find(({ sku }) => sku === lines[at]?.sku)));
}

/** What a new version changes, for the associate and the page. */
export function changesTo(
  { document: before, lines }: Pick<FlowState, 'document' | 'lines'>,
  given: FlowDocument,
  products: readonly Product[],
): DocumentChanges {
  const names = new Map([...products, ...lines.map(({ product }) => product)].map(({ sku, name }) => [sku, name]));
  const lineOf = (known: DocumentLine | undefined, now: DocumentLine | undefined) => revisedLine(known, now, names);
  const pairs = linesBefore(before.lines, given.lines);
  return {
    added: given.lines.flatMap((line, at) => (pairs[at] ? [] : lineOf(undefined, line))),
    removed: before.lines.filter(line => !pairs.includes(line)).flatMap(line => lineOf(line, undefined)),
    changed: given.lines.flatMap((line, at) => (isChanged(pairs[at], line) ? lineOf(pairs[at], line) : [])),
  };
}

function isChanged(before: DocumentLine | undefined, now: DocumentLine): boolean {
  if (!before) return false;
  return before.expectedQty !== now.expectedQty || !isEqual(before.expectedSerials, now.expectedSerials);
}

function revisedLine(
  before: DocumentLine | undefined,
  now: DocumentLine | undefined,
  names: ReadonlyMap<string, string>,
): readonly RevisedLine[] {
  const line = now ?? before;
  if (!line) return [];
  const { lineId, sku } = line;
  const [known, listed] = [new Set(before?.expectedSerials), new Set(now?.expectedSerials)];
  return [
    {
      ...{ lineId, sku, name: names.get(sku) ?? sku },
      ...(before?.expectedQty !== undefined && { expectedBefore: before.expectedQty }),
      ...(now?.expectedQty !== undefined && { expectedNow: now.expectedQty }),
      addedSerials: [...listed].filter(serial => !known.has(serial)),
      removedSerials: [...known].filter(serial => !listed.has(serial)),
    },
  ];
}
